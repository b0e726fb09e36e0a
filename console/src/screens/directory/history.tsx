import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ItemOf } from '../../api/contract.ts';
import { useApi, useRead } from '../../api/hooks.ts';
import { useMember } from '../../app/member.ts';
import { Button } from '../../ui/button.tsx';
import { Ago } from '../../ui/clock.tsx';
import { OrganizationName } from '../../ui/entry-name.tsx';
import { Fault, Skeleton } from '../../ui/states.tsx';
import { fieldLabel, valueInWords } from './field-words.ts';
import { HISTORY, hrefOf, type Kind } from './kinds.ts';

type Change = ItemOf<'GET /v1/services/{id}/history'>;

/** Who changed what, the newest first. */
export function History({ kind, id }: { readonly kind: Kind; readonly id: string }): ReactElement {
  const { t } = useTranslation('directory');
  const { client } = useApi();
  const query = useInfiniteQuery({
    queryKey: ['directory', 'history', kind, id],
    queryFn: async ({ pageParam, signal }) =>
      (
        await client.call(
          HISTORY[kind],
          { params: { id }, query: { limit: 20, ...(pageParam !== '' && { cursor: pageParam }) } },
          { signal },
        )
      ).data,
    initialPageParam: '',
    getNextPageParam: (last) => last.cursor,
  });
  if (query.isPending) return <Skeleton lines={4} />;
  if (query.error !== null) return <Fault fault={query.error} retry={() => void query.refetch()} />;
  const changes = query.data.pages.flatMap(({ items }) => items);
  if (changes.length === 0) return <p className="quiet">{t('history.none')}</p>;
  return (
    <>
      <ol className="directory-history">
        {changes.map((change) => (
          <li key={change.id}>
            <Line change={change} kind={kind} />
          </li>
        ))}
      </ol>
      {query.hasNextPage && (
        <Button small isDisabled={query.isFetching} onPress={() => void query.fetchNextPage()}>
          {t('history.more')}
        </Button>
      )}
    </>
  );
}

function Line({ change, kind }: { readonly change: Change; readonly kind: Kind }): ReactElement {
  const { t } = useTranslation('directory');
  const { how, at, reason, withId, fields } = change;
  return (
    <>
      <p>
        <strong>{t(`history.how.${how}`)}</strong>
        {reason !== undefined && ` (${t(`remove.reason.${reason}`)})`}
        {withId !== undefined && how === 'merged' && (
          <>
            {' '}
            <Link to={hrefOf(kind, withId)}>{t('history.with')}</Link>
          </>
        )}
      </p>
      <p className="quiet small">
        <Who by={change.by} /> · <Ago at={at} />
      </p>
      {fields === undefined ? (
        <p className="quiet small">{t('history.unknownBefore')}</p>
      ) : (
        fields.length > 0 &&
        how !== 'added' && (
          <dl className="directory-changes small">
            {fields.map(({ field, before, after }) => (
              <div key={field}>
                <dt>{fieldLabel(field, t)}</dt>
                <dd>
                  {before !== undefined && <del>{valueInWords(before, t)}</del>}{' '}
                  {after !== undefined && <ins>{valueInWords(after, t)}</ins>}
                </dd>
              </div>
            ))}
          </dl>
        )
      )}
    </>
  );
}

function Who({ by }: { readonly by: Change['by'] }): ReactElement {
  const { t } = useTranslation('directory');
  if (by.kind === 'import') return <>{t('history.byImport')}</>;
  if (by.kind === 'partner') {
    return by.organizationId === undefined ? (
      <>{t('history.byPartner')}</>
    ) : (
      <OrganizationName id={by.organizationId} />
    );
  }
  return by.memberId === undefined ? <>{t('history.byHub')}</> : <Colleague id={by.memberId} />;
}

function Colleague({ id }: { readonly id: string }): ReactElement {
  const { t } = useTranslation('directory');
  const { role } = useMember();
  const { data } = useRead(
    'GET /v1/colleagues',
    {},
    { still: true, enabled: role === 'coordinator' || role === 'admin' },
  );
  return <>{data?.data.items.find(({ sub }) => sub === id)?.displayName ?? t('history.byHub')}</>;
}
