import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/hooks.ts';
import { useMember } from '../../app/member.ts';
import { dateTime } from '../../i18n/time.ts';
import { oneOf } from '../match/codes.ts';
import { EVENTS } from './events.ts';
import type { OpenedReferral } from './state.ts';
import { REASONS } from './transitions.ts';

type Entry = OpenedReferral['history'][number];

/** What happened, the latest first, and by whose hand. */
export function Timeline({ history }: { readonly history: readonly Entry[] }): ReactElement {
  const { t } = useTranslation('referrals');
  const entries = history.toSorted((one, other) => other.at.localeCompare(one.at));
  return (
    <ol className="referrals-timeline">
      {entries.map((entry) => {
        const event = oneOf(EVENTS, entry.event);
        const reason = oneOf(REASONS, entry.reason);
        return (
          <li key={entry.id}>
            <time dateTime={entry.at}>{dateTime(entry.at)}</time>
            <p>
              <strong>{event === undefined ? entry.event : t(`event.${event}`)}</strong>
              {entry.position !== undefined && ` · ${t('onList', { position: entry.position })}`}
              {reason !== undefined && ` · ${t(`reason.${reason}`)}`}
            </p>
            <p className="quiet small">
              <By by={entry.by} />
            </p>
          </li>
        );
      })}
    </ol>
  );
}

function By({ by }: { readonly by: Entry['by'] }): ReactElement {
  const { t } = useTranslation('referrals');
  const { role, sub } = useMember();
  const colleagues = useRead('GET /v1/colleagues', {}, { still: true, enabled: role !== 'partner' });
  if (by.kind !== 'member') return <>{t(`by.${by.kind}`)}</>;
  if (by.id === sub) return <>{t('by.you')}</>;
  return <>{colleagues.data?.data.items.find((one) => one.sub === by.id)?.displayName ?? t('by.hub')}</>;
}
