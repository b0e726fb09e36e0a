import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { AnswerOf } from '../../../api/contract.ts';
import { useRead } from '../../../api/hooks.ts';
import { Button } from '../../../ui/button.tsx';
import { Countdown } from '../../../ui/clock.tsx';
import { OrganizationName } from '../../../ui/entry-name.tsx';
import { StatusBadge } from '../../referrals/status.tsx';

type Made = AnswerOf<'POST /v1/referrals'>;

/** What was made, as it stands: it goes on being asked, so that a yes is seen here. */
export function Sent({
  made,
  onClose,
}: {
  readonly made: readonly Made[];
  readonly onClose: () => void;
}): ReactElement {
  const { t } = useTranslation(['match', 'common']);
  return (
    <div className="stack">
      <ul className="match-sent" aria-live="polite">
        {made.map((referral) => (
          <SentOne key={referral.id} made={referral} />
        ))}
      </ul>
      <p className="quiet">{t('sentHelp')}</p>
      <div className="dialog-actions">
        <Button tone="primary" autoFocus onPress={onClose}>
          {t('common:close')}
        </Button>
      </div>
    </div>
  );
}

const EVERY_MS = 5_000;

function SentOne({ made }: { readonly made: Made }): ReactElement {
  const { t } = useTranslation('match');
  const { data } = useRead('GET /v1/referrals/{referralId}', { params: { referralId: made.id } }, { every: EVERY_MS });
  const { status, due, organizationId, code } = data?.data ?? made;
  return (
    <li className="match-standing">
      <div className="row spread">
        <Link to={`/referrals/${made.id}`}>
          <OrganizationName id={organizationId} />
        </Link>
        <StatusBadge status={status} />
      </div>
      {due !== undefined && (
        <p className="small">
          {t('answerDue')} <Countdown until={due.at} />
          {code !== undefined && <span className="quiet">{` · ${t('code', { code })}`}</span>}
        </p>
      )}
    </li>
  );
}
