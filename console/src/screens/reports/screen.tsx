import { useMemo, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import { useSearchParams } from 'react-router';
import { useRead } from '../../api/hooks.ts';
import { useMember } from '../../app/member.ts';
import { inLanguage } from '../../i18n/i18n.ts';
import { plainDate } from '../../i18n/time.ts';
import { Select } from '../../ui/field.tsx';
import { Page } from '../../ui/page.tsx';
import { useRecipients } from '../../ui/recipients.ts';
import { Empty } from '../../ui/states.tsx';
import { askedFrom, PARTS, searchOf, yearsToAsk, type Asked } from './asked.ts';
import { Downloads } from './downloads.tsx';
import { Entries } from './entries.tsx';
import { Figures } from './figures.tsx';
import { ImportRows } from './import-rows.tsx';
import { Submissions } from './submissions.tsx';
import { dateOf, monthEndsOf, yearLabel } from './year.ts';
import './reports.css';

const SO_FAR = 'so-far';

/** What a recipient tells the ministry of a year: the figures, what stands behind them, and what was handed in. */
export function Screen(): ReactElement {
  const { t } = useTranslation(['reports', 'common']);
  const [search, setSearch] = useSearchParams();
  const today = dateOf(new Date());
  const asked = useMemo(() => askedFrom(search, today), [search, today]);
  const { recipient, choices, name } = useRecipientChoice(asked.recipient);
  const show = (change: Partial<Asked>): void => {
    setSearch(searchOf({ ...asked, ...change }), { replace: true });
  };
  const subject = { recipient: recipient ?? '', year: asked.year, asOf: asked.asOf };
  const parts = PARTS.filter((part) => part !== 'import' || recipient !== 'hub');
  return (
    <Page title={t('common:nav.reports')} actions={recipient !== undefined && <Downloads {...subject} />}>
      <Subject asked={{ ...asked, recipient }} choices={choices} today={today} onChange={show} />
      {recipient === undefined ? (
        <Empty title={t('noRecipient.title')}>{t('noRecipient.text')}</Empty>
      ) : (
        <Tabs
          className="tabs"
          selectedKey={asked.part}
          onSelectionChange={(key) => show({ part: PARTS.find((part) => part === key) ?? 'figures' })}
        >
          <TabList className="tab-list no-print" aria-label={t('parts.label')}>
            {parts.map((part) => (
              <Tab key={part} id={part} className="tab">
                {t(`parts.${part}`)}
              </Tab>
            ))}
          </TabList>
          <TabPanel id="figures">
            <Figures {...subject} name={name} today={today} />
          </TabPanel>
          <TabPanel id="entries">
            {recipient === 'hub' ? <OneRecipientFirst /> : <Entries {...subject} today={today} />}
          </TabPanel>
          <TabPanel id="submissions">
            {recipient === 'hub' ? <OneRecipientFirst /> : <Submissions {...subject} today={today} />}
          </TabPanel>
          {recipient !== 'hub' && (
            <TabPanel id="import">
              <ImportRows recipient={recipient} />
            </TabPanel>
          )}
        </Tabs>
      )}
    </Page>
  );
}

function OneRecipientFirst(): ReactElement {
  const { t } = useTranslation(['reports', 'common']);
  return <Empty title={t('oneFirst.title')}>{t('oneFirst.text')}</Empty>;
}

interface RecipientChoice {
  readonly value: string;
  readonly label: string;
}

/** A reporter has their own organization alone; the hub's staff have all recipients, and all of them together. */
function useRecipientChoice(asked: string | undefined): {
  readonly recipient: string | undefined;
  readonly choices: readonly RecipientChoice[];
  readonly name: string;
} {
  const { t } = useTranslation(['reports', 'common']);
  const { role, organizationId } = useMember();
  const recipients = useRecipients();
  const isStaff = role !== 'recipient-reporter';
  const mine = isStaff ? recipients : recipients.filter(({ id }) => id === organizationId);
  const choices = [
    ...mine.map(({ id, name }) => ({ value: id, label: inLanguage(name) })),
    ...(isStaff && mine.length > 0 ? [{ value: 'hub', label: t('wholeHub') }] : []),
  ];
  const chosen = choices.find(({ value }) => value === asked) ?? choices[0];
  return { recipient: chosen?.value, choices, name: chosen?.label ?? '' };
}

function Subject({
  asked,
  choices,
  today,
  onChange,
}: {
  readonly asked: Asked;
  readonly choices: readonly RecipientChoice[];
  readonly today: string;
  readonly onChange: (change: Partial<Asked>) => void;
}): ReactElement {
  const { t } = useTranslation(['reports', 'common']);
  const isStaff = useMember().role !== 'recipient-reporter';
  const hub = useRead('GET /v1/hub', {}, { still: true, enabled: isStaff });
  const years = yearsToAsk(today, hub.data?.data.openedOn);
  const ends = monthEndsOf(asked.year).filter((end) => end.slice(0, 7) <= today.slice(0, 7));
  return (
    <div className="reports-subject no-print" role="group" aria-label={t('subject.label')}>
      <Select
        label={t('subject.recipient')}
        value={asked.recipient}
        choices={choices}
        onChange={(recipient) => onChange({ recipient })}
      />
      <Select
        label={t('subject.year')}
        value={String(asked.year)}
        choices={years.map((year) => ({ value: String(year), label: yearLabel(year) }))}
        onChange={(year) => onChange({ year: Number(year), asOf: undefined })}
      />
      <Select
        label={t('subject.asOf')}
        value={asked.asOf ?? SO_FAR}
        choices={[
          { value: SO_FAR, label: t('subject.soFar') },
          ...ends.toReversed().map((end) => ({ value: end, label: plainDate(end) })),
        ]}
        onChange={(end) => onChange({ asOf: end === SO_FAR ? undefined : end })}
      />
    </div>
  );
}
