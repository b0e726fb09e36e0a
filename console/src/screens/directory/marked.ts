interface Part {
  readonly from: number;
  readonly part: string;
  readonly isFound: boolean;
}

/** A text in parts, found ones and others; what lies across the end of another range or of the text is not counted twice. */
export function marked(text: string, ranges: readonly (readonly [number, number])[]): readonly Part[] {
  const parts: Part[] = [];
  let at = 0;
  const add = (to: number, isFound: boolean): void => {
    if (to > at) parts.push({ from: at, part: text.slice(at, to), isFound });
    at = Math.max(at, to);
  };
  for (const [from, to] of ranges.toSorted(([one], [other]) => one - other)) {
    add(Math.min(from, text.length), false);
    add(Math.min(to, text.length), true);
  }
  add(text.length, false);
  return parts;
}
