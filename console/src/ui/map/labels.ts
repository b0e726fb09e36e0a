import type { Point, Size } from './plane.ts';

export interface Labelled extends Point {
  readonly id: string;
  /** Of the mark itself, in pixels. */
  readonly radius: number;
  /** Of the words, in pixels; 0 when only the mark is to be kept free. */
  readonly width: number;
}

export interface LabelPlace {
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const GAP = 4;

/** Where words go beside their marks so that none covers another nor a mark: the first come first; what finds no room is left out. */
export function placeLabels(
  marks: readonly Labelled[],
  size: Size,
  lineHeight: number,
): ReadonlyMap<string, LabelPlace> {
  const taken: Box[] = marks.map(({ x, y, radius }) => ({
    left: x - radius,
    right: x + radius,
    top: y - radius,
    bottom: y + radius,
  }));
  const placed = new Map<string, LabelPlace>();
  for (const mark of marks) {
    if (mark.width === 0) continue;
    const found = candidates(mark, lineHeight).find(
      ({ box }) => isInside(box, size) && !taken.some((other) => overlap(box, other)),
    );
    if (found === undefined) continue;
    taken.push(found.box);
    placed.set(mark.id, found.place);
  }
  return placed;
}

function candidates({ x, y, radius, width }: Labelled, line: number): { place: LabelPlace; box: Box }[] {
  const beside = radius + GAP;
  const half = line / 2;
  const boxAt = (left: number, top: number): Box => ({ left, top, right: left + width, bottom: top + line });
  return [
    { place: { x: x + beside, y, anchor: 'start' }, box: boxAt(x + beside, y - half) },
    { place: { x: x - beside, y, anchor: 'end' }, box: boxAt(x - beside - width, y - half) },
    { place: { x, y: y - beside - half, anchor: 'middle' }, box: boxAt(x - width / 2, y - beside - line) },
    { place: { x, y: y + beside + half, anchor: 'middle' }, box: boxAt(x - width / 2, y + beside) },
  ];
}

const overlap = (one: Box, other: Box): boolean =>
  one.left < other.right && one.right > other.left && one.top < other.bottom && one.bottom > other.top;

const isInside = ({ left, top, right, bottom }: Box, { width, height }: Size): boolean =>
  left >= 0 && top >= 0 && right <= width && bottom <= height;
