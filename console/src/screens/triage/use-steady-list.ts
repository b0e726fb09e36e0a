import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from 'react';

const rowOf = (list: Element, key: string): HTMLElement | undefined =>
  [...list.querySelectorAll<HTMLElement>('[data-key]')].find((row) => row.dataset['key'] === key);

/** From the top of the document: scrolling does not change it, what comes above does. */
const placeOf = (row: Element): number => row.getBoundingClientRect().top + window.scrollY;

/** The row to be kept where it is: the one in use, else the first that a scrolled page shows. */
function anchorOf(list: Element): HTMLElement | undefined {
  const used = document.activeElement?.closest<HTMLElement>('[data-key]');
  if (used !== null && used !== undefined && list.contains(used)) return used;
  if (window.scrollY === 0) return undefined;
  return [...list.querySelectorAll<HTMLElement>('[data-key]')]
    .map((row) => ({ row, top: row.getBoundingClientRect().top }))
    .filter(({ top }) => top >= 0)
    .toSorted((one, other) => one.top - other.top)[0]?.row;
}

interface Steady {
  /** Moves the keyboard to the row of the key, as soon as it is drawn. */
  readonly focus: (key: string) => void;
}

/**
 * A list that changes by itself under somebody's hands: what they are at stays where it is on the screen, and when it leaves the
 * list, the keyboard goes to `selected`, which took its place.
 */
export function useSteadyList(
  list: RefObject<HTMLElement | null>,
  lines: unknown,
  selected: string | undefined,
): Steady {
  const anchor = useRef<{ readonly key: string; readonly place: number } | undefined>(undefined);
  const hadFocus = useRef(false);
  const wanted = useRef<string | undefined>(undefined);
  const [, draw] = useState(0);

  useLayoutEffect(() => {
    const last = anchor.current;
    const row = last === undefined || list.current === null ? undefined : rowOf(list.current, last.key);
    if (last === undefined || row === undefined) return;
    const moved = placeOf(row) - last.place;
    if (Math.abs(moved) > 1) window.scrollBy({ top: moved, behavior: 'instant' });
  }, [list, lines]);

  useLayoutEffect(() => {
    if (list.current === null) return;
    if (hadFocus.current && document.activeElement === document.body) wanted.current ??= selected;
    const row = wanted.current === undefined ? undefined : rowOf(list.current, wanted.current);
    if (row !== undefined) {
      wanted.current = undefined;
      row.querySelector('a')?.focus({ preventScroll: true });
      row.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    }
    hadFocus.current = list.current.contains(document.activeElement);
    const kept = anchorOf(list.current);
    const key = kept?.dataset['key'];
    anchor.current = kept === undefined || key === undefined ? undefined : { key, place: placeOf(kept) };
  });

  const focus = useCallback((key: string) => {
    wanted.current = key;
    draw((times) => times + 1);
  }, []);
  return { focus };
}
