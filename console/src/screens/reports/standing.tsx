import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '../../api/contract.ts';
import { useRead } from '../../api/hooks.ts';
import { count, dateTime, dollars, plainDate } from '../../i18n/time.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Badge } from '../../ui/page.tsx';
import { Empty, Fault, Skeleton } from '../../ui/states.tsx';
import { knownChange, knownReason } from './codes.ts';
import { useMemberName } from './member-name.ts';
import type { ElementCode } from './report.ts';

type Standing = AnswerOf<'GET /v1/submissions/{submissionId}'>;
type Restatement = Standing['restatements'][number];

const ELEMENTS = [
  'persons-served',
  'group-activities',
  'capacity-activities',
  'expenditures',
] as const satisfies readonly ElementCode[];

const written = (code: ElementCode, value: number): string => (code === 'expenditures' ? dollars(value) : count(value));
const signed = (code: ElementCode, value: number): string => `${value > 0 ? '+' : ''}${written(code, value)}`;

/** A report as it was handed in, the figures as they are now, and every change that lies between. */
export function StandingDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation('reports');
  const [cursors, setCursors] = useState<readonly (string | undefined)[]>([undefined]);
  const { data, error, refetch } = useRead('GET /v1/submissions/{submissionId}', {
    params: { submissionId: id },
    query: {},
  });
  return (
    <Dialog wide title={t('standing.title')} isOpen onClose={onClose}>
      {data === undefined ? (
        error === null ? (
          <Skeleton lines={6} />
        ) : (
          <Fault fault={error} retry={() => void refetch()} />
        )
      ) : (
        <>
          <Frozen standing={data.data} />
          <h3>{t('standing.restatements')}</h3>
          {data.data.restatements.length === 0 && data.data.cursor === undefined ? (
            <Empty title={t('standing.none')}>{t('standing.noneText')}</Empty>
          ) : (
            cursors.map((cursor, at) => (
              <RestatementPage
                key={cursor ?? ''}
                id={id}
                cursor={cursor}
                onMore={at === cursors.length - 1 ? (next) => setCursors([...cursors, next]) : undefined}
              />
            ))
          )}
        </>
      )}
    </Dialog>
  );
}

function Frozen({ standing }: { readonly standing: Standing }): ReactElement {
  const { t } = useTranslation('reports');
  const { figures, figuresNow, asOf, hash, number, supersededBy } = standing;
  return (
    <>
      <div className="row">
        <strong>{t('submissions.number', { number })}</strong>
        <span>{t('elements.asOf', { date: plainDate(asOf) })}</span>
        {supersededBy !== undefined && <Badge tone="warn">{t('standing.superseded')}</Badge>}
      </div>
      <div className="reports-scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('elements.element')}</th>
              <th scope="col" className="number">
                {t('standing.submitted')}
              </th>
              <th scope="col" className="number">
                {t('standing.changes')}
              </th>
              <th scope="col" className="number">
                {t('standing.now')}
              </th>
            </tr>
          </thead>
          <tbody>
            {ELEMENTS.map((code) => {
              const [then, now] = [figures[code] ?? 0, figuresNow[code] ?? 0];
              return (
                <tr key={code}>
                  <th scope="row">{t(`short.${code}`)}</th>
                  <td className="number">{written(code, then)}</td>
                  <td className="number">{then === now ? '–' : signed(code, now - then)}</td>
                  <td className="number reports-total">{written(code, now)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <p className="small quiet">
        {t('standing.hash')} <code className="reports-hash">{hash}</code>
      </p>
    </>
  );
}

function RestatementPage({
  id,
  cursor,
  onMore,
}: {
  readonly id: string;
  readonly cursor: string | undefined;
  readonly onMore: ((cursor: string) => void) | undefined;
}): ReactElement {
  const { t } = useTranslation('reports');
  const { data } = useRead('GET /v1/submissions/{submissionId}', {
    params: { submissionId: id },
    query: cursor === undefined ? {} : { cursor },
  });
  if (data === undefined) return <Skeleton />;
  const { restatements, cursor: next } = data.data;
  return (
    <>
      <ol className="reports-list">
        {restatements.map((line, at) => (
          <RestatementLine key={`${line.at} ${line.about} ${String(at)}`} line={line} />
        ))}
      </ol>
      {next !== undefined && onMore !== undefined && <Button onPress={() => onMore(next)}>{t('more')}</Button>}
    </>
  );
}

function RestatementLine({ line }: { readonly line: Restatement }): ReactElement {
  const { t } = useTranslation('reports');
  const nameOf = useMemberName();
  const [what, reason] = [knownChange(line.what), knownReason(line.reason)];
  return (
    <li className="reports-entry">
      <time dateTime={line.at}>{dateTime(line.at)}</time>
      <div className="grow">
        <div className="reports-entry-title">{what === undefined ? line.what : t(`change.${what}`)}</div>
        <div className="reports-entry-facts">
          <span>{reason === undefined ? line.reason : t(`reason.${reason}`)}</span>
          <span>{nameOf(line.by)}</span>
        </div>
      </div>
      <div className="reports-changes">
        {ELEMENTS.flatMap((code) => {
          const change = line.changes[code] ?? 0;
          return change === 0
            ? []
            : [
                <span key={code} className="number">
                  {t(`short.${code}`)} {signed(code, change)}
                </span>,
              ];
        })}
      </div>
    </li>
  );
}
