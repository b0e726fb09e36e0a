import { axisX, axisY, barY, dot, lineY, plot, ruleY } from '@observablehq/plot';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { count } from '../../i18n/time.ts';
import type { MonthPair } from './report.ts';
import { monthShort } from './words.ts';
import { yearLabel } from './year.ts';

interface Props {
  readonly pairs: readonly MonthPair[];
  readonly year: number;
}

/** This year as bars, the year before as a line: which is which is told by shape too, never by colour alone. */
export function MonthChart({ pairs, year }: Props): ReactElement {
  const { t, i18n } = useTranslation('reports');
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  const hasBefore = pairs.some(({ before }) => (before ?? 0) > 0);
  useEffect(() => {
    if (width === 0) return;
    const chart = drawn(pairs, width);
    place.current?.replaceChildren(chart);
    return () => {
      chart.remove();
    };
  }, [pairs, width, i18n.language]);
  return (
    <figure className="reports-chart">
      <figcaption className="reports-legend">
        <span>
          <i className="reports-key-now" aria-hidden /> {yearLabel(year)}
        </span>
        {hasBefore && (
          <span>
            <i className="reports-key-before" aria-hidden /> {yearLabel(year - 1)}
          </span>
        )}
      </figcaption>
      <div ref={place} role="img" aria-label={t('chart.label', { year: yearLabel(year) })} />
    </figure>
  );
}

/** CSS pixels, as the element grows and shrinks. */
function useWidth(place: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (place.current === null) return undefined;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(place.current);
    return () => {
      observer.disconnect();
    };
  }, [place]);
  return width;
}

/** Pixels. */
const ROOM_FOR_NAMES = 560;

function drawn(pairs: readonly MonthPair[], width: number): Element {
  const most = Math.max(4, ...pairs.flatMap(({ now, before }) => [now ?? 0, before ?? 0]));
  const before = pairs.filter((pair) => pair.before !== undefined);
  // Where there is no room for every name, every third month has one.
  const named = pairs.map(({ month }) => month).filter((_, at) => width >= ROOM_FOR_NAMES || at % 3 === 0);
  const chart = plot({
    width,
    height: 220,
    className: 'reports-plot',
    marginLeft: 40,
    x: { domain: pairs.map(({ month }) => month), label: null, padding: 0.25 },
    y: { domain: [0, most], label: null },
    marks: [
      axisY({ ticks: Math.min(5, most), tickFormat: (value: number) => count(value), tickSize: 0 }),
      axisX(named, { tickFormat: (month: string) => monthShort(month), tickSize: 0 }),
      barY(
        pairs.filter(({ now }) => now !== undefined),
        { x: 'month', y: 'now', className: 'reports-bars', rx: 3 },
      ),
      ...(before.some((pair) => pair.before !== 0)
        ? [
            lineY(before, { x: 'month', y: 'before', className: 'reports-line' }),
            dot(before, { x: 'month', y: 'before', r: 3, className: 'reports-dots' }),
          ]
        : []),
      ruleY([0], { className: 'reports-base' }),
    ],
  });
  // The style that Plot writes into its drawing is in reports.css: the content security policy lets nothing in here.
  for (const style of chart.querySelectorAll('style')) style.remove();
  // The drawing is one image with one name: names of its parts, in English, are for nobody.
  for (const part of chart.querySelectorAll('[aria-label]')) part.removeAttribute('aria-label');
  return chart;
}
