import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../../api/hooks.ts';
import { plainDate } from '../../i18n/time.ts';
import { Select } from '../../ui/field.tsx';
import { notify } from '../../ui/toasts.tsx';
import { ENTRY_REASONS } from './codes.ts';
import { EntryForm } from './entry-form.tsx';

/** An entry that is to leave the record: voided, or for money reversed. */
export interface Taken {
  readonly kind: 'group' | 'capacity' | 'expenditure';
  readonly id: string;
  readonly date: string;
  readonly title: string;
}

/** Nothing is deleted: what is taken off stays in sight with the reason, and is recorded anew if that was wrong. */
export function TakeOff({ taken, onClose }: { readonly taken: Taken; readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation('reports');
  const [reason, setReason] = useState<(typeof ENTRY_REASONS)[number]>();
  const manner = { label: t(`takeOff.title.${taken.kind}`), texts: false };
  const group = useWrite('POST /v1/group-activities/{activityId}/void', manner);
  const capacity = useWrite('POST /v1/capacity-activities/{activityId}/void', manner);
  const expenditure = useWrite('POST /v1/expenditures/{expenditureId}/reversal', manner);
  const on = { group, capacity, expenditure }[taken.kind];
  const done = {
    onSuccess: () => {
      notify(t(`takeOff.done.${taken.kind}`));
      onClose();
    },
  };
  const go = (): void => {
    if (reason === undefined) return;
    const activity = { params: { activityId: taken.id }, body: { reason } };
    if (taken.kind === 'group') group.mutate(activity, done);
    else if (taken.kind === 'capacity') capacity.mutate(activity, done);
    else expenditure.mutate({ params: { expenditureId: taken.id }, body: { reason } }, done);
  };
  return (
    <EntryForm
      title={t(`takeOff.title.${taken.kind}`)}
      go={t(`takeOff.go.${taken.kind}`)}
      isReady={reason !== undefined}
      isPending={on.isPending}
      fault={on.error}
      told={[]}
      onGo={go}
      onClose={onClose}
    >
      <p>
        <strong>{taken.title}</strong> · {plainDate(taken.date)}
      </p>
      <Select
        label={t('takeOff.reason')}
        value={reason}
        onChange={setReason}
        choices={ENTRY_REASONS.map((value) => ({ value, label: t(`reason.${value}`) }))}
      />
      <p className="small quiet">{t(`takeOff.text.${taken.kind}`)}</p>
    </EntryForm>
  );
}
