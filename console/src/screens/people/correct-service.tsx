import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Options } from '../../api/contract.ts';
import { useRead, useWrite } from '../../api/hooks.ts';
import { inLanguage } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Select, TextField } from '../../ui/field.tsx';
import { useRecipients } from '../../ui/recipients.ts';
import { Fault } from '../../ui/states.tsx';
import { notify } from '../../ui/toasts.tsx';
import { dayIn } from './file.ts';
import { activeTypes, type ServiceEvent } from './services.ts';

type ChangeReason = Options<'POST /v1/service-events/{eventId}/void'>['body']['reason'];

const CHANGE_REASONS = [
  'entered-in-error',
  'duplicate',
  'did-not-take-place',
  'wrong-person',
  'wrong-date',
  'wrong-service-type',
  'wrong-recipient',
  'other',
] as const satisfies readonly ChangeReason[];

/** Puts right what is on the record, or takes it off: both leave who, when and why. */
export function CorrectService({
  event,
  onClose,
}: {
  readonly event: ServiceEvent;
  readonly onClose: () => void;
}): ReactElement {
  const { t } = useTranslation('people');
  const hub = useRead('GET /v1/hub', {}, { still: true });
  const recipients = useRecipients();
  const [serviceType, setType] = useState(event.serviceType);
  const [serviceDate, setDate] = useState(event.serviceDate);
  const [recipientId, setRecipient] = useState(event.recipientId);
  const [reason, setReason] = useState<ChangeReason>();
  const [asked, setAsked] = useState(false);
  const [today] = useState(() => Date.now());
  const correct = useWrite('PATCH /v1/service-events/{eventId}', { label: t('service.correct'), texts: false });
  const takeOff = useWrite('POST /v1/service-events/{eventId}/void', { label: t('service.void'), texts: false });

  const change = {
    ...(serviceType !== event.serviceType && { serviceType }),
    ...(serviceDate !== event.serviceDate && { serviceDate }),
    ...(recipientId !== event.recipientId && { recipientId }),
  };
  const isChanged = Object.keys(change).length > 0;
  const params = { eventId: event.id };
  const save = (): void => {
    setAsked(true);
    if (reason === undefined || !isChanged) return;
    const done = (): void => {
      notify(t('service.corrected'));
      onClose();
    };
    correct.mutate({ params, version: event.version, body: { ...change, reason } }, { onSuccess: done });
  };
  const remove = (): void => {
    setAsked(true);
    if (reason === undefined) return;
    const done = (): void => {
      notify(t('service.voided'));
      onClose();
    };
    takeOff.mutate({ params, body: { reason } }, { onSuccess: done });
  };
  const fault = correct.error ?? takeOff.error;

  return (
    <Dialog title={t('service.correctTitle')} isOpen onClose={onClose}>
      <p className="quiet">{t('service.correctText')}</p>
      <Select
        label={t('service.type')}
        value={serviceType}
        onChange={setType}
        choices={activeTypes(hub.data?.data).map(({ code, names }) => ({ value: code, label: inLanguage(names) }))}
      />
      <div className="people-pair-fields">
        <Select
          label={t('service.recipient')}
          value={recipientId}
          onChange={setRecipient}
          choices={recipients.map(({ id, name }) => ({ value: id, label: inLanguage(name) }))}
        />
        <TextField
          label={t('service.date')}
          type="date"
          max={dayIn(hub.data?.data.timeZone, today)}
          value={serviceDate}
          onChange={setDate}
        />
      </div>
      <Select
        label={t('service.why')}
        value={reason}
        onChange={setReason}
        choices={CHANGE_REASONS.map((value) => ({ value, label: t(`changeReason.${value}`) }))}
        placeholder={t('choose')}
        error={asked && reason === undefined ? t('service.whyMissing') : undefined}
      />
      {fault !== null && <Fault fault={fault} />}
      <div className="dialog-actions">
        <Button isDisabled={takeOff.isPending} onPress={remove}>
          {t('service.void')}
        </Button>
        <Button tone="primary" isDisabled={!isChanged || correct.isPending} onPress={save}>
          {t('service.correct')}
        </Button>
      </div>
    </Dialog>
  );
}
