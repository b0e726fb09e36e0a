import { useQueryClient } from '@tanstack/react-query';
import { Suspense, useEffect, useRef, useState, type ReactElement } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../api/hooks.ts';
import { useMember } from '../../app/member.ts';
import { countInTab } from '../../app/tab-title.ts';
import { count } from '../../i18n/time.ts';
import { countsOf, dangersOf, toRenew, type QueueItem } from './queue.ts';
import { armSound, soundDanger } from './sound.ts';
import { usePolledQueue } from './use-queue.ts';
import './alarm.css';

/** How many wait, beside the word Triage; heard and announced where there is danger, whatever screen is open. */
export function Alarm(): ReactElement {
  return (
    <Suspense fallback={null}>
      <Bell />
    </Suspense>
  );
}

const NONE: readonly QueueItem[] = [];

function Bell(): ReactElement | null {
  const { t } = useTranslation('triage');
  const { data } = usePolledQueue();
  const items = data?.data.items ?? NONE;
  const { danger, now } = countsOf(items);
  useEffect(armSound, []);
  usePulse();
  useRenewedClaims(items);
  useShownOutside(danger + now);
  return (
    <>
      {danger + now > 0 && (
        <span className="alarm">
          {danger > 0 && (
            <span className="alarm-count alarm-danger">
              {count(danger)} <span className="unseen">{t('alarm.danger', { count: danger })}</span>
            </span>
          )}
          {now > 0 && (
            <span className="alarm-count alarm-now">
              {count(now)} <span className="unseen">{t('alarm.now', { count: now })}</span>
            </span>
          )}
        </span>
      )}
      {data !== undefined && <NewDanger items={items} />}
    </>
  );
}

/** There as soon as the queue was first read: what waited before is on the screen, what comes after is heard. */
function NewDanger({ items }: { readonly items: readonly QueueItem[] }): ReactElement {
  const { t } = useTranslation('triage');
  const dangers = dangersOf(items);
  const [known, setKnown] = useState(dangers);
  const [heard, setHeard] = useState(0);
  if (dangers.join('\n') !== known.join('\n')) {
    const before = new Set(known);
    const fresh = dangers.filter((danger) => !before.has(danger)).length;
    setKnown(dangers);
    if (fresh > 0) setHeard(heard + fresh);
  }
  useEffect(() => {
    if (heard > 0) soundDanger();
  }, [heard]);
  return createPortal(
    <div className="unseen" role="alert">
      {heard > 0 && <p key={heard}>{t('alarm.announced', { count: dangers.length })}</p>}
    </div>,
    document.body,
  );
}

/** In a tab that nobody sees the page's own clocks all but stand still: a worker's does not. */
function usePulse(): void {
  const queries = useQueryClient();
  useEffect(() => {
    const pulse = new Worker(new URL('./pulse.worker.ts', import.meta.url), { type: 'module' });
    pulse.onmessage = () => {
      if (document.hidden) void queries.refetchQueries({ queryKey: ['GET /v1/queue'] }, { cancelRefetch: false });
    };
    return () => {
      pulse.terminate();
    };
  }, [queries]);
}

const RENEWAL_MS = 60_000;

/** A claim holds as long as its member is at the console: a locked one lets it lapse. */
function useRenewedClaims(items: readonly QueueItem[]): void {
  const { client } = useApi();
  const { sub } = useMember();
  const latest = useRef(items);
  useEffect(() => {
    latest.current = items;
  });
  useEffect(() => {
    const renew = (): void => {
      for (const { kind, id } of toRenew(latest.current, sub, Date.now())) {
        // Missed, it is tried again in a minute; refused, the queue shows who has it.
        client.call('POST /v1/queue/{kind}/{id}/claim', { params: { kind, id }, body: {} }).catch(() => undefined);
      }
    };
    const timer = setInterval(renew, RENEWAL_MS);
    return () => {
      clearInterval(timer);
    };
  }, [client, sub]);
}

/** On the tab, and on the icon of an installed console. */
function useShownOutside(waiting: number): void {
  useEffect(() => {
    countInTab(waiting);
    if ('setAppBadge' in navigator) navigator.setAppBadge(waiting).catch(() => undefined);
  }, [waiting]);
  useEffect(
    () => () => {
      countInTab(0);
      if ('clearAppBadge' in navigator) navigator.clearAppBadge().catch(() => undefined);
    },
    [],
  );
}
