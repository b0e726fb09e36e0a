import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead, useWrite } from '../../api/hooks.ts';
import { Problem } from '../../api/problem.ts';
import { inLanguage } from '../../i18n/i18n.ts';
import { plainDate } from '../../i18n/time.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Select, TextField } from '../../ui/field.tsx';
import { useRecipients } from '../../ui/recipients.ts';
import { explain, Fault, Skeleton } from '../../ui/states.tsx';
import { notify } from '../../ui/toasts.tsx';
import { DigitList } from './digit-list.tsx';
import { dayIn } from './file.ts';
import { useRecipient } from './recipient.ts';
import { activeTypes, typeNames } from './services.ts';

/** One service of today, by its digit; another day or recipient first, where it was not today or not here. */
export function RecordService({
  personId,
  onClose,
}: {
  readonly personId: string;
  readonly onClose: () => void;
}): ReactElement {
  const { t } = useTranslation('people');
  const hub = useRead('GET /v1/hub', {}, { still: true });
  const recipients = useRecipients();
  const [recipientId, setRecipient] = useRecipient();
  const [today] = useState(() => Date.now());
  const [day, setDay] = useState<string>();
  const [asked, setAsked] = useState(false);
  const record = useWrite('POST /v1/service-events', { label: t('service.record'), texts: false });
  const takeBack = useWrite('POST /v1/service-events/{eventId}/void', { label: t('service.takeBack'), texts: false });
  const serviceDate = day ?? dayIn(hub.data?.data.timeZone, today);
  const latest = dayIn(hub.data?.data.timeZone, today);

  const undo = (eventId: string): void => {
    takeBack.mutate(
      { params: { eventId }, body: { reason: 'entered-in-error' } },
      {
        onSuccess: () => notify(t('service.takenBack')),
        onError: (fault) => notify(explain(fault), { tone: 'danger' }),
      },
    );
  };
  const choose = (serviceType: string): void => {
    setAsked(true);
    if (recipientId === undefined || serviceDate === '') return;
    record.mutate(
      { body: { personId, recipientId, serviceDate, serviceType } },
      {
        onSuccess: ({ data }) => {
          const text = t('service.recorded', {
            what: inLanguage(typeNames(hub.data?.data, serviceType)),
            on: plainDate(data.serviceDate),
          });
          notify(text, { undo: () => undo(data.id) });
          onClose();
        },
      },
    );
  };
  const errorOf = (field: string): string | undefined =>
    record.error instanceof Problem && record.error.errors.some((error) => error.field === field)
      ? explain(record.error)
      : undefined;
  const [dateError, recipientError] = [errorOf('serviceDate'), errorOf('recipientId')];

  return (
    <Dialog title={t('service.title')} isOpen onClose={onClose}>
      {hub.data === undefined ? (
        <Skeleton lines={7} />
      ) : (
        <>
          <div className="people-pair-fields">
            <Select
              label={t('service.recipient')}
              value={recipientId}
              onChange={setRecipient}
              choices={recipients.map(({ id, name }) => ({ value: id, label: inLanguage(name) }))}
              placeholder={t('service.chooseRecipient')}
              error={asked && recipientId === undefined ? t('service.recipientMissing') : recipientError}
            />
            <TextField
              label={t('service.date')}
              type="date"
              max={latest}
              value={serviceDate}
              onChange={setDay}
              error={asked && serviceDate === '' ? t('service.dateMissing') : dateError}
            />
          </div>
          <DigitList
            label={t('service.title')}
            choices={activeTypes(hub.data.data).map(({ code, names }) => ({ value: code, label: inLanguage(names) }))}
            onChoose={choose}
            isDisabled={record.isPending}
          />
          {record.error !== null && dateError === undefined && recipientError === undefined && (
            <Fault fault={record.error} />
          )}
          <p className="quiet small">{t('service.help')}</p>
        </>
      )}
    </Dialog>
  );
}
