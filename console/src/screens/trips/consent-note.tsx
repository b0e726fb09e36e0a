import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useRead } from '../../api/hooks.ts';
import { useNow } from '../../ui/clock.tsx';

const FOR_A_TRIP = ['support', 'transport'];

/** Said where the person has not let partners be asked. Whoever asks decides: they may have said so on the telephone just now. */
export function ConsentNote({ personId }: { readonly personId: string }): ReactElement | null {
  const { t } = useTranslation('trips');
  const now = useNow();
  const { data } = useRead('GET /v1/consents', { query: { personId } });
  const runs = data?.data.items.some(
    ({ purpose, expiresAt, revokedAt }) =>
      FOR_A_TRIP.includes(purpose) && revokedAt === undefined && Date.parse(expiresAt) > now,
  );
  if (runs !== false) return null;
  return (
    <p className="trips-warn" role="status">
      {t('new.noConsent')} <Link to={`/people/${personId}`}>{t('new.toConsents')}</Link>
    </p>
  );
}
