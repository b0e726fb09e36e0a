import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ItemOf } from '../../api/contract.ts';
import { useRead, useWrite } from '../../api/hooks.ts';
import { count, dateTime, dollars, plainDate } from '../../i18n/time.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/field.tsx';
import { Card } from '../../ui/page.tsx';
import { Empty } from '../../ui/states.tsx';
import { notify } from '../../ui/toasts.tsx';
import { EntryForm } from './entry-form.tsx';
import { faultAt } from '../../ui/field-faults.ts';
import { Pages, type Ledger } from './pages.tsx';
import { StandingDialog } from './standing.tsx';
import { useMemberName } from './member-name.ts';
import { monthEndsOf, yearLabel } from './year.ts';

type Submission = ItemOf<'GET /v1/submissions'>;

interface Props {
  readonly recipient: string;
  readonly year: number;
  readonly today: string;
}

const useSubmissions = (ledger: Ledger, cursor: string | undefined) =>
  useRead('GET /v1/submissions', { query: { ...ledger, limit: 25, cursor } });

/** Reports as they were handed in, each with what has changed since. */
export function Submissions({ recipient, year, today }: Props): ReactElement {
  const { t } = useTranslation('reports');
  const [submitting, setSubmitting] = useState(false);
  const [opened, setOpened] = useState<string>();
  const over = monthEndsOf(year).filter((end) => end < today);
  return (
    <Card
      title={t('submissions.title', { year: yearLabel(year) })}
      actions={
        <Button tone="primary" isDisabled={over.length === 0} onPress={() => setSubmitting(true)}>
          {t('submissions.submit')}
        </Button>
      }
    >
      <p className="quiet small">{t(over.length === 0 ? 'submissions.tooEarly' : 'submissions.text')}</p>
      <Pages
        key={`${recipient} ${year}`}
        ledger={{ recipientId: recipient, fiscalYear: String(year) }}
        useItems={useSubmissions}
        none={<Empty title={t('submissions.none')}>{t('submissions.noneText')}</Empty>}
      >
        {(item) => <SubmissionLine key={item.id} item={item} onOpen={() => setOpened(item.id)} />}
      </Pages>
      {submitting && <Submit recipient={recipient} year={year} ends={over} onClose={() => setSubmitting(false)} />}
      {opened !== undefined && <StandingDialog id={opened} onClose={() => setOpened(undefined)} />}
    </Card>
  );
}

function SubmissionLine({ item, onOpen }: { readonly item: Submission; readonly onOpen: () => void }): ReactElement {
  const { t } = useTranslation('reports');
  const nameOf = useMemberName();
  return (
    <li className="reports-submission">
      <strong>{t('submissions.number', { number: item.number })}</strong>
      <div className="grow">
        <div>{t('elements.asOf', { date: plainDate(item.asOf) })}</div>
        <div className="quiet small">
          {t('submissions.by', { name: nameOf(item.submittedBy), date: dateTime(item.submittedAt) })}
        </div>
      </div>
      <dl className="reports-frozen">
        <div>
          <dt>{t('short.persons-served')}</dt>
          <dd>{count(item.figures['persons-served'] ?? 0)}</dd>
        </div>
        <div>
          <dt>{t('short.expenditures')}</dt>
          <dd>{dollars(item.figures['expenditures'] ?? 0)}</dd>
        </div>
      </dl>
      <Button small aria-label={t('submissions.openNamed', { number: item.number })} onPress={onOpen}>
        {t('submissions.open')}
      </Button>
    </li>
  );
}

function Submit({
  recipient,
  year,
  ends,
  onClose,
}: Omit<Props, 'today'> & { readonly ends: readonly string[]; readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation('reports');
  const [asOf, setAsOf] = useState(ends.at(-1) ?? '');
  const submit = useWrite('POST /v1/submissions', { label: t('submissions.submit'), texts: false });
  const go = (): void => {
    submit.mutate(
      { body: { recipientId: recipient, fiscalYear: year, asOf } },
      {
        onSuccess: ({ data: { number } }) => {
          notify(t('submissions.submitted', { number }));
          onClose();
        },
      },
    );
  };
  return (
    <EntryForm
      title={t('submissions.submitTitle', { year: yearLabel(year) })}
      go={t('submissions.submit')}
      isPending={submit.isPending}
      fault={submit.error}
      told={['asOf']}
      onGo={go}
      onClose={onClose}
    >
      <Select
        label={t('subject.asOf')}
        value={asOf}
        onChange={setAsOf}
        choices={ends.toReversed().map((end) => ({ value: end, label: plainDate(end) }))}
        error={faultAt(submit.error, 'asOf')}
      />
      <FiguresToFreeze recipient={recipient} year={year} asOf={asOf} />
      <p className="small">{t('submissions.frozenText')}</p>
    </EntryForm>
  );
}

function FiguresToFreeze({
  recipient,
  year,
  asOf,
}: {
  readonly recipient: string;
  readonly year: number;
  readonly asOf: string;
}): ReactElement {
  const { t } = useTranslation('reports');
  const { data } = useRead(
    'GET /v1/reports/{recipientId}/{fiscalYear}',
    { params: { recipientId: recipient, fiscalYear: String(year) }, query: { asOf } },
    { keep: true },
  );
  return (
    <dl className="reports-freeze">
      {(data?.data.elements ?? []).map(({ code, unit, value }) => (
        <div key={code}>
          <dt>{t(`short.${code}`)}</dt>
          <dd>{unit === 'cents' ? dollars(value) : count(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
