import { X } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../../api/hooks.ts';
import { Button } from '../../ui/button.tsx';
import { OrganizationName } from '../../ui/entry-name.tsx';
import { Select, TextField } from '../../ui/field.tsx';
import { OrganizationBox } from '../../ui/organization-box.tsx';
import { notify } from '../../ui/toasts.tsx';
import { CAPACITY_TYPES } from './codes.ts';
import { EntryForm } from './entry-form.tsx';
import { faultAt } from '../../ui/field-faults.ts';
import { firstDate, lastDate } from './year.ts';

interface Props {
  readonly recipient: string;
  readonly year: number;
  readonly today: string;
  readonly onClose: () => void;
}

export function CapacityForm({ recipient, year, today, onClose }: Props): ReactElement {
  const { t } = useTranslation('reports');
  const [date, setDate] = useState(firstDate(year, today));
  const [type, setType] = useState<(typeof CAPACITY_TYPES)[number]>();
  const [partners, setPartners] = useState<readonly string[]>([]);
  const record = useWrite('POST /v1/capacity-activities', { label: t('entries.addNamed.capacity'), texts: false });
  const go = (): void => {
    if (type === undefined) return;
    record.mutate(
      { body: { recipientId: recipient, date, type, partnerIds: [...partners] } },
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
      title={t('entries.addNamed.capacity')}
      go={t('entries.record')}
      isReady={type !== undefined && date !== ''}
      isPending={record.isPending}
      fault={fault}
      told={['date', 'type', 'partnerIds']}
      onGo={go}
      onClose={onClose}
    >
      <Select
        label={t('form.type')}
        value={type}
        onChange={setType}
        choices={CAPACITY_TYPES.map((value) => ({ value, label: t(`capacityType.${value}`) }))}
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
      <OrganizationBox
        label={t('form.partners')}
        help={t('form.partnersHelp')}
        value={undefined}
        onChange={(id) => {
          if (id !== undefined && !partners.includes(id)) setPartners([...partners, id]);
        }}
        error={faultAt(fault, 'partnerIds')}
      />
      {partners.length > 0 && (
        <ul className="reports-partners">
          {partners.map((id) => (
            <li key={id} className="row spread">
              <OrganizationName id={id} />
              <Button
                small
                tone="quiet"
                icon={<X aria-hidden size={16} />}
                aria-label={t('form.removePartner')}
                onPress={() => setPartners(partners.filter((one) => one !== id))}
              />
            </li>
          ))}
        </ul>
      )}
    </EntryForm>
  );
}
