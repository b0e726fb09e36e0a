import { Maximize2, Minus, Plus } from 'lucide-react';
import {
  useEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type PointerEvent,
  type ReactElement,
  type RefObject,
} from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../button.tsx';
import { inLanguage } from '../../i18n/i18n.ts';
import type { Geography } from './geography.ts';
import { placeLabels, type Labelled } from './labels.ts';
import { LAKES, LAND, ONTARIO } from './outline.ts';
import { fit, onPlane, onScreen, pull, zoom, type LonLat, type Point, type Size, type View } from './plane.ts';
import { MODES, type Hop, type TravelMode } from './ways.ts';
import './map.css';

export interface MapMark {
  readonly id: string;
  readonly at: LonLat;
  readonly name: string;
  /** `start`: where the person is. `option`: one of those to choose from. `place`: a place that matters otherwise. */
  readonly kind: 'start' | 'option' | 'place' | 'avoid';
  /** Shown in the mark: its position in the list beside. */
  readonly number?: number;
}

export interface MapWay {
  readonly id: string;
  readonly hops: readonly Hop[];
}

interface Props {
  readonly label: string;
  readonly geography: Geography;
  readonly marks: readonly MapMark[];
  readonly ways: readonly MapWay[];
  /** The mark, and the way of the same id, that stands out. */
  readonly picked?: string | undefined;
  readonly onPick?: ((id: string) => void) | undefined;
}

/** Towns that tell anybody where they are; named where there is room. */
const ANCHORS = ['kenora', 'thunder-bay', 'timmins', 'sudbury', 'sault-ste-marie', 'north-bay', 'ottawa', 'toronto'];
const STEP = 60;
const FIRST_SIZE: Size = { width: 600, height: 480 };
/** The south and the far north: what is shown while nothing is marked. */
const WHOLE = (
  [
    [-94.5, 52],
    [-75, 45],
    [-82.5, 42.5],
    [-88, 56.5],
  ] as const
).map(onPlane);

/** A map of Ontario drawn from what the hub itself knows: no tiles, nothing asked of anybody else. */
export function RegionMap({ label, geography, marks, ways, picked, onPick }: Props): ReactElement {
  const { t } = useTranslation('map');
  const [size, sheet] = useSize();
  const [moved, setMoved] = useState<View>();
  const points = marks.map(({ at }) => onPlane(at));
  const fitted = fit(points.length === 0 ? WHOLE : points, size, Math.min(90, size.width / 6));
  const view = moved ?? fitted;
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const change = KEYS[event.key];
    if (change === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    setMoved(change(view, size));
  };
  const drag = useDrag((dx, dy) => {
    setMoved((last) => pull(last ?? fitted, dx, dy));
  });
  useEffect(() => {
    const element = sheet.current;
    const onWheel = (event: WheelEvent): void => {
      // The wheel alone scrolls the page, as everywhere.
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const at = { x: event.offsetX, y: event.offsetY };
      setMoved((last) => zoom(last ?? fitted, size, event.deltaY < 0 ? 1.25 : 0.8, at));
    };
    element?.addEventListener('wheel', onWheel, { passive: false });
    return () => element?.removeEventListener('wheel', onWheel);
  });
  const shown = MODES.filter((mode) => ways.some(({ hops }) => hops.some((hop) => hop.mode === mode)));
  return (
    <figure className="map">
      <div className="map-frame">
        <div
          ref={sheet}
          className="map-sheet"
          // What it shows is in the list below it; the sheet itself is for moving about.
          role="group"
          aria-label={label}
          aria-description={t('keys')}
          tabIndex={0}
          onKeyDown={onKeyDown}
          {...drag}
        >
          <svg width={size.width} height={size.height} aria-hidden>
            <Ground view={view} size={size} geography={geography} />
            <Ways geography={geography} ways={ways} picked={picked} view={view} size={size} />
            <Marks marks={marks} geography={geography} picked={picked} onPick={onPick} view={view} size={size} />
          </svg>
        </div>
        <div className="map-buttons">
          <Button
            small
            icon={<Plus aria-hidden size={16} />}
            aria-label={t('nearer')}
            onPress={() => setMoved(zoom(view, size, 1.5))}
          />
          <Button
            small
            icon={<Minus aria-hidden size={16} />}
            aria-label={t('farther')}
            onPress={() => setMoved(zoom(view, size, 1 / 1.5))}
          />
          <Button
            small
            icon={<Maximize2 aria-hidden size={16} />}
            aria-label={t('all')}
            onPress={() => setMoved(undefined)}
          />
        </div>
      </div>
      <figcaption className="map-caption">
        {shown.length > 0 && (
          <ul className="map-legend">
            {shown.map((mode) => (
              <li key={mode}>
                <svg width="28" height="8" aria-hidden>
                  <path d="M1,4H27" className={`map-way map-way-${mode} map-way-picked`} />
                </svg>
                {t(`mode.${mode}`)}
              </li>
            ))}
          </ul>
        )}
        <details>
          <summary>{t('asList', { count: marks.length })}</summary>
          <ol className="map-list">
            {marks.map(({ id, kind, name, number }) => (
              <li key={id}>
                {number === undefined ? '' : `${number}. `}
                {name} <span className="quiet">{t(`kind.${kind}`)}</span>{' '}
                {modesInWords(ways.find((way) => way.id === id)?.hops ?? [], (mode) => t(`mode.${mode}`))}
              </li>
            ))}
          </ol>
        </details>
        <p className="quiet small">{t('source')}</p>
      </figcaption>
    </figure>
  );
}

const modesInWords = (hops: readonly Hop[], word: (mode: TravelMode) => string): string =>
  [...new Set(hops.map(({ mode }) => word(mode)))].join(' → ');

const KEYS: Readonly<Record<string, (view: View, size: Size) => View | undefined>> = {
  ArrowLeft: (view) => pull(view, STEP, 0),
  ArrowRight: (view) => pull(view, -STEP, 0),
  ArrowUp: (view) => pull(view, 0, STEP),
  ArrowDown: (view) => pull(view, 0, -STEP),
  '+': (view, size) => zoom(view, size, 1.5),
  '=': (view, size) => zoom(view, size, 1.5),
  '-': (view, size) => zoom(view, size, 1 / 1.5),
  '0': () => undefined,
};

function useSize(): [Size, RefObject<HTMLDivElement | null>] {
  const element = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState(FIRST_SIZE);
  useEffect(() => {
    const watched = element.current;
    if (watched === null) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry === undefined) return;
      const { width, height } = entry.contentRect;
      if (width > 0 && height > 0) setSize({ width: Math.round(width), height: Math.round(height) });
    });
    observer.observe(watched);
    return () => {
      observer.disconnect();
    };
  }, []);
  return [size, element];
}

function useDrag(move: (dx: number, dy: number) => void) {
  const last = useRef<Point>(undefined);
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>): void => {
      last.current = { x: event.clientX, y: event.clientY };
    },
    onPointerMove: (event: PointerEvent<HTMLElement>): void => {
      if (last.current === undefined || event.buttons === 0) return;
      const { clientX: x, clientY: y } = event;
      move(x - last.current.x, y - last.current.y);
      last.current = { x, y };
    },
    onPointerUp: (): void => {
      last.current = undefined;
    },
  };
}

interface Seen {
  readonly view: View;
  readonly size: Size;
  readonly geography: Geography;
}

/** Land, lakes and every road and air way that is known: drawn once, then only moved. */
function Ground({ view, size, geography }: Seen): ReactElement {
  const { places, edges } = geography;
  const network = useMemo(() => {
    const of = (wanted: (mode: TravelMode) => boolean): string =>
      edges
        .flatMap(([from, to, mode, , , , open]) => {
          const [one, other] = [places.get(from), places.get(to)];
          if (!open || !wanted(mode) || one === undefined || other === undefined) return [];
          const [a, b] = [onPlane([one.lon, one.lat]), onPlane([other.lon, other.lat])];
          return [`M${a.x.toFixed(1)},${a.y.toFixed(1)}L${b.x.toFixed(1)},${b.y.toFixed(1)}`];
        })
        .join('');
    return { road: of((mode) => mode === 'road'), winter: of((mode) => mode === 'winter-road') };
  }, [places, edges]);
  const { x, y } = onScreen(view, size, { x: 0, y: 0 });
  return (
    <g transform={`translate(${x} ${y}) scale(${view.scale})`} className="map-ground">
      <path d={LAND} className="map-land" fillRule="evenodd" />
      <path d={ONTARIO} className="map-ontario" />
      <path d={LAKES} className="map-lake" />
      <path d={network.road} className="map-network" />
      <path d={network.winter} className="map-network map-network-winter" />
    </g>
  );
}

/** A flight is bowed, so that it is not taken for a road. */
function lineOf(from: Point, to: Point, mode: TravelMode): string {
  if (mode !== 'air') return `M${from.x},${from.y}L${to.x},${to.y}`;
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  return `M${from.x},${from.y}Q${(from.x + to.x) / 2 + dy * 0.15},${(from.y + to.y) / 2 - dx * 0.15} ${to.x},${to.y}`;
}

function Ways({ geography, ways, picked, view, size }: Seen & Pick<Props, 'ways' | 'picked'>): ReactElement {
  const pointOf = (id: string): Point | undefined => {
    const place = geography.places.get(id);
    return place === undefined ? undefined : onScreen(view, size, onPlane([place.lon, place.lat]));
  };
  const ordered = ways.toSorted((one, other) => Number(one.id === picked) - Number(other.id === picked));
  return (
    <g>
      {ordered.flatMap(({ id, hops }) =>
        hops.map((hop) => {
          const [from, to] = [pointOf(hop.from), pointOf(hop.to)];
          if (from === undefined || to === undefined) return null;
          const strength = id === picked ? ' map-way-picked' : '';
          return (
            <path
              key={`${id} ${hop.from} ${hop.to}`}
              d={lineOf(from, to, hop.mode)}
              className={`map-way map-way-${hop.mode}${strength}`}
            />
          );
        }),
      )}
    </g>
  );
}

const RADIUS = { start: 9, option: 12, place: 4, avoid: 8, anchor: 2.5 } as const;
/** Of a letter, as a part of the height of the text; wide enough for capitals among them. */
const LETTER = 0.56;

function Marks({
  marks,
  geography,
  picked,
  onPick,
  view,
  size,
}: Seen & Pick<Props, 'marks' | 'picked' | 'onPick'>): ReactElement {
  const textSize = parseFloat(getComputedStyle(document.documentElement).fontSize) * 0.8125;
  const anchors = ANCHORS.flatMap((name) => {
    const place = geography.places.get(`place-${name}`);
    const at: LonLat | undefined = place === undefined ? undefined : [place.lon, place.lat];
    const isMarked = marks.some(({ name: marked }) => place !== undefined && marked.includes(inLanguage(place.name)));
    return place === undefined || at === undefined || isMarked
      ? []
      : [{ id: place.id, at, name: inLanguage(place.name), kind: 'anchor' as const, number: undefined }];
  });
  const drawn = [...marks.toSorted((one, other) => order(one, picked) - order(other, picked)), ...anchors].map(
    (mark) => ({ ...mark, ...onScreen(view, size, onPlane(mark.at)), radius: RADIUS[mark.kind] }),
  );
  const labels = placeLabels(
    drawn.map(({ id, x, y, radius, name }): Labelled => ({ id, x, y, radius, width: name.length * textSize * LETTER })),
    size,
    textSize * 1.25,
  );
  return (
    <g>
      {drawn.toReversed().map(({ id, x, y, kind, number, radius, name }) => {
        const label = labels.get(id);
        return (
          <g
            key={id}
            className={`map-mark map-mark-${kind}${id === picked ? ' map-mark-picked' : ''}`}
            {...(onPick !== undefined && kind === 'option' && { onClick: () => onPick(id) })}
          >
            <circle cx={x} cy={y} r={radius} />
            {number !== undefined && (
              <text x={x} y={y} className="map-number">
                {number}
              </text>
            )}
            {label !== undefined && (
              <text x={label.x} y={label.y} textAnchor={label.anchor} className="map-label">
                {name}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}

const order = ({ id, kind, number = 99 }: MapMark, picked: string | undefined): number =>
  id === picked ? -2 : kind === 'start' ? -1 : number;
