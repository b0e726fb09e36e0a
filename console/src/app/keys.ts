import { useEffect, useRef, useSyncExternalStore } from 'react';

/** One thing that a key does, as `?` lists it. */
export interface KeyBinding {
  /** A key (`j`), or two in a row (`g t`). */
  readonly keys: string;
  readonly label: string;
  readonly run: () => void;
}

interface Group {
  readonly title: string;
  readonly bindings: readonly KeyBinding[];
}

let groups: readonly Group[] = [];
const listeners = new Set<() => void>();
const change = (next: readonly Group[]): void => {
  groups = next;
  for (const listener of listeners) listener();
};
const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** What keys do on the present screen. */
export const useKeyGroups = (): readonly Group[] => useSyncExternalStore(subscribe, () => groups);

/** While the component is there, these keys work (outside of fields and dialogs), and `?` lists them under `title`. */
export function useKeys(title: string, bindings: readonly KeyBinding[]): void {
  const latest = useRef(bindings);
  useEffect(() => {
    latest.current = bindings;
  });
  const shape = bindings.map(({ keys, label }) => `${keys} ${label}`).join('\n');
  useEffect(() => {
    const group: Group = {
      title,
      bindings: latest.current.map(({ keys, label }, at) => ({ keys, label, run: () => latest.current[at]?.run() })),
    };
    change([...groups, group]);
    return () => {
      change(groups.filter((one) => one !== group));
    };
  }, [title, shape]);
}

const TYPED_INTO = 'input, textarea, select, [contenteditable=true], [role=textbox], [role=combobox]';
/** How long the second key of two may take. */
const SEQUENCE_MS = 1_200;

/** Listens to the keyboard, once, for everything that `useKeys` has said. Returns how to stop. */
export function listenToKeys(): () => void {
  let first: { readonly key: string; readonly at: number } | undefined;
  const onKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const { target } = event;
    if (target instanceof Element && target.closest(`${TYPED_INTO}, [role=dialog]`) !== null) return;
    const recent = first !== undefined && event.timeStamp - first.at < SEQUENCE_MS ? first.key : undefined;
    const all = groups.flatMap(({ bindings }) => bindings).toReversed();
    const found =
      (recent === undefined ? undefined : all.find(({ keys }) => keys === `${recent} ${event.key}`)) ??
      all.find(({ keys }) => keys === event.key);
    first = found === undefined ? { key: event.key, at: event.timeStamp } : undefined;
    if (found === undefined) return;
    event.preventDefault();
    found.run();
  };
  window.addEventListener('keydown', onKey);
  return () => {
    window.removeEventListener('keydown', onKey);
  };
}
