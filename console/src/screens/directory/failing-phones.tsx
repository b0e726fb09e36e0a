import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useRead } from '../../api/hooks.ts';
import { Ago } from '../../ui/clock.tsx';
import { OrganizationName } from '../../ui/entry-name.tsx';
import { Badge, Card } from '../../ui/page.tsx';
import { Fault, Skeleton } from '../../ui/states.tsx';
import { hrefOf } from './kinds.ts';

/** Dispatch phones that texts do not reach: whoever has one of them hears of no referral and no trip. */
export function FailingPhones(): ReactElement {
  const { t } = useTranslation('directory');
  const { data, error, refetch } = useRead('GET /v1/failing-phones', {});
  return (
    <Card title={t('phones.failing')}>
      {error !== null ? (
        <Fault fault={error} retry={() => void refetch()} />
      ) : data === undefined ? (
        <Skeleton />
      ) : data.data.items.length === 0 ? (
        <p className="quiet">{t('phones.allReached')}</p>
      ) : (
        <ul className="directory-tasks">
          {data.data.items.map(({ organizationId, position, state, since, count, errorCode }) => (
            <li key={`${organizationId} ${position}`} className="directory-task">
              <div className="grow">
                <Link to={hrefOf('organizations', organizationId)}>
                  <OrganizationName id={organizationId} />
                </Link>{' '}
                <Badge tone="danger">{t(`phones.state.${state}`)}</Badge>
                <p className="quiet small">
                  {t('phones.position', { position: position + 1 })}
                  {count !== undefined && ` · ${t('phones.failures', { count })}`}
                  {since !== undefined && (
                    <>
                      {' · '}
                      {t('phones.since')} <Ago at={since} />
                    </>
                  )}
                  {errorCode !== undefined && ` · ${t('phones.code', { code: errorCode })}`}
                </p>
              </div>
              <Link
                className="button button-plain button-small"
                to={`${hrefOf('organizations', organizationId)}?edit=1`}
              >
                {t('phones.correct')}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
