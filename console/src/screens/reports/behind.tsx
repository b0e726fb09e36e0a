import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ItemOf } from '../../api/contract.ts';
import { useRead } from '../../api/hooks.ts';
import { dollars, plainDate } from '../../i18n/time.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Empty, Fault, Skeleton } from '../../ui/states.tsx';
import type { ElementCode, Report } from './report.ts';
import { useServiceTypeName } from './service-types.ts';
import { monthName } from './words.ts';

/** One figure of the report, as it can be looked behind. */
export interface Figure {
  readonly element: ElementCode;
  readonly title: string;
  readonly month?: string | undefined;
  readonly serviceType?: string | undefined;
  readonly row?: { readonly dimension: Report['breakdowns'][number]['dimension']; readonly value: string } | undefined;
}

interface Props {
  readonly recipient: string;
  readonly year: number;
  readonly asOf: string | undefined;
  readonly figure: Figure | undefined;
  readonly onClose: () => void;
}

/** What stands behind a figure: one line for each person, activity or amount that it counts. */
export function Behind({ figure, ...rest }: Props): ReactElement {
  const { t } = useTranslation('reports');
  return (
    <Dialog side title={t('behind.title')} isOpen={figure !== undefined} onClose={rest.onClose}>
      {figure !== undefined && <BehindFigure key={JSON.stringify(figure)} {...rest} figure={figure} />}
    </Dialog>
  );
}

function BehindFigure({ recipient, year, asOf, figure }: Props & { readonly figure: Figure }): ReactElement {
  const { t } = useTranslation('reports');
  const [cursors, setCursors] = useState<readonly (string | undefined)[]>([undefined]);
  return (
    <div className="stack">
      <p>
        <strong>{figure.title}</strong>
        {figure.month !== undefined && ` · ${monthName(figure.month)}`}
      </p>
      {figure.element === 'persons-served' && <p className="small quiet">{t('behind.personsText')}</p>}
      {cursors.map((cursor, at) => (
        <BehindPage
          key={cursor ?? ''}
          {...{ recipient, year, asOf, figure, cursor }}
          onMore={at === cursors.length - 1 ? (next) => setCursors([...cursors, next]) : undefined}
        />
      ))}
    </div>
  );
}

function BehindPage({
  recipient,
  year,
  asOf,
  figure,
  cursor,
  onMore,
}: Omit<Props, 'figure' | 'onClose'> & {
  readonly figure: Figure;
  readonly cursor: string | undefined;
  readonly onMore: ((cursor: string) => void) | undefined;
}): ReactElement {
  const { t } = useTranslation('reports');
  const { element, month, serviceType, row } = figure;
  const { data, error, refetch } = useRead('GET /v1/reports/{recipientId}/{fiscalYear}/behind', {
    params: { recipientId: recipient, fiscalYear: String(year) },
    query: { element, asOf, month, serviceType, ...row, limit: 50, cursor },
  });
  if (data === undefined)
    return error === null ? <Skeleton lines={5} /> : <Fault fault={error} retry={() => void refetch()} />;
  const { items, cursor: next } = data.data;
  if (items.length === 0 && cursor === undefined) return <Empty title={t('behind.none')} />;
  return (
    <>
      <ol className="reports-behind">
        {items.map((item) => (
          <BehindLine key={item.id} item={item} />
        ))}
      </ol>
      {next !== undefined && onMore !== undefined && <Button onPress={() => onMore(next)}>{t('more')}</Button>}
    </>
  );
}

function BehindLine({
  item,
}: {
  readonly item: ItemOf<'GET /v1/reports/{recipientId}/{fiscalYear}/behind'>;
}): ReactElement {
  const { t } = useTranslation('reports');
  const typeName = useServiceTypeName();
  return (
    <li>
      <time dateTime={item.date}>{plainDate(item.date)}</time>
      <span className="grow">{item.serviceType !== undefined && typeName(item.serviceType)}</span>
      {item.amountCents !== undefined && <span className="number">{dollars(item.amountCents)}</span>}
      {item.personId !== undefined && (
        <Link to={`/people/${item.personId}`} aria-label={t('behind.openFile', { date: plainDate(item.date) })}>
          {t('behind.file')}
        </Link>
      )}
    </li>
  );
}
