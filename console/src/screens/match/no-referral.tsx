import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Options } from '../../api/contract.ts';
import { useWrite } from '../../api/hooks.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Choices } from '../../ui/field.tsx';
import { Fault } from '../../ui/states.tsx';
import { notify } from '../../ui/toasts.tsx';
import { KINDS_OF } from './codes.ts';
import type { Need } from './question.ts';

type Reason = Options<'POST /v1/no-referrals'>['body']['reason'];
const REASONS = [
  'no-service',
  'person-declined',
  'no-consent',
  'already-served',
  'unsafe',
  'other',
] as const satisfies readonly Reason[];

/** That a need led to nothing is worth knowing too: it is counted, with its reason. */
export function NoReferral({
  personId,
  need,
}: {
  readonly personId: string;
  readonly need: Need | undefined;
}): ReactElement | null {
  const { t } = useTranslation('match');
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState<Reason>('no-service');
  const record = useWrite('POST /v1/no-referrals', { label: t('none.label'), texts: false });
  if (need === undefined) return null;
  const body = { personId, need: need.kinds[0] ?? KINDS_OF[need.need][0], reason };
  return (
    <div>
      <Button tone="quiet" onPress={() => setOpen(true)}>
        {t('none.open')}
      </Button>
      <Dialog title={t('none.title', { need: t(`need.${need.need}`) })} isOpen={isOpen} onClose={() => setOpen(false)}>
        <Choices
          label={t('none.why')}
          value={reason}
          choices={REASONS.map((value) => ({ value, label: t(`none.reason.${value}`) }))}
          onChange={setReason}
        />
        {record.error !== null && <Fault fault={record.error} />}
        <div className="dialog-actions">
          <Button
            tone="primary"
            isDisabled={record.isPending}
            onPress={() => {
              record.mutate(
                { body },
                {
                  onSuccess: () => {
                    setOpen(false);
                    notify(t('none.done'));
                  },
                },
              );
            }}
          >
            {t('none.save')}
          </Button>
        </div>
      </Dialog>
    </div>
  );
}
