import { create, type Write } from '../platform/transaction.ts';
import { diff, withEvent, type Contribution } from './contribution.ts';
import { plus, type FactMark, type Figures } from './counter.ts';
import type { LedgerPlace } from './entry-ref.ts';
import { newFacts, type Facts } from './facts.ts';
import type { LiveEvent } from './model.ts';
import * as store from './store.ts';

interface PersonYear {
  readonly personId: string;
  readonly was: store.Served;
  readonly next: Contribution;
  /** What the person's own file told in these services for the first time. */
  readonly fresh: readonly FactMark[];
  /** How many services of the person's are in it. */
  readonly events: number;
}
interface TallyYear {
  readonly place: LedgerPlace;
  readonly figures: Figures;
}

/**
 * Services of several persons that are recorded in one transaction: each contribution and each tally is in it once, with
 * all that changes in it. For persons who are counted by nobody else; no restatements are written.
 */
export class Bundle {
  readonly events: LiveEvent[] = [];
  readonly #others: Write[] = [];
  readonly #years = new Map<string, PersonYear>();
  readonly #tallies = new Map<string, TallyYear>();

  /** How many items the transaction holds. */
  get items(): number {
    return this.events.length + this.#others.length + this.#years.size + this.#tallies.size;
  }

  /** `served`: the person's year as it is stored; `others`: what else the transaction of this event holds. */
  add(event: LiveEvent, facts: Facts, served: store.Served, others: readonly Write[]): void {
    const { personId, fiscalYear } = event;
    const key = store.servedKey(personId, fiscalYear).pk + fiscalYear;
    const { was, next, fresh, events } = this.#years.get(key) ?? {
      was: served,
      next: served.contribution,
      fresh: [],
      events: 0,
    };
    const told = new Map([...store.toldIn(was), ...fresh].map((mark) => [mark, 1]));
    const more = newFacts(told, facts);
    const then = withEvent(next, event, more);
    for (const [recipientId, change] of diff([next], [then])) {
      const place = { recipientId, fiscalYear };
      const figures = this.#tallies.get(store.ledgerPk(place))?.figures ?? new Map();
      this.#tallies.set(store.ledgerPk(place), { place, figures: plus(figures, change) });
    }
    this.#years.set(key, { personId, was, next: then, fresh: [...fresh, ...more], events: events + 1 });
    this.events.push(event);
    this.#others.push(...others);
  }

  /** What changes in each tally of these years. */
  changes(): readonly TallyYear[] {
    return [...this.#tallies.values()];
  }

  /** The whole transaction but for the tallies. */
  writes(): readonly Write[] {
    return [
      ...this.events.map((event) => create(store.eventToItem(event), 'exists')),
      ...[...this.#years.values()].map(({ personId, was, next, fresh, events }) =>
        store.servedWrite(personId, was, next, { fresh, events }),
      ),
      ...this.#others,
    ];
  }

  /** The years as they are stored once it is written. */
  served(): readonly { readonly personId: string; readonly served: store.Served }[] {
    return [...this.#years.values()].map(({ personId, was, next, fresh, events }) => ({
      personId,
      served: store.changedServed(was, next, { fresh, events }),
    }));
  }
}
