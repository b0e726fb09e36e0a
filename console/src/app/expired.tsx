import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { refresh } from '../api/hooks.ts';
import { RELAY_PATH, type Session } from '../auth/session.ts';
import { Button } from '../ui/button.tsx';

let signedIn = true;
const listeners = new Set<() => void>();

/** Told when the API or the issuer no longer takes the token. */
export function reportSignedIn(value: boolean): void {
  signedIn = value;
  for (const listener of listeners) listener();
}

const useSignedIn = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => signedIn,
  );

/** The sign-in has ended: it is taken up in a tab of its own, so that nothing written on this page is lost. */
export function Expired({ session }: { readonly session: Session }): ReactElement | null {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const ok = useSignedIn();
  useEffect(() => {
    if (ok) return undefined;
    return session.awaitRelay(() => {
      reportSignedIn(true);
      void refresh(queries);
    });
  }, [ok, queries, session]);
  if (ok) return null;
  return (
    <div className="expired" role="alertdialog" aria-label={t('expired.title')}>
      <p>{t('expired.text')}</p>
      <Button tone="primary" onPress={() => window.open(RELAY_PATH, '_blank')}>
        {t('signInAgain')}
      </Button>
    </div>
  );
}
