import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLastFault, useRead } from '../../api/hooks.ts';
import { OrganizationName } from '../../ui/entry-name.tsx';
import { Card } from '../../ui/page.tsx';
import { Fault, Skeleton } from '../../ui/states.tsx';
import { StatusBadge } from './status.tsx';

const EVERY_MS = 10_000;

/** The others that were asked for the same needs, in the order in which they are asked. */
export function GroupCard({
  groupId,
  referralId,
}: {
  readonly groupId: string;
  readonly referralId: string;
}): ReactElement {
  const { t } = useTranslation(['referrals', 'match']);
  const read = useRead('GET /v1/referral-groups/{groupId}', { params: { groupId } }, { every: EVERY_MS });
  const fault = useLastFault(read);
  return (
    <Card title={t('group')}>
      {read.data === undefined ? (
        fault === null ? (
          <Skeleton lines={2} />
        ) : (
          <Fault fault={fault} retry={() => void read.refetch()} />
        )
      ) : (
        <>
          <p className="quiet">{t(`match:mode.${read.data.data.mode}`)}</p>
          <ol className="stack">
            {read.data.data.referrals.map(({ id, organizationId, status }) => (
              <li key={id} className="row spread">
                {id === referralId ? (
                  <strong>
                    <OrganizationName id={organizationId} />
                  </strong>
                ) : (
                  <Link to={`/referrals/${id}`}>
                    <OrganizationName id={organizationId} />
                  </Link>
                )}
                <StatusBadge status={status} />
              </li>
            ))}
          </ol>
        </>
      )}
    </Card>
  );
}
