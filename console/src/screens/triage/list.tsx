import { defaultRangeExtractor, useWindowVirtualizer, type Range } from '@tanstack/react-virtual';
import { useCallback, useEffect, useState, type ReactElement, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { count } from '../../i18n/time.ts';
import { linesOf, type Group, type QueueItem, type Urgency } from './queue.ts';
import { Row } from './row.tsx';

interface Props {
  readonly groups: readonly Group[];
  readonly lines: ReturnType<typeof linesOf>;
  readonly selected: string | undefined;
  readonly onSelect: (key: string) => void;
  readonly onClaim: (item: QueueItem) => void;
  readonly list: RefObject<HTMLDivElement | null>;
  readonly onPointerMove: () => void;
}

const ROW_PX = 72;
const HEADING_PX = 44;

/** The queue, of which only what is on the screen is drawn. Each urgency is a list of its own under its heading. */
export function QueueList({ groups, lines, selected, onSelect, onClaim, list, onPointerMove }: Props): ReactElement {
  const { t } = useTranslation('triage');
  const margin = useMargin(list);
  const extract = useCallback(
    (range: Range) => {
      // What is selected keeps the keyboard, and headings lead a screen reader through, in sight or not.
      const always = lines.flatMap(({ line, key }, index) => (line === 'heading' || key === selected ? [index] : []));
      return [...new Set([...always, ...defaultRangeExtractor(range)])].sort((one, other) => one - other);
    },
    [lines, selected],
  );
  const virtual = useWindowVirtualizer({
    count: lines.length,
    estimateSize: (index) => (lines[index]?.line === 'heading' ? HEADING_PX : ROW_PX),
    getItemKey: (index) => lines[index]?.key ?? index,
    overscan: 8,
    scrollMargin: margin,
    rangeExtractor: extract,
  });
  const drawn = virtual.getVirtualItems().flatMap(({ index, start }) => {
    const line = lines[index];
    return line === undefined ? [] : [{ line, index, style: { transform: `translateY(${start - margin}px)` } }];
  });
  const headingOf = (urgency: Urgency): ReactElement[] =>
    drawn.flatMap(({ line, index, style }) =>
      line.line === 'heading' && line.key === urgency
        ? [
            <h2
              key={urgency}
              id={`triage-${urgency}`}
              className={`triage-heading triage-heading-${urgency}`}
              data-index={index}
              ref={virtual.measureElement}
              style={style}
            >
              {t(`group.${urgency}`)} <span className="triage-heading-count">{count(line.count)}</span>
            </h2>,
          ]
        : [],
    );
  const rowsOf = (urgency: Urgency): ReactElement[] =>
    drawn.flatMap(({ line, index, style }) =>
      line.line === 'item' && line.item.urgency === urgency
        ? [
            <li
              key={line.key}
              className="triage-line"
              data-key={line.key}
              data-index={index}
              aria-setsize={line.groupSize}
              aria-posinset={line.position}
              ref={virtual.measureElement}
              style={style}
            >
              <Row item={line.item} isSelected={line.key === selected} onSelect={onSelect} onClaim={onClaim} />
            </li>,
          ]
        : [],
    );
  return (
    <div
      ref={list}
      className="triage-list"
      style={{ height: virtual.getTotalSize() }}
      onPointerMove={(event) => {
        if (event.pointerType === 'mouse') onPointerMove();
      }}
    >
      {groups.map(({ urgency }) => (
        <section key={urgency} aria-labelledby={`triage-${urgency}`}>
          {headingOf(urgency)}
          <ul>{rowsOf(urgency)}</ul>
        </section>
      ))}
    </div>
  );
}

/** How far below the top of the document the list begins: what stands above it comes and goes. */
function useMargin(list: RefObject<HTMLDivElement | null>): number {
  const [margin, setMargin] = useState(0);
  useEffect(() => {
    const node = list.current;
    if (node === null) return undefined;
    // Told of each part once at the beginning, then whenever one of them changes its size.
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
