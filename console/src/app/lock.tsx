import { useQueryClient } from '@tanstack/react-query';
import {
  createContext,
  use,
  useCallback,
  useEffect,
  useMemo,
  useState,
  type ReactElement,
  type ReactNode,
} from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../auth/session.ts';
import { Button } from '../ui/button.tsx';
import { nameTab } from './tab-title.ts';

interface Lock {
  readonly lock: () => void;
  readonly signOut: () => void;
}

const LockContext = createContext<Lock>({ lock: () => undefined, signOut: () => undefined });

export const useLock = (): Lock => use(LockContext);

const LOCKED = 'locked';
/** A desk that nobody has touched for so long may be seen by others. */
const IDLE_MS = 10 * 60_000;
const SIGNS_OF_LIFE = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

/** Hides everything at once, forgets the tokens, and lets nobody on without their credentials. */
export function Lockable({
  session,
  children,
}: {
  readonly session: Session;
  readonly children: ReactNode;
}): ReactElement {
  const [locked, setLocked] = useState(() => sessionStorage.getItem(LOCKED) !== null);
  const queries = useQueryClient();

  const lock = useCallback(() => {
    sessionStorage.setItem(LOCKED, '1');
    setLocked(true);
    queries.clear();
    void session.forget();
  }, [queries, session]);

  useEffect(() => {
    if (locked) return undefined;
    let timer = setTimeout(lock, IDLE_MS);
    const alive = (): void => {
      clearTimeout(timer);
      timer = setTimeout(lock, IDLE_MS);
    };
    for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, alive, { passive: true });
    return () => {
      clearTimeout(timer);
      for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, alive);
    };
  }, [locked, lock]);

  const value = useMemo(() => ({ lock, signOut: () => void session.signOut() }), [lock, session]);
  if (locked) return <LockedPage session={session} />;
  return <LockContext value={value}>{children}</LockContext>;
}

function LockedPage({ session }: { readonly session: Session }): ReactElement {
  const { t } = useTranslation();
  useEffect(() => {
    nameTab('Carrefour');
  }, []);
  return (
    <main className="gate">
      <img src="/icon.svg" alt="" width="56" height="56" />
      <h1>{t('lock.title')}</h1>
      <p>{t('lock.text')}</p>
      <Button
        tone="primary"
        autoFocus
        onPress={() => {
          sessionStorage.removeItem(LOCKED);
          void session.signIn(`${location.pathname}${location.search}`, true);
        }}
      >
        {t('lock.open')}
      </Button>
    </main>
  );
}
