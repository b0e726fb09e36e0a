import { Fragment, useState, type ReactElement, type ReactNode } from 'react';
import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Fault, Skeleton } from '../../ui/states.tsx';

interface PageOf<T> {
  readonly data: { readonly items: readonly T[]; readonly cursor?: string | undefined };
}

/** Of which recipient and year the list is. */
export interface Ledger {
  readonly recipientId: string;
  readonly fiscalYear: string;
}

interface Props<T> {
  readonly ledger: Ledger;
  /** A hook, called once in each page: asks for the page that begins there. */
  readonly useItems: (ledger: Ledger, cursor: string | undefined) => UseQueryResult<PageOf<T>>;
  readonly none: ReactNode;
  readonly children: (item: T) => ReactElement;
}

/** A list that comes page by page, the next one when it is asked for. */
export function Pages<T>({ ledger, useItems, none, children }: Props<T>): ReactElement {
  const { t } = useTranslation('reports');
  const [cursors, setCursors] = useState<readonly (string | undefined)[]>([undefined]);
  return (
    <>
      {cursors.map((cursor, at) => (
        <OnePage
          key={cursor ?? ''}
          ledger={ledger}
          useItems={useItems}
          cursor={cursor}
          none={none}
          more={
            at < cursors.length - 1
              ? undefined
              : (next) => <Button onPress={() => setCursors([...cursors, next])}>{t('more')}</Button>
          }
        >
          {children}
        </OnePage>
      ))}
    </>
  );
}

function OnePage<T>({
  ledger,
  useItems,
  cursor,
  none,
  more,
  children,
}: Props<T> & {
  readonly cursor: string | undefined;
  readonly more: ((next: string) => ReactElement) | undefined;
}): ReactElement {
  const { data, error, refetch } = useItems(ledger, cursor);
  if (data === undefined)
    return error === null ? <Skeleton lines={4} /> : <Fault fault={error} retry={() => void refetch()} />;
  const { items, cursor: next } = data.data;
  if (items.length === 0 && cursor === undefined) return <>{none}</>;
  return (
    <Fragment>
      <ol className="reports-list">{items.map(children)}</ol>
      {next !== undefined && more?.(next)}
    </Fragment>
  );
}
