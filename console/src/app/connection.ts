import { useSyncExternalStore } from 'react';
import type { Writes } from '../api/writes.ts';

/** Whether the API can be reached. The browser only knows whether it has a network; the rest is found by asking. */
let online = true;
const listeners = new Set<() => void>();
const set = (value: boolean): void => {
  if (value === online) return;
  online = value;
  for (const listener of listeners) listener();
};

export const useOnline = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => online,
  );

const PROBE_MS = 5_000;

/** Told by every call how it went. */
export const reportReached = (reached: boolean): void => {
  set(reached);
};

/** Watches for the connection to come back, and then sends what may be sent late. Returns how to stop. */
export function watchConnection(writes: Writes, back: () => void): () => void {
  const probe = async (): Promise<void> => {
    const reached = await fetch('/health', { cache: 'no-store' }).then(
      ({ ok }) => ok,
      () => false,
    );
    const was = online;
    set(reached);
    if (!reached) return;
    if (!was) back();
    await writes.flush();
  };
  const onOffline = (): void => {
    set(false);
  };
  const onOnline = (): void => {
    void probe();
  };
  const timer = setInterval(() => {
    if (!online || writes.waiting().length > 0) void probe();
  }, PROBE_MS);
  window.addEventListener('offline', onOffline);
  window.addEventListener('online', onOnline);
  return () => {
    clearInterval(timer);
    window.removeEventListener('offline', onOffline);
    window.removeEventListener('online', onOnline);
  };
}
