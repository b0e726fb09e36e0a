import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/hooks.ts';
import { dateTime } from '../../i18n/time.ts';
import { Card } from '../../ui/page.tsx';
import { Fault, Skeleton } from '../../ui/states.tsx';
import { PURPOSES } from './file.ts';
import { REASONS } from './reasons.ts';
import { Colleague } from './words.tsx';

/** Who opened or changed the file, when and why: for administrators. */
export function AuditCard({ personId }: { readonly personId: string }): ReactElement {
  const { t } = useTranslation('people');
  const audit = useRead('GET /v1/audit', { query: { personId, limit: 100 } });
  /** Why a file was opened, or what a consent was for; the record has no more to say of a change. */
  const why = (code: string): string => {
    const reason = REASONS.find((one) => one === code);
    if (reason !== undefined) return t(`reason.${reason}`);
    const purpose = PURPOSES.find((one) => one === code);
    return purpose === undefined ? '' : t(`purpose.${purpose}`);
  };
  return (
    <Card title={t('audit.title')}>
      {audit.error !== null && <Fault fault={audit.error} retry={() => void audit.refetch()} />}
      {audit.isPending && <Skeleton lines={3} />}
      <div className="people-scroll" tabIndex={0} role="group" aria-label={t('audit.title')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('audit.at')}</th>
              <th scope="col">{t('audit.who')}</th>
              <th scope="col">{t('audit.what')}</th>
              <th scope="col">{t('audit.why')}</th>
            </tr>
          </thead>
          <tbody>
            {audit.data?.data.items.map(({ at, memberId, action, reason }) => (
              <tr key={`${at} ${memberId} ${action}`}>
                <td>{dateTime(at)}</td>
                <td>
                  <Colleague sub={memberId} />
                </td>
                <td>{t(`action.${action}`)}</td>
                <td>{why(reason)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
