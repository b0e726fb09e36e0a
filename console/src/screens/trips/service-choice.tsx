import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../../api/hooks.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/field.tsx';
import { Fault } from '../../ui/states.tsx';
import { notify } from '../../ui/toasts.tsx';
import { useRecipientChoices } from './recipients.ts';

export const DISMISSALS = ['already-counted', 'not-funded', 'other'] as const;

/** Whether a completed trip counts as a service, and for whom. */
export function ServiceChoice({
  tripId,
  mayDismiss,
}: {
  readonly tripId: string;
  readonly mayDismiss: boolean;
}): ReactElement {
  const { t } = useTranslation('trips');
  const recipients = useRecipientChoices();
  const [chosen, setChosen] = useState<string>();
  const recipientId = chosen ?? (recipients.length === 1 ? recipients[0]?.value : undefined);
  const confirm = useWrite('POST /v1/trips/{tripId}/service-event', { label: t('service.confirm'), texts: false });
  const dismiss = useWrite('POST /v1/trips/{tripId}/service-event/dismissal', {
    label: t('service.dismiss'),
    texts: false,
  });
  return (
    <div className="stack">
      <Select label={t('recipient')} value={recipientId} onChange={setChosen} choices={recipients} />
      {confirm.error !== null && <Fault fault={confirm.error} />}
      {dismiss.error !== null && <Fault fault={dismiss.error} />}
      <div className="row">
        <Button
          small
          tone="primary"
          isDisabled={recipientId === undefined || confirm.isPending}
          onPress={() => {
            if (recipientId === undefined) return;
            confirm.mutate(
              { params: { tripId }, body: { recipientId } },
              { onSuccess: () => notify(t('done.service')) },
            );
          }}
        >
          {t('service.confirm')}
        </Button>
        {mayDismiss &&
          DISMISSALS.map((reason) => (
            <Button
              key={reason}
              small
              isDisabled={dismiss.isPending}
              onPress={() =>
                dismiss.mutate({ params: { tripId }, body: { reason } }, { onSuccess: () => notify(t('done.dismiss')) })
              }
            >
              {t(`dismissal.${reason}`)}
            </Button>
          ))}
      </div>
    </div>
  );
}
