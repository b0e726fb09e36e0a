import { useEffect, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { countdown, dateTime, fromNow } from '../i18n/time.ts';

/** Epoch milliseconds, moving on every `every` milliseconds. */
export function useNow(every = 15_000): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(Date.now());
    }, every);
    return () => {
      clearInterval(timer);
    };
  }, [every]);
  return now;
}

/** How long ago, or in how long; the exact hour on pointing at it. */
export function Ago({ at }: { readonly at: string }): ReactElement {
  const now = useNow();
  // The words change with the language of the page.
  useTranslation();
  return (
    <time dateTime={at} title={dateTime(at)}>
      {fromNow(at, now)}
    </time>
  );
}

/** A clock that runs down to `until`, and is late after it. */
export function Countdown({ until }: { readonly until: string }): ReactElement {
  const now = useNow(1_000);
  const late = new Date(until).getTime() < now;
  return (
    <time dateTime={until} title={dateTime(until)} className={late ? 'countdown countdown-late' : 'countdown'}>
      {countdown(until, now)}
    </time>
  );
}
