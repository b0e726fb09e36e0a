import { beforeEach, describe, expect, it } from 'vitest';
import {
  correctServiceEvent,
  eventRef,
  parseFiscalYear,
  reconcile,
  recordEntry,
  recordServiceEvent,
  refOf,
  reverseExpenditure,
  voidActivity,
  voidServiceEvent,
  type Reconciliation,
  type ServiceEvent,
} from '../../shared/counting/index.ts';
import { entryKey } from '../../shared/counting/ledger-store.ts';
import { eventKey, servedKey, tallyKey } from '../../shared/counting/store.ts';
import { mergePersons, splitPersons } from '../../shared/identity/index.ts';
import { createPersonWrites } from '../../shared/people/index.ts';
import { parseLocalDate } from '../../shared/platform/local-date.ts';
import { createLog } from '../../shared/platform/log.ts';
import { createPlatform, type Platform } from '../../shared/platform/platform.ts';
import type { Refusal } from '../../shared/platform/refusal.ts';
import type { Scope } from '../../shared/platform/scope.ts';
import type { Item, Key } from '../../shared/platform/table.ts';
import { setUpDemoHub } from '../hub.ts';
import { testPlatform, type TestPlatform } from '../platform.ts';

const staff: Scope = { hubId: 'demo', memberId: 'demo-coordinator', role: 'coordinator' };
const [YEAR, BEFORE] = [parseFiscalYear(2026), parseFiscalYear(2025)];

let hub: TestPlatform;
let platform: Platform;
let recipients: string[];
let lines: string[];
const metrics = (): unknown[] => lines.filter((line) => line.includes('CloudWatchMetrics')).map(drift);
const drift = (line: string): unknown =>
  Object.entries(Object(JSON.parse(line))).find(([key]) => key === 'TallyDrift')?.[1];

beforeEach(async () => {
  hub = await testPlatform({ now: '2026-11-22T15:00:00.000Z' });
  lines = [];
  const log = createLog('carrefour-reconcile', 'info', (line) => lines.push(line), hub.platform.clock);
  platform = createPlatform(hub.env, { clock: hub.platform.clock, log });
  const { organizations } = await setUpDemoHub(hub.platform);
  recipients = organizations.filter(({ isRecipient }) => isRecipient).map(({ id }) => id);
});

function ok<T extends object>(result: T | Refusal): T {
  if ('refused' in result) throw new Error(result.code);
  return result;
}

const recipient = (at: number): string => recipients[at] ?? '';

async function person(): Promise<string> {
  const { personId, writes } = await createPersonWrites(platform, { ageBand: '18-plus', language: 'fr' });
  await platform.table.write(writes);
  return personId;
}

const serve = async (personId: string, date: string, at = 0, serviceType = 'safety-planning'): Promise<ServiceEvent> =>
  ok(
    await recordServiceEvent(platform, staff, platform.ids.uuid(), {
      personId,
      recipientId: recipient(at),
      serviceDate: parseLocalDate(date),
      serviceType,
    }),
  );

const merge = async (personId: string, parentId: string) =>
  ok(await mergePersons(platform, staff, platform.ids.uuid(), { personId, parentId, reason: 'same-person' }));
const split = async (personId: string) =>
  ok(await splitPersons(platform, staff, platform.ids.uuid(), { personId, reason: 'merged-in-error' }));

/** A hub with a bit of everything: whoever was merged, voided, corrected, hosted together and reversed. */
async function history() {
  const alone = await person();
  const [grandchild, child, parent] = [await person(), await person(), await person()];
  await serve(alone, '2026-04-30', 0, 'transportation');
  const second = await serve(alone, '2026-07-02', 1);
  await serve(alone, '2025-09-09');
  await serve(grandchild, '2026-05-05', 1);
  await serve(child, '2026-04-05');
  await merge(grandchild, child);
  await merge(child, parent);
  await serve(grandchild, '2026-08-08', 0, 'mobile-phone');
  await serve(parent, '2026-11-01', 1);
  const wrong = await serve(await person(), '2026-06-06');
  ok(await voidServiceEvent(platform, staff, eventRef(wrong), 'wrong-person'));
  const moved = await serve(await person(), '2026-06-07');
  const correction = { recipientId: recipient(1), serviceDate: parseLocalDate('2025-12-31'), reason: 'other' } as const;
  ok(await correctServiceEvent(platform, staff, eventRef(moved), correction, moved.version));
  const activity = { kind: 'group-activity', type: 'cultural', date: parseLocalDate('2026-09-21') } as const;
  const joint = { ...activity, hosts: [recipient(0), recipient(1)] };
  const held = ok(await recordEntry(platform, staff, platform.ids.uuid(), joint));
  const gone = ok(await recordEntry(platform, staff, platform.ids.uuid(), joint));
  ok(await voidActivity(platform, staff, 'group-activity', refOf(gone), 'did-not-take-place'));
  const expense = {
    kind: 'expenditure',
    category: 'transport',
    amountCents: 12_345,
    recipientId: recipient(0),
  } as const;
  const dated = { ...expense, date: parseLocalDate('2026-10-10') };
  ok(await recordEntry(platform, staff, platform.ids.uuid(), dated));
  const twice = ok(await recordEntry(platform, staff, platform.ids.uuid(), dated));
  ok(await reverseExpenditure(platform, staff, refOf(twice), platform.ids.uuid(), 'duplicate'));
  return { alone, second, grandchild, child, parent, held };
}

async function item(key: Key): Promise<Item> {
  const found = await platform.table.get(key);
  if (found === undefined) throw new Error('It is there');
  return found;
}

/** What no function does: changes an item past the counting. */
async function alter(key: Key, change: (was: Item) => object): Promise<void> {
  const was = await item(key);
  await platform.table.write([{ put: { ...was, ...change(was) } }]);
}

const named = ({ differences }: Reconciliation): unknown[] =>
  differences.map(({ what, fiscalYear, recipientId, personId, counter, stored, rebuilt }) => [
    what,
    fiscalYear,
    recipientId ?? personId,
    counter,
    stored,
    rebuilt,
  ]);

describe('a hub that only this program wrote', () => {
  it('has no drift in any year, and says what it went through', async () => {
    await history();
    const found = await reconcile(platform, 'all');
    expect(found).toMatchObject({ drift: 0, differences: [] });
    expect(found.years).toMatchObject([
      { fiscalYear: 2025, persons: 2, events: 2, entries: 0, settled: true, unsettled: [], readings: 1 },
      { fiscalYear: 2026, persons: 6, events: 8, entries: 7, settled: true, unsettled: [], readings: 1 },
    ]);
    expect(metrics()).toEqual([0]);
  });

  it('has none after whoever was merged is split again, or whose services were all taken back', async () => {
    const { child, grandchild } = await history();
    await split(child);
    expect((await reconcile(platform, 'all')).drift).toBe(0);
    await split(grandchild);
    const only = await serve(await person(), '2026-10-01', 1);
    const [other] = [await person()];
    await serve(other, '2026-10-02');
    await merge(only.personId, other);
    ok(await voidServiceEvent(platform, staff, eventRef(only), 'entered-in-error'));
    expect((await reconcile(platform, 'all')).drift).toBe(0);
  });

  it('is compared without its keys, and without a write', async () => {
    await history();
    const doc = hub.another();
    const nobody = new Proxy(doc.keys, {
      get: () => {
        throw new Error('The keys are not for whoever only counts');
      },
    });
    expect((await reconcile({ ...doc, keys: nobody }, 'all')).drift).toBe(0);
  });
});

describe('what was altered past the counting is found and named', () => {
  it('one counter of a tally', async () => {
    await history();
    await alter(tallyKey({ recipientId: recipient(0), fiscalYear: YEAR }), (was) => ({ p1: Number(was['p1']) + 1 }));
    const found = await reconcile(platform, 'all');
    expect(named(found)).toEqual([['tally', 2026, recipient(0), 'p1', 3, 2]]);
    expect(found).toMatchObject({ drift: 1, years: [{ drift: 0 }, { drift: 1, readings: 2 }] });
    expect(metrics()).toEqual([1]);
  });

  it('a counter that nothing stands behind', async () => {
    await history();
    await alter(tallyKey({ recipientId: recipient(1), fiscalYear: BEFORE }), () => ({ k12: 5, kc: 2 }));
    expect(named(await reconcile(platform, 'all'))).toEqual([['tally', 2025, recipient(1), 'kc', 2, 0]]);
  });

  it('a tally that is gone', async () => {
    await history();
    await platform.table.write([{ remove: tallyKey({ recipientId: recipient(1), fiscalYear: BEFORE }) }]);
    expect(named(await reconcile(platform, [BEFORE]))).toEqual(
      ['p9', 'te9', 'xC9', 'xF9'].map((counter) => ['tally', 2025, recipient(1), counter, 0, 1]),
    );
  });

  it('what was spent', async () => {
    await history();
    await alter(tallyKey({ recipientId: recipient(0), fiscalYear: YEAR }), () => ({ spent: 1 }));
    expect(named(await reconcile(platform, 'all'))).toEqual([['tally', 2026, recipient(0), 'spent', 1, 12_345]]);
  });

  it('one cell of a contribution, without a word about the tally, which is right', async () => {
    const { alone } = await history();
    await alter(servedKey(alone, YEAR), () => ({ by: { [recipient(0)]: { b1: 2 }, [recipient(1)]: { e4: 1 } } }));
    expect(named(await reconcile(platform, 'all'))).toEqual([['contribution', 2026, recipient(0), 'b1', 2, 1]]);
  });

  it('a cell of a file that is part of another, once, and not again in the other', async () => {
    const { child } = await history();
    const by = { [recipient(0)]: { e1: 1, c5: 1 }, [recipient(1)]: { e2: 4 } };
    await alter(servedKey(child, YEAR), () => ({ by }));
    const { differences } = await reconcile(platform, 'all');
    expect(differences).toEqual([
      {
        what: 'contribution',
        fiscalYear: 2026,
        recipientId: recipient(1),
        personId: child,
        counter: 'e2',
        stored: 4,
        rebuilt: 1,
      },
    ]);
  });

  it('an event that is gone: in the contribution, and in the tally where its person counted by it', async () => {
    const { second, alone } = await history();
    await platform.table.write([{ remove: eventKey(second) }]);
    const found = await reconcile(platform, 'all');
    expect(found.differences[0]).toMatchObject({ what: 'contribution', personId: alone, counter: 'e4', rebuilt: 0 });
    expect(named(found).slice(1)).toEqual(
      ['p4', 'q4', 'te4', 'xC4', 'xF4'].map((counter) => expect.arrayContaining(['tally', recipient(1), counter])),
    );
  });

  it('an event of a file in a chain, in everybody who counts for it', async () => {
    const { grandchild, child, parent } = await history();
    const sums = [grandchild, child, parent].map(async (id) => [id, (await item(servedKey(id, YEAR)))['by']]);
    expect(await Promise.all(sums)).toEqual([
      [grandchild, { [recipient(0)]: { c5: 1 }, [recipient(1)]: { e2: 1 } }],
      [child, { [recipient(0)]: { e1: 1, c5: 1 }, [recipient(1)]: { e2: 1 } }],
      [parent, { [recipient(0)]: { e1: 1, c5: 1 }, [recipient(1)]: { e2: 1, e8: 1 } }],
    ]);
    for await (const event of platform.table.queryAll({
      pk: `LEDGER#${recipient(0)}#2026`,
      prefix: `EVENT#${grandchild}#`,
    })) {
      await platform.table.write([{ remove: event }]);
    }
    const { differences } = await reconcile(platform, 'all');
    expect(
      differences
        .filter(({ what }) => what === 'contribution')
        .map(({ personId }) => personId)
        .sort(),
    ).toEqual([grandchild, child, parent].sort());
    expect(differences.filter(({ what }) => what === 'tally')).toMatchObject([
      { counter: 'tc5', stored: 1, rebuilt: 0 },
    ]);
  });

  it('an event whose date was changed', async () => {
    const { second } = await history();
    await alter(eventKey(second), () => ({ serviceDate: '2026-08-02' }));
    const found = named(await reconcile(platform, 'all'));
    expect(found).toContainEqual(['contribution', 2026, recipient(1), 'e4', 1, 0]);
    expect(found).toContainEqual(['contribution', 2026, recipient(1), 'e5', 0, 1]);
    expect(found).toContainEqual(['tally', 2026, recipient(1), 'p5', 0, 1]);
  });

  it('an event that contradicts its own key counts nowhere', async () => {
    const { second } = await history();
    await alter(eventKey(second), () => ({ serviceDate: '2025-07-02' }));
    expect(named(await reconcile(platform, 'all'))).toContainEqual(['contribution', 2026, recipient(1), 'e4', 1, 0]);
  });

  it('a fact of somebody: in the tallies that count it', async () => {
    const { alone } = await history();
    await alter(servedKey(alone, YEAR), () => ({ about: { A: 1, F: 1 } }));
    expect(named(await reconcile(platform, 'all'))).toEqual(
      [0, 1]
        .flatMap((at) => {
          const month = at === 0 ? 1 : 4;
          return [
            ['tally', 2026, recipient(at), `xA${month}`, 0, 1],
            ['tally', 2026, recipient(at), `xC${month}`, at === 0 ? 2 : 1, at === 0 ? 1 : 0],
          ];
        })
        .sort(([, , a], [, , b]) => ((a ?? '') < (b ?? '') ? -1 : 0)),
    );
  });

  it('a second fact that changes no figure yet', async () => {
    const { alone, parent } = await history();
    await alter(servedKey(alone, YEAR), () => ({ about: { C: 1, F: 1, E: 1 } }));
    await alter(servedKey(parent, YEAR), () => ({ about: { C: 9, F: 3 } }));
    const { differences } = await reconcile(platform, 'all');
    expect(differences.map(({ personId, counter, stored, rebuilt }) => [personId, counter, stored, rebuilt])).toEqual(
      expect.arrayContaining([
        [alone, 'about F', 1, 0],
        [parent, 'about C', 9, 3],
      ]),
    );
    expect(differences).toHaveLength(2);
  });

  it('a person without a single service who stands in a tally', async () => {
    await history();
    const nobody = await person();
    const by = { [recipient(0)]: { e3: 1 } };
    await platform.table.write([
      { put: { ...servedKey(nobody, YEAR), kind: 'served', fiscalYear: 2026, by, about: {}, version: 1 } },
    ]);
    await alter(tallyKey({ recipientId: recipient(0), fiscalYear: YEAR }), () => ({ p3: 1, te3: 1 }));
    expect(named(await reconcile(platform, 'all'))).toEqual(
      ['p3', 'te3'].map((counter) => ['tally', 2026, recipient(0), counter, 1, 0]),
    );
  });

  it('a file that counts by itself though it is part of another', async () => {
    const { child, parent } = await history();
    await alter(servedKey(child, YEAR), () => ({ countedBy: undefined }));
    const { differences } = await reconcile(platform, 'all');
    expect(differences.filter(({ what }) => what === 'contribution').map(({ personId }) => personId)).toContain(parent);
    expect(differences.filter(({ what }) => what === 'tally').length).toBeGreaterThan(0);
  });

  it('a file that counts for another which knows nothing of it', async () => {
    const { alone } = await history();
    const other = await person();
    await serve(other, '2026-04-02', 0, 'transportation');
    await alter(servedKey(other, YEAR), () => ({ countedBy: alone }));
    const { differences } = await reconcile(platform, 'all');
    expect(differences.filter(({ what }) => what === 'contribution')).toMatchObject([
      { personId: alone, recipientId: recipient(0), counter: 'b1', stored: 1, rebuilt: 2 },
    ]);
    expect(
      differences
        .filter(({ what }) => what === 'tally')
        .map(({ counter, stored, rebuilt }) => [counter, stored - rebuilt]),
    ).toContainEqual(['p1', 1]);
  });

  it('a host whose copy of a joint activity is gone', async () => {
    const { held } = await history();
    const place = { recipientId: recipient(1), fiscalYear: YEAR };
    await platform.table.write([{ remove: entryKey('group-activity', place, held.id) }]);
    expect(named(await reconcile(platform, 'all'))).toEqual([['tally', 2026, recipient(1), 'g6', 1, 0]]);
  });

  it('an item that cannot be read says nothing, and the rest is compared all the same', async () => {
    const { alone } = await history();
    await alter(servedKey(alone, YEAR), () => ({ by: { [recipient(0)]: { b1: -1 } } }));
    expect(named(await reconcile(platform, 'all'))).toEqual([
      ['contribution', 2026, recipient(0), 'b1', 0, 1],
      ['contribution', 2026, recipient(1), 'e4', 0, 1],
      ...['xC1', 'xF1'].map((counter) => ['tally', 2026, recipient(0), counter, 2, 1]),
      ...['xC4', 'xF4'].map((counter) => ['tally', 2026, recipient(1), counter, 1, 0]),
    ]);
  });
});

describe('the log', () => {
  it('names recipients and counters, and nobody', async () => {
    const { alone } = await history();
    await alter(servedKey(alone, YEAR), () => ({ by: { [recipient(0)]: { b1: 7 }, [recipient(1)]: { e4: 1 } } }));
    lines = [];
    await reconcile(platform, 'all');
    const told = lines.filter((line) => line.includes('"level":"error"')).map((line) => Object(JSON.parse(line)));
    expect(told).toMatchObject([
      { event: 'contribution-drift', organizationId: recipient(0), fiscalYear: 2026, code: 'b1', count: 6 },
    ]);
    expect(lines.join()).not.toContain(alone);
  });
});

describe('the years', () => {
  it('of a day are this one, the last, and one of the older ones in turn', async () => {
    const yearsOn = async (now: string): Promise<number[]> => {
      hub.setNow(now);
      return (await reconcile(platform, 'in-turn')).years.map(({ fiscalYear }) => fiscalYear);
    };
    expect(await yearsOn('2026-11-22T08:00:00Z')).toEqual([2025, 2026]);
    const turns = new Set(
      (await Promise.all(['01', '02', '03'].map((day) => yearsOn(`2029-05-${day}T08:00:00Z`)))).map(String),
    );
    expect(turns).toEqual(new Set(['2025,2028,2029', '2026,2028,2029', '2027,2028,2029']));
    // On the hub's own calendar it is still 31 March.
    expect(await yearsOn('2026-04-01T03:00:00Z')).toEqual([2025]);
  });

  it('that do not fit into the time are told, and no metric says that they are right', async () => {
    await history();
    let left = 1_000;
    const found = await reconcile(platform, [BEFORE, YEAR], () => (left -= 400));
    expect(found.years).toMatchObject([
      { fiscalYear: 2025, settled: true, readings: 1 },
      { fiscalYear: 2026, settled: false, readings: 0 },
    ]);
    expect(found.years[1]?.unsettled).toEqual(expect.arrayContaining(recipients));
    expect(metrics()).toEqual([]);
  });
});

describe('while others write', () => {
  /** Writers who record, take back, correct, merge and split, until they are told to stop. */
  function writers(people: readonly string[]) {
    let stopped = false;
    const loop = async (own: readonly string[], seed: number): Promise<number> => {
      let done = 0;
      for (let n = seed; !stopped; n += 1) {
        const [one = '', other = ''] = [own[n % own.length], own[(n + 1) % own.length]];
        const day = String(1 + (n % 28)).padStart(2, '0');
        const month = String(4 + (n % 5)).padStart(2, '0');
        const event = await serve(one, `2026-${month}-${day}`, n % 2, n % 3 === 0 ? 'mobile-phone' : 'transportation');
        if (n % 3 === 1) ok(await voidServiceEvent(platform, staff, eventRef(event), 'duplicate'));
        const elsewhere = { recipientId: recipient((n + 1) % 2), reason: 'wrong-recipient' } as const;
        if (n % 3 === 2) ok(await correctServiceEvent(platform, staff, eventRef(event), elsewhere, event.version));
        if (n % 7 === 0) {
          await merge(one, other);
          await split(one);
        }
        done += 1;
      }
      return done;
    };
    const running = Promise.all(
      people.map((_, at) => loop([people[at] ?? '', people[(at + 4) % 8] ?? ''], at)).slice(0, 4),
    );
    return {
      stop: async (): Promise<number> => {
        stopped = true;
        return (await running).reduce((sum, done) => sum + done, 0);
      },
    };
  }

  it(
    'nothing that is only under way is taken for drift, and what is altered meanwhile is found',
    { timeout: 60_000 },
    async () => {
      const { alone } = await history();
      const people: string[] = [];
      for (let n = 0; n < 8; n += 1) people.push(await person());
      const writing = writers(people);
      const found: number[] = [];
      for (let round = 0; round < 6; round += 1) found.push((await reconcile(platform, 'all')).drift);
      await alter(servedKey(alone, YEAR), () => ({ by: { [recipient(0)]: { b1: 9 }, [recipient(1)]: { e4: 1 } } }));
      const altered = await reconcile(platform, 'all');
      expect(await writing.stop()).toBeGreaterThan(20);
      expect(found).toEqual([0, 0, 0, 0, 0, 0]);
      expect(named(altered)).toEqual([['contribution', 2026, recipient(0), 'b1', 9, 1]]);
      const still = await reconcile(platform, 'all');
      expect(still).toMatchObject({ drift: 1, years: [{ settled: true }, { settled: true }] });
    },
  );
});
