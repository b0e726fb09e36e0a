import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Options } from '../../api/contract.ts';
import { useWrite } from '../../api/hooks.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Choices } from '../../ui/field.tsx';
import { explain, Fault } from '../../ui/states.tsx';
import { notify } from '../../ui/toasts.tsx';
import { MergeEffects, SplitEffects } from './count-effects.tsx';
import { shortId } from './file.ts';

type MergeReason = Options<'POST /v1/merges'>['body']['reason'];
type SplitReason = Options<'POST /v1/people/{personId}/split'>['body']['reason'];

const MERGE_REASONS = ['same-person', 'other'] as const satisfies readonly MergeReason[];
const SPLIT_REASONS = ['merged-in-error', 'different-persons', 'other'] as const satisfies readonly SplitReason[];

interface Props {
  /** The older one first: it goes on unless the member chooses the other. */
  readonly personIds: readonly [string, string];
  readonly onClose: () => void;
  readonly onMerged?: () => void;
}

/** Makes two files one person, after showing what that does to the counts; it can be taken back from the notice. */
export function MergeForm({ personIds: [one, other], onClose, onMerged }: Props): ReactElement {
  const { t } = useTranslation('people');
  const [keptPersonId, setKept] = useState(one);
  const [reason, setReason] = useState<MergeReason>('same-person');
  const merge = useWrite('POST /v1/merges', { label: t('identity.merge'), texts: false });
  const split = useWrite('POST /v1/people/{personId}/split', { label: t('identity.split'), texts: false });
  const undo = (personId: string): void => {
    split.mutate(
      { params: { personId }, body: { reason: 'merged-in-error' } },
      {
        onSuccess: () => notify(t('identity.apart')),
        onError: (fault) => notify(explain(fault), { tone: 'danger' }),
      },
    );
  };
  const save = (): void => {
    const personId = keptPersonId === one ? other : one;
    const onSuccess = (): void => {
      notify(t('identity.merged'), { undo: () => undo(personId) });
      onClose();
      onMerged?.();
    };
    merge.mutate({ body: { personId, keptPersonId, reason } }, { onSuccess });
  };
  return (
    <Dialog title={t('identity.mergeTitle')} isOpen onClose={onClose}>
      <p>{t('identity.mergeText')}</p>
      <Choices
        label={t('identity.kept')}
        value={keptPersonId}
        onChange={setKept}
        choices={[one, other].map((id) => ({ value: id, label: shortId(id) }))}
        help={t('identity.keptHelp')}
      />
      <Choices
        label={t('identity.reason')}
        value={reason}
        onChange={setReason}
        choices={MERGE_REASONS.map((value) => ({ value, label: t(`mergeReason.${value}`) }))}
      />
      <MergeEffects one={one} other={other} />
      {merge.error !== null && <Fault fault={merge.error} />}
      <div className="dialog-actions">
        <Button onPress={onClose}>{t('cancel')}</Button>
        <Button tone="primary" autoFocus isDisabled={merge.isPending} onPress={save}>
          {t('identity.merge')}
        </Button>
      </div>
    </Dialog>
  );
}

/** Takes a file apart from the one that it is counted with. */
export function SplitForm({
  personId,
  onClose,
}: {
  readonly personId: string;
  readonly onClose: () => void;
}): ReactElement {
  const { t } = useTranslation('people');
  const [reason, setReason] = useState<SplitReason>('merged-in-error');
  const split = useWrite('POST /v1/people/{personId}/split', { label: t('identity.split'), texts: false });
  const save = (): void => {
    const onSuccess = (): void => {
      notify(t('identity.apart'));
      onClose();
    };
    split.mutate({ params: { personId }, body: { reason } }, { onSuccess });
  };
  return (
    <Dialog title={t('identity.splitTitle')} isOpen onClose={onClose}>
      <p>{t('identity.splitText')}</p>
      <Choices
        label={t('identity.reason')}
        value={reason}
        onChange={setReason}
        choices={SPLIT_REASONS.map((value) => ({ value, label: t(`splitReason.${value}`) }))}
      />
      <SplitEffects personId={personId} />
      {split.error !== null && <Fault fault={split.error} />}
      <div className="dialog-actions">
        <Button onPress={onClose}>{t('cancel')}</Button>
        <Button tone="primary" isDisabled={split.isPending} onPress={save}>
          {t('identity.split')}
        </Button>
      </div>
    </Dialog>
  );
}
