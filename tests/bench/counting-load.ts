import { contributionOf, talliesOf, type Contribution } from '../../shared/counting/contribution.ts';
import { plus, type Figures } from '../../shared/counting/counter.ts';
import { eventToItem, readServed, servedToItem, tallyToItem } from '../../shared/counting/store.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import { BatchWriter } from './batch-writer.ts';
import { YEAR, type ServedPerson } from './counting-events.ts';

/**
 * Puts a year straight into the table: the events, each person's contribution and the tallies, as the capability's own
 * functions make them of the events. Only the way there is shorter than recording: batches, without a read or a condition.
 */
export class DirectLoad {
  readonly #platform: Platform;
  readonly #writer: BatchWriter;
  readonly #tallies = new Map<string, Figures>();
  #contributions: Contribution[] = [];

  constructor(platform: Platform, endpoint: string) {
    this.#platform = platform;
    this.#writer = new BatchWriter(endpoint, platform.table.names.main);
  }

  async add({ personId, facts, events }: ServedPerson): Promise<void> {
    const contribution = contributionOf(events, facts);
    this.#contributions.push(contribution);
    await this.#writer.put([
      ...events.map(eventToItem),
      servedToItem(personId, { ...readServed(undefined, YEAR), contribution, version: 1 }),
    ]);
    if (this.#contributions.length >= 1000) this.#count();
  }

  /** Everything added so far is in the table, and the tallies say so. */
  async settle(): Promise<void> {
    await this.#writer.settle();
    this.#count();
    for (const [recipientId, figures] of this.#tallies) {
      await this.#platform.table.write([{ put: tallyToItem({ recipientId, fiscalYear: YEAR }, figures) }]);
    }
  }

  close(): void {
    this.#writer.close();
  }

  #count(): void {
    for (const [recipientId, figures] of talliesOf(this.#contributions)) {
      this.#tallies.set(recipientId, plus(this.#tallies.get(recipientId) ?? new Map(), figures));
    }
    this.#contributions = [];
  }
}
