export interface Quantiles {
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** Of some times in milliseconds, to the microsecond. */
export function quantiles(times: readonly number[]): Quantiles {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    Math.round((sorted[Math.floor(sorted.length * share)] ?? Number.NaN) * 1000) / 1000;
  return { p50Ms: at(0.5), p99Ms: at(0.99) };
}
