import { parseLocalDate, type LocalDate } from '../../shared/platform/local-date.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import type { Refusal } from '../../shared/platform/refusal.ts';
import type { Journal } from './journal.ts';
import type { Service } from './operations.ts';
import type { Scene } from './scene.ts';

/**
 * A use case as somebody calls it, once or, when no answer came, again. What it is told goes into the journal.
 * `unsure`: whether the answer to a write of it was lost, so that a refusal may be on account of the very same thing.
 */
export type Call = (platform: Platform, unsure: () => boolean) => Promise<void>;

/** Everything a run's clients share. */
export interface Play {
  readonly scene: Scene;
  readonly journal: Journal;
  readonly file: readonly Service[];
  /** How many of the scene's persons are served: the fewer, the more often two clients serve the same one. */
  readonly crowd: number;
}

export const recipientOf = ({ recipients }: Scene, at: number): string => recipients[at % recipients.length] ?? '';
export const personOf = ({ scene: { persons }, crowd }: Play, at: number): string => persons[at % crowd]?.id ?? '';
export const dateOf = ({ setting: { dates } }: Scene, at: number): LocalDate =>
  parseLocalDate(dates[at % dates.length] ?? '');

/** Notes a refusal that nobody should be given. */
export function expectRefusal(
  { journal }: Play,
  what: string,
  { code }: Refusal,
  expected: Readonly<Record<string, boolean>>,
): void {
  if (expected[code] !== true) journal.odd.push(`${what} was refused: ${code}`);
}
