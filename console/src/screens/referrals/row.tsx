import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMember } from '../../app/member.ts';
import { Ago, Countdown } from '../../ui/clock.tsx';
import { OrganizationName, PlaceName } from '../../ui/entry-name.tsx';
import { Badge } from '../../ui/page.tsx';
import { Needs } from './needs.tsx';
import { attentionOf, type Referral } from './state.ts';

/** One referral in a list: to whom, for what, and what is awaited until when. */
export function ReferralRow({ referral }: { readonly referral: Referral }): ReactElement {
  const { t } = useTranslation(['referrals', 'match']);
  const { id, organizationId, urgency, due, updatedAt, communityId, code, waitlist } = referral;
  const isPartner = useMember().role === 'partner';
  const attention = attentionOf(referral);
  return (
    <li className={`referrals-row${urgency === 'urgent' ? ' referrals-row-urgent' : ''}`} data-id={id}>
      <div className="referrals-row-main">
        <Link to={`/referrals/${id}`} className="referrals-row-name">
          {isPartner ? <Needs referral={referral} /> : <OrganizationName id={organizationId} />}
        </Link>
        <span className="referrals-row-facts">
          {!isPartner && <Needs referral={referral} />}
          {communityId !== undefined && (
            <span>
              <PlaceName id={communityId} />
            </span>
          )}
          {code !== undefined && <span className="mono">{code}</span>}
        </span>
      </div>
      <div className="row">
        {urgency === 'urgent' && <Badge tone="danger">{t('match:urgency.urgent')}</Badge>}
        {waitlist !== undefined && <Badge tone="info">{t('onList', { position: waitlist.position })}</Badge>}
        {attention !== undefined && <Badge tone="warn">{t(`attention.${attention}`)}</Badge>}
      </div>
      <div className="referrals-row-clock">
        {due === undefined ? (
          <span className="quiet">
            <Ago at={updatedAt} />
          </span>
        ) : (
          <>
            <span className="quiet small">{t(`stage.${due.stage}`)}</span>
            <Countdown until={due.at} />
          </>
        )}
      </div>
    </li>
  );
}
