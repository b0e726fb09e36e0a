import { create, type Write } from '../platform/transaction.ts';
import { diff, withEvent, type Contribution } from './contribution.ts';
import { meaningOf, plus, type FactMark, type Figures } from './counter.ts';
import type { LedgerPlace } from './entry-ref.ts';
import { newFacts, type Facts } from './facts.ts';
import type { LiveEvent } from './model.ts';
import * as store from './store.ts';

interface PersonYear {
  readonly was: store.Served;
  readonly next: Contribution;
}

/** A person and a fiscal year, as the key of a map. */
export const personYear = ({ personId, fiscalYear }: LiveEvent): string => `${personId}#${fiscalYear}`;

/**
 * Services of several persons that are recorded in one transaction: each contribution and each tally is in it once, with
 * all that changes in it. Whose year is kept by another person does not fit in here.
 */
export class Bundle {
  readonly events: LiveEvent[] = [];
  readonly #others: Write[] = [];
  readonly #years = new Map<string, PersonYear>();
  readonly #tallies = new Map<string, { readonly place: LedgerPlace; readonly figures: Figures }>();

  /** How many items the transaction has. */
  get items(): number {
    return this.events.length + this.#others.length + this.#years.size + this.#tallies.size;
  }

  /** `served`: the person's year before this bundle; `writes`: what else the event's transaction holds. */
  add(event: LiveEvent, facts: Facts, served: store.Served, writes: readonly Write[]): void {
    const year = this.#years.get(personYear(event)) ?? { was: served, next: served.contribution };
    const next = withEvent(year.next, event, newFacts(year.next.about, facts));
    for (const [recipientId, change] of diff([year.next], [next])) {
      const place = { recipientId, fiscalYear: event.fiscalYear };
      const { figures = new Map() } = this.#tallies.get(store.ledgerPk(place)) ?? {};
      this.#tallies.set(store.ledgerPk(place), { place, figures: plus(figures, change) });
    }
    this.#years.set(personYear(event), { was: year.was, next });
    this.events.push(event);
    this.#others.push(...writes);
  }
}
