import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../api/problem.ts';
import { useWrite } from '../../api/hooks.ts';
import { useMember } from '../../app/member.ts';
import { dollars } from '../../i18n/time.ts';
import { Select, TextField } from '../../ui/field.tsx';
import { notify } from '../../ui/toasts.tsx';
import { CATEGORIES, OVER_REASONS } from './codes.ts';
import { EntryForm } from './entry-form.tsx';
import { faultAt } from '../../ui/field-faults.ts';
import { centsOf } from './money.ts';
import { MoneyField } from './money-field.tsx';
import { firstDate, lastDate, yearLabel } from './year.ts';

interface Props {
  readonly recipient: string;
  readonly year: number;
  readonly today: string;
  readonly onClose: () => void;
}

const TOLD = ['date', 'category', 'amountCents', 'documentReference', 'approvedIn', 'claimedOn', 'overApprovalReason'];

export function ExpenditureForm({ recipient, year, today, onClose }: Props): ReactElement {
  const { t } = useTranslation('reports');
  const { role } = useMember();
  const [date, setDate] = useState(firstDate(year, today));
  const [category, setCategory] = useState<(typeof CATEGORIES)[number]>();
  const [typed, setTyped] = useState('');
  const [reference, setReference] = useState('');
  const [approvedIn, setApprovedIn] = useState(String(year));
  const [claimedOn, setClaimedOn] = useState('');
  const [over, setOver] = useState<(typeof OVER_REASONS)[number]>();
  const [tried, setTried] = useState(false);
  const record = useWrite('POST /v1/expenditures', { label: t('entries.addNamed.expenditure'), texts: false });
  const amount = centsOf(typed);
  const cents = 'cents' in amount && amount.cents > 0 ? amount.cents : undefined;
  const isBackfill = category === 'backfill-staffing';
  const isReference = /^[\w./#-]{0,60}$/.test(reference);
  const fault = record.error;
  const isOver = fault instanceof Problem && fault.code === 'over-approved-amount';
  const go = (): void => {
    setTried(true);
    if (category === undefined || cents === undefined || !isReference) return;
    const body = {
      recipientId: recipient,
      date,
      category,
      amountCents: cents,
      ...(reference !== '' && { documentReference: reference }),
      ...(isBackfill && { approvedIn: Number(approvedIn) }),
      ...(isBackfill && claimedOn !== '' && { claimedOn }),
      ...(over !== undefined && { overApprovalReason: over }),
    };
    record.mutate(
      { body },
      {
        onSuccess: ({ data: { spending } }) => {
          const { standing, approvedCents } = spending;
          if (standing === 'within' || approvedCents === undefined) notify(t('entries.recorded'));
          else
            notify(
              t(`entries.nowStanding.${standing}`, {
                spent: dollars(spending.spentCents),
                approved: dollars(approvedCents),
              }),
              { tone: 'warn' },
            );
          onClose();
        },
      },
    );
  };
  return (
    <EntryForm
      title={t('entries.addNamed.expenditure')}
      go={t('entries.record')}
      isReady={category !== undefined && date !== ''}
      isPending={record.isPending}
      fault={fault}
      told={TOLD}
      onGo={go}
      onClose={onClose}
    >
      <MoneyField
        label={t('form.amount')}
        value={typed}
        onChange={setTyped}
        isTried={tried}
        isRequired
        error={tried && 'cents' in amount && amount.cents === 0 ? t('money.zero') : faultAt(fault, 'amountCents')}
      />
      <Select
        label={t('form.category')}
        value={category}
        onChange={setCategory}
        choices={CATEGORIES.map((value) => ({ value, label: t(`category.${value}`) }))}
        error={faultAt(fault, 'category')}
      />
      <TextField
        label={t('form.costDate')}
        type="date"
        value={date}
        onChange={setDate}
        min={`${year}-04-01`}
        max={lastDate(year, today)}
        error={faultAt(fault, 'date')}
      />
      {isBackfill && (
        <>
          <Select
            label={t('form.approvedIn')}
            help={t('form.approvedInHelp')}
            value={approvedIn}
            onChange={setApprovedIn}
            choices={[year, year - 1, year - 2].map((one) => ({ value: String(one), label: yearLabel(one) }))}
            error={faultAt(fault, 'approvedIn')}
          />
          {role !== 'recipient-reporter' && (
            <TextField
              label={t('form.claimedOn')}
              help={t('form.claimedOnHelp')}
              type="date"
              value={claimedOn}
              onChange={setClaimedOn}
              max={today}
              error={faultAt(fault, 'claimedOn')}
            />
          )}
        </>
      )}
      <TextField
        label={t('form.reference')}
        help={t('form.referenceHelp')}
        value={reference}
        onChange={(text) => setReference(text.trim())}
        error={isReference ? faultAt(fault, 'documentReference') : t('form.referenceWrong')}
      />
      {role === 'admin' && (isOver || over !== undefined) && (
        <Select
          label={t('form.overReason')}
          value={over}
          onChange={setOver}
          choices={OVER_REASONS.map((value) => ({ value, label: t(`overReason.${value}`) }))}
          error={faultAt(fault, 'overApprovalReason')}
        />
      )}
    </EntryForm>
  );
}
