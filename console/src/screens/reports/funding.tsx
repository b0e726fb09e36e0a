import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Form } from 'react-aria-components/Form';
import type { AnswerOf } from '../../api/contract.ts';
import { useRead, useWrite } from '../../api/hooks.ts';
import { useMember } from '../../app/member.ts';
import { dateTime, dollars } from '../../i18n/time.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Checkbox } from '../../ui/field.tsx';
import { Badge, Card } from '../../ui/page.tsx';
import { Fault, Skeleton } from '../../ui/states.tsx';
import { notify } from '../../ui/toasts.tsx';
import type { Standing } from './codes.ts';
import { centsOf } from './money.ts';
import { MoneyField, typedDollars } from './money-field.tsx';
import { yearLabel } from './year.ts';

type Funding = AnswerOf<'GET /v1/funding/{recipientId}/{fiscalYear}'>;

const TONES = { within: 'ok', near: 'warn', over: 'danger' } as const satisfies Readonly<Record<Standing, string>>;

interface Props {
  readonly recipient: string;
  readonly year: number;
}

/** What was approved for the year and how much of it is spent; the administrator decides it here. */
export function FundingCard({ recipient, year }: Props): ReactElement {
  const { t } = useTranslation(['reports', 'common']);
  const { role } = useMember();
  const [deciding, setDeciding] = useState(false);
  const { data, error, refetch } = useRead('GET /v1/funding/{recipientId}/{fiscalYear}', {
    params: { recipientId: recipient, fiscalYear: String(year) },
  });
  return (
    <Card
      title={t('funding.title')}
      actions={
        role === 'admin' &&
        data !== undefined && (
          <Button small onPress={() => setDeciding(true)}>
            {t('funding.decide')}
          </Button>
        )
      }
    >
      {data === undefined ? (
        error === null ? (
          <Skeleton />
        ) : (
          <Fault fault={error} retry={() => void refetch()} />
        )
      ) : (
        <>
          <Spent funding={data.data} />
          {deciding && (
            <Decide recipient={recipient} year={year} funding={data.data} onClose={() => setDeciding(false)} />
          )}
        </>
      )}
    </Card>
  );
}

function Spent({ funding }: { readonly funding: Funding }): ReactElement {
  const { t } = useTranslation(['reports', 'common']);
  const { approvedCents, spentCents, standing, funded, decisions } = funding;
  const part = approvedCents === undefined || approvedCents === 0 ? undefined : spentCents / approvedCents;
  const last = decisions.at(-1);
  return (
    <div className="stack">
      <div className="row spread">
        <span className="reports-big">{dollars(spentCents)}</span>
        {approvedCents !== undefined && <Badge tone={TONES[standing]}>{t(`funding.standing.${standing}`)}</Badge>}
      </div>
      {part !== undefined && (
        <div className={`reports-bar reports-bar-${standing}`} aria-hidden>
          <div style={{ inlineSize: `${Math.min(100, Math.max(0, part * 100))}%` }} />
        </div>
      )}
      <p className="quiet small">
        {approvedCents === undefined
          ? t('funding.noAmount')
          : t('funding.ofApproved', { amount: dollars(approvedCents) })}
      </p>
      {funded === false && <Badge tone="warn">{t('funding.notFunded')}</Badge>}
      {last !== undefined && <p className="quiet small">{t('funding.decidedOn', { date: dateTime(last.at) })}</p>}
    </div>
  );
}

function Decide({
  recipient,
  year,
  funding,
  onClose,
}: Props & { readonly funding: Funding; readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation(['reports', 'common']);
  const [funded, setFunded] = useState(funding.funded ?? true);
  const [typed, setTyped] = useState(funding.approvedCents === undefined ? '' : typedDollars(funding.approvedCents));
  const [tried, setTried] = useState(false);
  const decide = useWrite('PUT /v1/funding/{recipientId}/{fiscalYear}', { label: t('funding.decide'), texts: false });
  const amount = typed.trim() === '' ? undefined : centsOf(typed);
  const isReady = amount === undefined || 'cents' in amount;
  const save = (): void => {
    setTried(true);
    if (amount !== undefined && !('cents' in amount)) return;
    decide.mutate(
      {
        params: { recipientId: recipient, fiscalYear: String(year) },
        body: { funded, ...(amount !== undefined && { approvedCents: amount.cents }) },
      },
      {
        onSuccess: () => {
          notify(t('funding.saved'));
          onClose();
        },
      },
    );
  };
  return (
    <Dialog title={t('funding.decideTitle', { year: yearLabel(year) })} isOpen onClose={onClose}>
      <Form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Checkbox isSelected={funded} onChange={setFunded}>
          {t('funding.funded')}
        </Checkbox>
        <MoneyField
          label={t('funding.approved')}
          help={t('funding.approvedHelp')}
          value={typed}
          onChange={setTyped}
          isTried={tried && !isReady}
        />
        {decide.error !== null && <Fault fault={decide.error} />}
        <div className="dialog-actions">
          <Button onPress={onClose}>{t('common:close')}</Button>
          <Button type="submit" tone="primary" isDisabled={decide.isPending}>
            {t('save')}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
