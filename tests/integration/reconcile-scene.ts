import {
  correctServiceEvent,
  eventRef,
  parseFiscalYear,
  recordEntry,
  recordServiceEvent,
  refOf,
  reverseExpenditure,
  voidActivity,
  voidServiceEvent,
  type ServiceEvent,
} from '../../shared/counting/index.ts';
import { mergePersons, splitPersons } from '../../shared/identity/index.ts';
import { createPersonWrites } from '../../shared/people/index.ts';
import { parseLocalDate } from '../../shared/platform/local-date.ts';
import { createLog } from '../../shared/platform/log.ts';
import { createPlatform, type Platform } from '../../shared/platform/platform.ts';
import {
  Table,
  type BatchAnswer,
  type Item,
  type Key,
  type Page,
  type QueryRequest,
  type TableNames,
} from '../../shared/platform/table.ts';
import { patientClient } from '../patient-client.ts';
import { setUpDemoHub } from '../hub.ts';
import { attachMeter, type Meter } from '../meter.ts';
import { testPlatform, type TestPlatform } from '../platform.ts';
import { ok, staff } from './transport-scene.ts';

export const YEAR = parseFiscalYear(2026);
export const BEFORE = parseFiscalYear(2025);

/** Told of each read before it is made: whatever it does then happened just before. */
export interface Watch {
  readonly beforeBatch?: (keys: readonly Key[]) => Promise<void>;
  readonly beforeQuery?: (request: QueryRequest) => Promise<void>;
}

class WatchedTable extends Table {
  readonly #watch: Watch;

  constructor(doc: ReturnType<typeof patientClient>, names: TableNames, watch: Watch) {
    super(doc, names);
    this.#watch = watch;
  }

  override async batchGet(keys: readonly Key[], dataKeys: readonly string[] = []): Promise<BatchAnswer> {
    await this.#watch.beforeBatch?.(keys);
    return super.batchGet(keys, dataKeys);
  }

  override async query(request: QueryRequest): Promise<Page<Item>> {
    await this.#watch.beforeQuery?.(request);
    return super.query(request);
  }
}

/** The demo hub on fresh tables, what is recorded there, and a hand that alters items past the counting. */
export class ReconcileScene {
  readonly hub: TestPlatform;
  readonly platform: Platform;
  readonly meter: Meter;
  /** What was logged. */
  readonly lines: string[];
  readonly recipients: readonly string[];
  readonly #altered = new Map<string, Item>();
  readonly #inserted: Item[] = [];

  private constructor(parts: Pick<ReconcileScene, 'hub' | 'platform' | 'meter' | 'lines' | 'recipients'>) {
    this.hub = parts.hub;
    this.platform = parts.platform;
    this.meter = parts.meter;
    this.lines = parts.lines;
    this.recipients = parts.recipients;
  }

  static async open(): Promise<ReconcileScene> {
    const hub = await testPlatform({ now: '2026-11-22T15:00:00.000Z' });
    const { organizations } = await setUpDemoHub(hub.platform);
    const { clock } = hub.platform;
    const lines: string[] = [];
    const log = createLog('carrefour-reconcile', 'info', (line) => lines.push(line), clock);
    const doc = patientClient();
    const meter = attachMeter(doc);
    const recipients = organizations.filter(({ isRecipient }) => isRecipient).map(({ id }) => id);
    return new ReconcileScene({
      hub,
      platform: createPlatform(hub.env, { clock, log, doc }),
      meter,
      lines,
      recipients,
    });
  }

  recipient(at: number): string {
    return this.recipients[at] ?? '';
  }

  async person(): Promise<string> {
    const { personId, writes } = await createPersonWrites(this.platform, { ageBand: '18-plus', language: 'fr' });
    await this.platform.table.write(writes);
    return personId;
  }

  async serve(personId: string, date: string, at = 0, serviceType = 'safety-planning'): Promise<ServiceEvent> {
    const service = { personId, recipientId: this.recipient(at), serviceDate: parseLocalDate(date), serviceType };
    return ok(await recordServiceEvent(this.platform, staff, this.platform.ids.uuid(), service));
  }

  async merge(personId: string, parentId: string): Promise<void> {
    const wanted = { personId, parentId, reason: 'same-person' } as const;
    ok(await mergePersons(this.platform, staff, this.platform.ids.uuid(), wanted));
  }

  async split(personId: string): Promise<void> {
    const wanted = { personId, reason: 'merged-in-error' } as const;
    ok(await splitPersons(this.platform, staff, this.platform.ids.uuid(), wanted));
  }

  async takeBack(event: ServiceEvent): Promise<void> {
    ok(await voidServiceEvent(this.platform, staff, eventRef(event), 'entered-in-error'));
  }

  /** A bit of everything: whoever was merged, voided, corrected, hosted together and reversed. */
  async history() {
    const { platform } = this;
    const alone = await this.person();
    const [grandchild, child, parent] = [await this.person(), await this.person(), await this.person()];
    await this.serve(alone, '2026-04-30', 0, 'transportation');
    const second = await this.serve(alone, '2026-07-02', 1);
    await this.serve(alone, '2025-09-09');
    const first = await this.serve(grandchild, '2026-05-05', 1);
    await this.serve(child, '2026-04-05');
    await this.merge(grandchild, child);
    await this.merge(child, parent);
    const called = await this.serve(grandchild, '2026-08-08', 0, 'mobile-phone');
    await this.serve(parent, '2026-11-01', 1);
    await this.takeBack(await this.serve(await this.person(), '2026-06-06'));
    const moved = await this.serve(await this.person(), '2026-06-07');
    const to = { recipientId: this.recipient(1), serviceDate: parseLocalDate('2025-12-31'), reason: 'other' } as const;
    ok(await correctServiceEvent(platform, staff, eventRef(moved), to, moved.version));
    const entry = async (fresh: Parameters<typeof recordEntry>[3]) =>
      ok(await recordEntry(platform, staff, platform.ids.uuid(), fresh));
    const activity = { kind: 'group-activity', type: 'cultural', date: parseLocalDate('2026-09-21') } as const;
    const joint = { ...activity, hosts: [this.recipient(0), this.recipient(1)] };
    const held = await entry(joint);
    ok(await voidActivity(platform, staff, 'group-activity', refOf(await entry(joint)), 'did-not-take-place'));
    const expense = { kind: 'expenditure', category: 'transport', amountCents: 12_345 } as const;
    const dated = { ...expense, recipientId: this.recipient(0), date: parseLocalDate('2026-10-10') };
    await entry(dated);
    ok(await reverseExpenditure(platform, staff, refOf(await entry(dated)), platform.ids.uuid(), 'duplicate'));
    return { alone, second, grandchild, first, called, child, parent, held };
  }

  /** The same hub for whoever only reads it, with somebody watching. */
  watched(watch: Watch): Platform {
    return { ...this.platform, table: new WatchedTable(patientClient(), this.platform.table.names, watch) };
  }

  /** Changes an item, or takes it away, as no function does. */
  async alter(key: Key, change: object | undefined): Promise<void> {
    const was = await this.platform.table.get(key);
    if (was === undefined) throw new Error('What is altered is there');
    if (!this.#altered.has(key.pk + key.sk)) this.#altered.set(key.pk + key.sk, was);
    await this.platform.table.write([change === undefined ? { remove: key } : { put: { ...was, ...change } }]);
  }

  /** Puts an item where there is none. */
  async insert(item: Item): Promise<void> {
    this.#inserted.push(item);
    await this.platform.table.write([{ put: item }]);
  }

  /** Puts back what was altered, takes away what was inserted, and forgets what was logged. */
  async restore(): Promise<void> {
    for (const was of this.#altered.values()) await this.platform.table.write([{ put: was }]);
    for (const item of this.#inserted.splice(0)) await this.platform.table.write([{ remove: item }]);
    this.#altered.clear();
    this.lines.length = 0;
  }
}
