import { defaultRangeExtractor, useWindowVirtualizer, type Range } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../../app/keys.ts';
import type { Entries } from './entries.ts';
import { entryKey } from './entries.ts';
import { Row } from './row.tsx';

const ROW_PX = 68;
/** So many rows before the last that are there, the next page is asked for. */
const AHEAD = 40;

/** The entries, of which only what is on the screen is drawn; more come as the end of the list comes near. */
export function EntryList({ entries }: { readonly entries: Entries }): ReactElement {
  const { t } = useTranslation('directory');
  const { items, total, more } = entries;
  const list = useRef<HTMLUListElement>(null);
  const margin = useMargin(list);
  const [picked, setPicked] = useState(-1);
  const rangeExtractor = useCallback(
    (range: Range) => {
      const drawn = defaultRangeExtractor(range);
      // What has the keyboard stays, in sight or not.
      return picked < 0 || picked >= range.count || drawn.includes(picked)
        ? drawn
        : [...drawn, picked].sort((a, b) => a - b);
    },
    [picked],
  );
  const virtual = useWindowVirtualizer({
    count: items.length,
    estimateSize: () => ROW_PX,
    getItemKey: (index) => {
      const entry = items[index];
      return entry === undefined ? index : entryKey(entry);
    },
    overscan: 8,
    scrollMargin: margin,
    rangeExtractor,
  });
  const drawn = virtual.getVirtualItems();
  const last = drawn.at(-1)?.index ?? 0;
  useEffect(() => {
    if (more !== undefined && last >= items.length - AHEAD) more();
  }, [more, last, items.length]);

  const go = (to: number): void => {
    const at = Math.max(0, Math.min(items.length - 1, to));
    setPicked(at);
    virtual.scrollToIndex(at);
    // After the row is drawn.
    requestAnimationFrame(() => {
      list.current?.querySelector<HTMLElement>(`[data-index="${at}"] a`)?.focus();
    });
  };
  useKeys(t('keys.list'), [
    { keys: 'j', label: t('keys.next'), run: () => go(picked + 1) },
    { keys: 'k', label: t('keys.previous'), run: () => go(picked - 1) },
  ]);
  return (
    <ul
      ref={list}
      className="directory-list"
      style={{ height: virtual.getTotalSize() }}
      aria-label={t('list', { count: total })}
      onKeyDown={(event) => {
        const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : undefined;
        if (step === undefined) return;
        event.preventDefault();
        go(picked + step);
      }}
    >
      {drawn.flatMap(({ index, key, start }) => {
        const entry = items[index];
        return entry === undefined
          ? []
          : [
              <li
                key={key}
                className="directory-line"
                data-index={index}
                aria-setsize={total}
                aria-posinset={index + 1}
                ref={virtual.measureElement}
                style={{ transform: `translateY(${start - margin}px)` }}
                onFocus={() => setPicked(index)}
              >
                <Row entry={entry} />
              </li>,
            ];
      })}
    </ul>
  );
}

/** How far below the top of the document the list begins: what stands above it comes and goes. */
function useMargin(list: { readonly current: HTMLElement | null }): number {
  const [margin, setMargin] = useState(0);
  useEffect(() => {
    const node = list.current;
    if (node === null) return undefined;
    const observer = new ResizeObserver(() => {
      setMargin(Math.round(node.getBoundingClientRect().top + window.scrollY));
    });
    observer.observe(document.body);
    for (const part of node.closest('.page')?.children ?? []) observer.observe(part);
    return () => {
      observer.disconnect();
    };
  }, [list]);
  return margin;
}
