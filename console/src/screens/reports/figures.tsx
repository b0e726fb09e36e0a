import { lazy, Suspense, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useRead } from '../../api/hooks.ts';
import { inLanguage } from '../../i18n/i18n.ts';
import { count, dollars, plainDate } from '../../i18n/time.ts';
import { Card } from '../../ui/page.tsx';
import { Fault, Skeleton } from '../../ui/states.tsx';
import { Behind, type Figure } from './behind.tsx';
import { Breakdowns } from './breakdowns.tsx';
import { FundingCard } from './funding.tsx';
import { MonthsTable } from './months-table.tsx';
import { figureLines, monthPairs, monthsShown, type Element, type FigureLine, type Report } from './report.ts';
import { monthName } from './words.ts';
import { monthsOf, yearBefore, yearLabel } from './year.ts';

/** Plot is fetched when a chart is first looked at. */
const MonthChart = lazy(async () => ({ default: (await import('./month-chart.tsx')).MonthChart }));

interface Props {
  readonly recipient: string;
  readonly name: string;
  readonly year: number;
  readonly asOf: string | undefined;
  readonly today: string;
}

export function Figures({ recipient, name, year, asOf, today }: Props): ReactElement {
  const { data, error, refetch } = useReport(recipient, year, asOf);
  const before = useReport(recipient, year - 1, asOf === undefined ? undefined : yearBefore(asOf));
  const [figure, setFigure] = useState<Figure>();
  if (data === undefined)
    return error === null ? <Skeleton lines={8} /> : <Fault fault={error} retry={() => void refetch()} />;
  const report = data.data;
  const months = monthsShown(report, asOf, today);
  const look = recipient === 'hub' ? undefined : setFigure;
  return (
    <div className="reports-figures">
      <Notes report={report} today={today} />
      <FigureTable report={report} asOf={asOf} name={name} months={months} before={before.data?.data} onLook={look} />
      <PersonsByMonth report={report} months={months} before={before.data?.data} onLook={look} />
      <div className="reports-cards">
        {recipient !== 'hub' && <FundingCard recipient={recipient} year={year} />}
        <Breakdowns report={report} onLook={look} />
      </div>
      <Behind recipient={recipient} year={year} asOf={asOf} figure={figure} onClose={() => setFigure(undefined)} />
    </div>
  );
}

const useReport = (recipientId: string, year: number, asOf: string | undefined) =>
  useRead(
    'GET /v1/reports/{recipientId}/{fiscalYear}',
    { params: { recipientId, fiscalYear: String(year) }, query: { asOf } },
    { keep: true },
  );

function Notes({ report, today }: { readonly report: Report; readonly today: string }): ReactElement {
  const { t } = useTranslation('reports');
  return (
    <>
      {report.mergeUnderWay && <p className="reports-note">{t('notes.merging')}</p>}
      {report.asOf >= today && <p className="small quiet">{t('notes.unfinished')}</p>}
    </>
  );
}

interface Looking {
  readonly onLook: ((figure: Figure) => void) | undefined;
}

function FigureTable({
  report,
  name,
  asOf,
  months,
  before,
  onLook,
}: Looking & {
  readonly report: Report;
  readonly name: string;
  readonly asOf: string | undefined;
  readonly months: number;
  readonly before: Report | undefined;
}): ReactElement {
  const { t } = useTranslation('reports');
  const lines = figureLines(report, months, before);
  const month = monthsOf(report.fiscalYear)[months - 1] ?? '';
  return (
    <section className="card reports-table-card" aria-labelledby="reports-elements">
      <header className="card-head">
        <h2 id="reports-elements">{t('elements.title', { name, year: report.label })}</h2>
        <span className="quiet small">
          {asOf === undefined ? t('subject.soFar') : t('elements.asOf', { date: plainDate(asOf) })}
        </span>
      </header>
      <div className="reports-scroll" tabIndex={0} role="group" aria-labelledby="reports-elements">
        <table className="reports-elements">
          <thead>
            <tr>
              <th scope="col">{t('elements.element')}</th>
              <th scope="col" className="number">
                {t('elements.yearToDate')}
              </th>
              <th scope="col" className="number">
                {monthName(month)}
              </th>
              <th scope="col" className="number">
                {t('elements.quarter', { number: Math.floor((months - 1) / 3) + 1 })}
              </th>
              <th scope="col" className="number">
                {t('elements.before', { year: yearLabel(report.fiscalYear - 1) })}
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <ElementRow key={line.element.code} line={line} month={month} onLook={onLook} />
            ))}
          </tbody>
        </table>
      </div>
      {report.recipientId === 'hub' && <p className="small quiet">{t('notes.hub')}</p>}
    </section>
  );
}

const written = ({ unit }: Element, value: number): string => (unit === 'cents' ? dollars(value) : count(value));

function ElementRow({
  line: { element, month: inMonth, quarter, yearToDate, yearBefore: before },
  month,
  onLook,
}: Looking & { readonly line: FigureLine; readonly month: string }): ReactElement {
  const { t } = useTranslation('reports');
  const title = inLanguage(element.names);
  const figure = (value: number, of: string | undefined): ReactElement =>
    onLook === undefined || value === 0 ? (
      <>{written(element, value)}</>
    ) : (
      <AriaButton
        className="reports-figure"
        aria-label={t('elements.look', {
          value: written(element, value),
          what: title,
          when: of === undefined ? t('elements.yearToDate') : monthName(of),
        })}
        onPress={() => onLook({ element: element.code, title, month: of })}
      >
        {written(element, value)}
      </AriaButton>
    );
  return (
    <tr>
      <th scope="row">
        {title}
        <span className="reports-official" lang="fr">
          {element.officialName}
        </span>
      </th>
      <td className="number reports-total">{figure(yearToDate, undefined)}</td>
      <td className="number">{figure(inMonth, month)}</td>
      <td className="number">{written(element, quarter)}</td>
      <td className="number quiet">{before === undefined ? '–' : written(element, before)}</td>
    </tr>
  );
}

function PersonsByMonth({
  report,
  months,
  before,
  onLook,
}: Looking & {
  readonly report: Report;
  readonly months: number;
  readonly before: Report | undefined;
}): ReactElement {
  const { t } = useTranslation('reports');
  const pairs = monthPairs(report, months, before);
  return (
    <Card title={t('chart.title')}>
      <p className="quiet small">{t('chart.text')}</p>
      <Suspense fallback={<Skeleton lines={5} />}>
        <MonthChart pairs={pairs} year={report.fiscalYear} />
      </Suspense>
      <MonthsTable pairs={pairs} year={report.fiscalYear} onLook={onLook} />
    </Card>
  );
}
