import { useSyncExternalStore } from 'react';

export const LOOKS = ['system', 'light', 'dark'] as const;
export type Look = (typeof LOOKS)[number];

const CHOICE = 'look';
const listeners = new Set<() => void>();
const isLook = (value: string | null): value is Look => LOOKS.some((look) => look === value);
const chosen = (): Look => {
  const kept = localStorage.getItem(CHOICE);
  return isLook(kept) ? kept : 'system';
};

/** Light, dark, or as the device is set. */
export function applyLook(look: Look = chosen()): void {
  if (look === 'system') delete document.documentElement.dataset['look'];
  else document.documentElement.dataset['look'] = look;
}

export function chooseLook(look: Look): void {
  localStorage.setItem(CHOICE, look);
  applyLook(look);
  for (const listener of listeners) listener();
}

export const useLook = (): Look =>
  useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, chosen);
