import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { explain } from '../../../ui/states.tsx';
import { Problem } from '../../../api/problem.ts';
import { OrganizationName } from '../../../ui/entry-name.tsx';
import { Badge } from '../../../ui/page.tsx';
import type { Preview } from '../asked.ts';
import { ToldToPartner } from './told.tsx';

/** Partner by partner: what it would see, and what stands in the way or ought to be known. */
export function Standing({ previews }: { readonly previews: readonly Preview[] }): ReactElement {
  const { t } = useTranslation('match');
  return (
    <section className="stack">
      <h3>{t('told.title')}</h3>
      {previews.map(({ organizationId, serviceId, asked, accepted, agreement, nation, refusal }) => (
        <div key={`${organizationId} ${serviceId ?? ''}`} className="match-standing">
          <div className="row spread">
            <strong>
              <OrganizationName id={organizationId} />
            </strong>
            <Badge tone={agreement === 'in-force' ? 'ok' : 'warn'}>{t(`agreement.${agreement}`)}</Badge>
          </div>
          {refusal !== undefined && refusal.code !== 'consent-missing' && (
            <p className="match-warning match-warning-strong" role="alert">
              {explain(new Problem(409, refusal.code, refusal.message))}
            </p>
          )}
          {nation === 'withheld' && <p className="match-warning">{t('nation.withheld')}</p>}
          {nation === 'agreed' && <p className="quiet small">{t('nation.agreed')}</p>}
          <ToldToPartner told={asked} />
          <details>
            <summary>{t('told.afterYes')}</summary>
            <ToldToPartner told={accepted} />
          </details>
        </div>
      ))}
    </section>
  );
}
