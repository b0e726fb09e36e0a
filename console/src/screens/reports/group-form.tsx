import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../../api/hooks.ts';
import { useMember } from '../../app/member.ts';
import { inLanguage } from '../../i18n/i18n.ts';
import { Checkbox, Select, TextField } from '../../ui/field.tsx';
import { PlaceBox } from '../../ui/place-box.tsx';
import { useRecipients } from '../../ui/recipients.ts';
import { notify } from '../../ui/toasts.tsx';
import { GROUP_TYPES } from './codes.ts';
import { EntryForm } from './entry-form.tsx';
import { faultAt } from '../../ui/field-faults.ts';
import { firstDate, lastDate } from './year.ts';

interface Props {
  readonly recipient: string;
  readonly year: number;
  readonly today: string;
  readonly onClose: () => void;
}

export function GroupForm({ recipient, year, today, onClose }: Props): ReactElement {
  const { t } = useTranslation('reports');
  const [date, setDate] = useState(firstDate(year, today));
  const [type, setType] = useState<(typeof GROUP_TYPES)[number]>();
  const [participants, setParticipants] = useState('');
  const [place, setPlace] = useState<string>();
  const [others, setOthers] = useState<readonly string[]>([]);
  const record = useWrite('POST /v1/group-activities', { label: t('entries.addNamed.group'), texts: false });
  const isNumber = /^\d{0,5}$/.test(participants.trim()) && Number(participants) <= 10_000;
  const go = (): void => {
    if (type === undefined || !isNumber) return;
    const body = {
      hosts: [recipient, ...others],
      date,
      type,
      ...(participants.trim() !== '' && { participants: Number(participants) }),
      ...(place !== undefined && { communityId: place }),
    };
    record.mutate(
      { body },
      {
        onSuccess: () => {
          notify(t('entries.recorded'));
          onClose();
        },
      },
    );
  };
  const fault = record.error;
  return (
    <EntryForm
      title={t('entries.addNamed.group')}
      go={t('entries.record')}
      isReady={type !== undefined && date !== '' && isNumber}
      isPending={record.isPending}
      fault={fault}
      told={['date', 'type', 'participants', 'communityId']}
      onGo={go}
      onClose={onClose}
    >
      <Select
        label={t('form.type')}
        value={type}
        onChange={setType}
        choices={GROUP_TYPES.map((value) => ({ value, label: t(`groupType.${value}`) }))}
        error={faultAt(fault, 'type')}
      />
      <TextField
        label={t('form.date')}
        type="date"
        value={date}
        onChange={setDate}
        min={`${year}-04-01`}
        max={lastDate(year, today)}
        error={faultAt(fault, 'date')}
      />
      <PlaceBox label={t('form.place')} value={place} onChange={setPlace} error={faultAt(fault, 'communityId')} />
      <TextField
        label={t('form.participants')}
        value={participants}
        onChange={setParticipants}
        inputMode="numeric"
        error={isNumber ? faultAt(fault, 'participants') : t('form.notANumber')}
      />
      <OtherHosts recipient={recipient} hosts={others} onChange={setOthers} />
    </EntryForm>
  );
}

/** A joint activity stands in the report of each host: a reporter, who knows only their own, asks the hub to enter it. */
function OtherHosts({
  recipient,
  hosts,
  onChange,
}: {
  readonly recipient: string;
  readonly hosts: readonly string[];
  readonly onChange: (hosts: readonly string[]) => void;
}): ReactElement | null {
  const { t } = useTranslation('reports');
  const { role } = useMember();
  const recipients = useRecipients().filter(({ id }) => id !== recipient);
  if (role === 'recipient-reporter' || recipients.length === 0) return null;
  return (
    <fieldset className="reports-hosts">
      <legend>{t('form.hosts')}</legend>
      {recipients.map(({ id, name }) => (
        <Checkbox
          key={id}
          isSelected={hosts.includes(id)}
          onChange={(on) => onChange(on ? [...hosts, id] : hosts.filter((host) => host !== id))}
        >
          {inLanguage(name)}
        </Checkbox>
      ))}
      <p className="field-help">{t('form.hostsHelp')}</p>
    </fieldset>
  );
}
