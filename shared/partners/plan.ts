import type { Write } from '../platform/transaction.ts';
import type { LineAndAsks } from './line/index.ts';

/** What to write and what to answer; `otherwise` says what to do when the guards refuse. */
export interface Plan {
  readonly writes: readonly Write[];
  readonly reply: string | undefined;
  /** Whoever is on call is texted by it. */
  readonly callsHuman?: true;
  readonly otherwise?: () => Promise<Plan>;
}

/** The line a text came from, as it was read, and the hub's clock where the text needs one. */
export interface Caller extends LineAndAsks {
  readonly phoneKey: string;
  readonly timeZone: string | undefined;
}
