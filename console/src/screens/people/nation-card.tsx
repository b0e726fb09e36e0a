import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useRead } from '../../api/hooks.ts';
import { inLanguage } from '../../i18n/i18n.ts';
import { Card } from '../../ui/page.tsx';
import { Fault, Skeleton } from '../../ui/states.tsx';

/** What the Nation asks of the hub about its members, as the hub has it written down: its steward sees whether that is so. */
export function NationCard({ organizationId }: { readonly organizationId: string }): ReactElement {
  const { t } = useTranslation('people');
  const { data, error, refetch } = useRead('GET /v1/organizations/{id}', { params: { id: organizationId } });
  if (error !== null) return <Fault fault={error} retry={() => void refetch()} />;
  if (data === undefined) return <Skeleton lines={4} />;
  const { name, nation } = data.data;
  return (
    <Card title={inLanguage(name)}>
      {nation !== undefined && (
        <>
          <p className="quiet small">{t('steward.nation.text')}</p>
          <ul className="people-list">
            <li>
              {t(`steward.nation.${nation.protocols.disclosureNeedsAgreement ? 'disclosure' : 'disclosureFree'}`)}
            </li>
            <li>{t(`steward.nation.${nation.protocols.notifyOnReferral ? 'notify' : 'notifyNot'}`)}</li>
          </ul>
        </>
      )}
      <p>
        <Link to={`/directory/organizations/${organizationId}`}>{t('steward.nation.entry')}</Link>
      </p>
    </Card>
  );
}
