import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button as AriaButton } from 'react-aria-components/Button';
import { count, plainDate } from '../../i18n/time.ts';
import { Card } from '../../ui/page.tsx';
import type { Figure } from './behind.tsx';
import { breakdownRow } from './codes.ts';
import type { Report } from './report.ts';
import { useServiceTypeName } from './service-types.ts';

interface Props {
  readonly report: Report;
  readonly onLook: ((figure: Figure) => void) | undefined;
}

interface Row {
  readonly key: string;
  readonly label: string;
  /** `null`: not published. */
  readonly persons: number | null;
  readonly figure: Figure;
}

/** Persons served by type of service and by what is known of them. */
export function Breakdowns({ report, onLook }: Props): ReactElement | null {
  const { t } = useTranslation('reports');
  const typeName = useServiceTypeName();
  if (report.personsByServiceType.length + report.breakdowns.length === 0) return null;
  return (
    <>
      {report.personsByServiceType.length > 0 && (
        <Card title={t('breakdown.serviceType')}>
          <Rows
            caption={t('breakdown.serviceType')}
            rows={report.personsByServiceType.map(({ serviceType, value }) => ({
              key: serviceType,
              label: typeName(serviceType),
              persons: value,
              figure: { element: 'persons-served', title: typeName(serviceType), serviceType },
            }))}
            onLook={onLook}
          />
          <p className="small quiet">{t('breakdown.overlap')}</p>
          <p className="small quiet">{t('breakdown.hiddenText')}</p>
        </Card>
      )}
      {report.breakdowns.map(({ dimension, asOf, rows }) => (
        <Card key={dimension} title={t(`breakdown.${dimension}`)}>
          <Rows
            caption={t(`breakdown.${dimension}`)}
            rows={rows.map(({ value, persons }) => {
              const known = breakdownRow(value);
              const label = known === undefined ? value : t(`row.${known}`);
              const title = t('breakdown.named', { what: t(`breakdown.${dimension}`), row: label });
              return {
                key: value,
                label,
                persons,
                figure: { element: 'persons-served', title, row: { dimension, value } },
              };
            })}
            onLook={onLook}
          />
          {asOf !== report.asOf && <p className="small quiet">{t('breakdown.asOf', { date: plainDate(asOf) })}</p>}
        </Card>
      ))}
    </>
  );
}

function Rows({
  caption,
  rows,
  onLook,
}: {
  readonly caption: string;
  readonly rows: readonly Row[];
  readonly onLook: ((figure: Figure) => void) | undefined;
}): ReactElement {
  const { t } = useTranslation('reports');
  return (
    <table>
      <caption className="unseen">{caption}</caption>
      <thead className="unseen">
        <tr>
          <th scope="col">{t('breakdown.row')}</th>
          <th scope="col">{t('breakdown.persons')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, label, persons, figure }) => (
          <tr key={key}>
            <th scope="row" className="reports-row">
              {label}
            </th>
            <td className="number">
              <Cell {...{ label, persons, figure, onLook }} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({
  label,
  persons,
  figure,
  onLook,
}: Omit<Row, 'key'> & { readonly onLook: ((figure: Figure) => void) | undefined }): ReactElement {
  const { t } = useTranslation('reports');
  if (persons === 0 || onLook === undefined) {
    return persons === null ? <Hidden /> : <>{count(persons)}</>;
  }
  const value = persons === null ? t('breakdown.hidden') : count(persons);
  return (
    <AriaButton
      className="reports-figure"
      aria-label={t('elements.look', { value, what: label, when: t('elements.yearToDate') })}
      onPress={() => onLook(figure)}
    >
      {persons === null ? t('breakdown.sign') : count(persons)}
    </AriaButton>
  );
}

function Hidden(): ReactElement {
  const { t } = useTranslation('reports');
  return (
    <>
      <span aria-hidden>{t('breakdown.sign')}</span>
      <span className="unseen">{t('breakdown.hidden')}</span>
    </>
  );
}
