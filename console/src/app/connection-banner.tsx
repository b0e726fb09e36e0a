import { useEffect, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi, useWaitingWrites } from '../api/hooks.ts';
import { Button } from '../ui/button.tsx';
import { Ago } from '../ui/clock.tsx';
import { useOnline } from './connection.ts';

/** Without a connection: says so, and keeps in sight what has not been sent. A late text leaves only by a press here. */
export function ConnectionBanner(): ReactElement | null {
  const { t } = useTranslation();
  const online = useOnline();
  const waiting = useWaitingWrites();
  const { writes } = useApi();
  const some = waiting.length > 0;
  useEffect(() => {
    if (!some) return undefined;
    const ask = (event: BeforeUnloadEvent): void => {
      event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => {
      window.removeEventListener('beforeunload', ask);
    };
  }, [some]);
  if (online && !some) return null;
  return (
    <div className="connection" role="status">
      {!online && <p className="connection-lost">{t('connection.lost')}</p>}
      {some && (
        <ul className="connection-waiting">
          {waiting.map((write) => (
            <li key={write.id}>
              <span>
                {write.label} · <Ago at={new Date(write.since).toISOString()} /> ·{' '}
                {write.texts ? t('connection.asks') : t('connection.waits')}
              </span>
              {write.texts && online && (
                <Button small tone="primary" isDisabled={write.trying} onPress={() => void writes.send(write.id)}>
                  {t('connection.sendNow')}
                </Button>
              )}
              <Button small onPress={() => writes.discard(write.id)}>
                {t('connection.discard')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
