import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { correctServiceEvent, eventRef, reconcile, type Reconciliation } from '../../shared/counting/index.ts';
import { entryKey } from '../../shared/counting/ledger-store.ts';
import { eventKey, servedKey, tallyKey } from '../../shared/counting/store.ts';
import type { Key } from '../../shared/platform/table.ts';
import { BEFORE, ReconcileScene, YEAR } from './reconcile-scene.ts';
import { ok, staff } from './transport-scene.ts';

const logLine = z.looseObject({ level: z.string().optional(), TallyDrift: z.number().optional() });
const logged = (scene: ReconcileScene) => scene.lines.map((line) => logLine.parse(JSON.parse(line)));
const metrics = (scene: ReconcileScene): number[] => logged(scene).flatMap(({ TallyDrift }) => TallyDrift ?? []);

/** What differs, in a line each: recipient 0 or 1, else the person. */
const named = ({ recipients }: ReconcileScene, { differences }: Reconciliation): string[] =>
  differences.map(({ what, fiscalYear, recipientId, counter, stored, rebuilt }) =>
    [what, fiscalYear, recipients.indexOf(recipientId ?? ''), counter, stored, rebuilt].join(' '),
  );

const contributions = ({ differences }: Reconciliation) => differences.filter(({ what }) => what === 'contribution');
const tallies = ({ differences }: Reconciliation) => differences.filter(({ what }) => what === 'tally');

let scene: ReconcileScene;
let people: Awaited<ReturnType<ReconcileScene['history']>>;
let r0: string;
let r1: string;

beforeAll(async () => {
  scene = await ReconcileScene.open();
  people = await scene.history();
  [r0, r1] = [scene.recipient(0), scene.recipient(1)];
});
afterEach(() => scene.restore());

const compare = (asked: Parameters<typeof reconcile>[1] = [YEAR]): Promise<Reconciliation> =>
  reconcile(scene.platform, asked);
const tallyOf = (recipientId: string, fiscalYear = YEAR): Key => tallyKey({ recipientId, fiscalYear });

describe('a hub that only this program wrote', () => {
  it('has no drift in any year, and says what it went through', async () => {
    const found = await compare('all');
    expect(found).toMatchObject({ drift: 0, differences: [] });
    expect(found.years).toMatchObject([
      { fiscalYear: 2025, persons: 2, events: 2, entries: 0, settled: true, unsettled: [], readings: 1 },
      { fiscalYear: 2026, persons: 6, events: 8, entries: 7, settled: true, unsettled: [], readings: 1 },
    ]);
    expect(metrics(scene)).toEqual([0]);
  });

  it('is compared without its keys, and without a write', async () => {
    const keys = new Proxy(scene.platform.keys, {
      get: () => {
        throw new Error('The keys are not for whoever only counts');
      },
    });
    scene.meter.reset();
    expect((await reconcile({ ...scene.platform, keys }, 'all')).drift).toBe(0);
    expect([...new Set(scene.meter.operations)].sort()).toEqual([
      'BatchGetItemCommand',
      'GetItemCommand',
      'QueryCommand',
    ]);
  });
});

describe('what was altered past the counting is found and named', () => {
  it('one counter of a tally', async () => {
    await scene.alter(tallyOf(r0), { p1: 3 });
    const found = await compare('all');
    expect(named(scene, found)).toEqual(['tally 2026 0 p1 3 2']);
    expect(found).toMatchObject({
      drift: 1,
      years: [
        { drift: 0, readings: 1 },
        { drift: 1, readings: 2 },
      ],
    });
    expect(metrics(scene)).toEqual([1]);
  });

  it('a counter that nothing stands behind', async () => {
    await scene.alter(tallyOf(r1, BEFORE), { kc: 2 });
    expect(named(scene, await compare('all'))).toEqual(['tally 2025 1 kc 2 0']);
  });

  it('a tally that is gone', async () => {
    await scene.alter(tallyOf(r1, BEFORE), undefined);
    expect(named(scene, await compare([BEFORE]))).toEqual(
      ['p9', 'te9', 'xC9', 'xF9'].map((counter) => `tally 2025 1 ${counter} 0 1`),
    );
  });

  it('what was spent', async () => {
    await scene.alter(tallyOf(r0), { spent: 1 });
    expect(named(scene, await compare())).toEqual(['tally 2026 0 spent 1 12345']);
  });

  it('one cell of a contribution, without a word about the tally, which is right', async () => {
    await scene.alter(servedKey(people.alone, YEAR), { by: { [r0]: { b1: 2 }, [r1]: { e4: 1 } } });
    expect(named(scene, await compare())).toEqual(['contribution 2026 0 b1 2 1']);
  });

  it('a cell of a file that is part of another, there alone', async () => {
    await scene.alter(servedKey(people.child, YEAR), { by: { [r0]: { e1: 1, c5: 1 }, [r1]: { e2: 4 } } });
    expect((await compare()).differences).toEqual([
      {
        what: 'contribution',
        fiscalYear: 2026,
        recipientId: r1,
        personId: people.child,
        counter: 'e2',
        stored: 4,
        rebuilt: 1,
      },
    ]);
  });

  it('an event that is gone: in the contribution, and in the tally where its person counted by it', async () => {
    await scene.alter(eventKey(people.second), undefined);
    const found = await compare();
    expect(contributions(found)).toMatchObject([{ personId: people.alone, counter: 'e4', stored: 1, rebuilt: 0 }]);
    expect(tallies(found).map(({ counter, recipientId }) => [recipientId, counter])).toEqual(
      ['p4', 'q4', 'te4', 'xC6', 'xF6'].map((counter) => [r1, counter]),
    );
  });

  it('an event of a file in a chain: in everybody who counts for it', async () => {
    await scene.alter(eventKey(people.called), undefined);
    const found = await compare();
    expect(new Set(contributions(found).map(({ personId }) => personId))).toEqual(
      new Set([people.grandchild, people.child, people.parent]),
    );
    expect(tallies(found)).toMatchObject([{ recipientId: r0, counter: 'tc5', stored: 1, rebuilt: 0 }]);
  });

  it('an event whose date was changed', async () => {
    await scene.alter(eventKey(people.second), { serviceDate: '2026-08-02' });
    const found = named(scene, await compare());
    expect(found).toContain('contribution 2026 1 e4 1 0');
    expect(found).toContain('contribution 2026 1 e5 0 1');
    expect(found).toContain('tally 2026 1 p5 0 1');
  });

  it('an event that contradicts its own key: it counts nowhere', async () => {
    await scene.alter(eventKey(people.second), { serviceDate: '2025-07-02' });
    const found = named(scene, await compare('all'));
    expect(found).toContain('contribution 2026 1 e4 1 0');
    expect(found).not.toContain('contribution 2025 1 e4 0 1');
  });

  it('a fact of somebody: in the tallies that count it', async () => {
    await scene.alter(servedKey(people.alone, YEAR), { about: { A: 1, F: 1 } });
    expect(named(scene, await compare()).sort()).toEqual([
      'tally 2026 0 xA3 0 1',
      'tally 2026 0 xC3 2 1',
      'tally 2026 1 xA6 0 1',
      'tally 2026 1 xC6 1 0',
    ]);
  });

  it('a fact of somebody that changes no figure yet', async () => {
    await scene.alter(servedKey(people.alone, YEAR), { about: { C: 1, E: 1, F: 1 } });
    await scene.alter(servedKey(people.parent, YEAR), { about: { C: 9, F: 3 } });
    const { differences } = await compare();
    expect(
      differences.map(({ personId, counter, stored, rebuilt }) => ({ personId, counter, stored, rebuilt })),
    ).toEqual(
      expect.arrayContaining([
        { personId: people.alone, counter: 'about F', stored: 1, rebuilt: 0 },
        { personId: people.parent, counter: 'about C', stored: 9, rebuilt: 3 },
      ]),
    );
    expect(differences).toHaveLength(2);
  });

  it('somebody without a single service who stands in a tally', async () => {
    const served = { kind: 'served', fiscalYear: 2025, by: { [r0]: { e3: 1 } }, about: {}, version: 1 };
    await scene.insert({ ...servedKey(people.parent, BEFORE), ...served });
    await scene.alter(tallyOf(r0, BEFORE), { p3: 1, te3: 1 });
    expect(named(scene, await compare([BEFORE]))).toEqual(['tally 2025 0 p3 1 0', 'tally 2025 0 te3 1 0']);
  });

  it('a file that counts by itself though it is part of another', async () => {
    await scene.alter(servedKey(people.child, YEAR), { countedBy: undefined });
    const found = await compare();
    expect(contributions(found).map(({ personId }) => personId)).toContain(people.parent);
    expect(tallies(found)).toContainEqual(
      expect.objectContaining({ recipientId: r1, counter: 'p8', stored: 0, rebuilt: 1 }),
    );
  });

  it('a file that counts for another which knows nothing of it', async () => {
    await scene.alter(servedKey(people.alone, BEFORE), { countedBy: people.parent });
    const found = await compare([BEFORE]);
    const differs = { personId: people.parent, stored: 0, rebuilt: 1 };
    expect(contributions(found)).toMatchObject(
      ['e6', 'about C', 'about F'].map((counter) => ({ ...differs, counter })),
    );
  });

  it('a host whose copy of a joint activity is gone', async () => {
    const place = { recipientId: r1, fiscalYear: YEAR };
    await scene.alter(entryKey('group-activity', place, people.held.id), undefined);
    expect(named(scene, await compare())).toEqual(['tally 2026 1 g6 1 0']);
  });

  it('an item that cannot be read: it says nothing, and the rest is compared all the same', async () => {
    await scene.alter(servedKey(people.alone, YEAR), { by: { [r0]: { b1: -1 } } });
    expect(named(scene, await compare())).toEqual([
      'contribution 2026 0 b1 0 1',
      'contribution 2026 1 e4 0 1',
      'tally 2026 0 xC3 2 1',
      'tally 2026 0 xF3 2 1',
      'tally 2026 1 xC6 1 0',
      'tally 2026 1 xF6 1 0',
    ]);
  });

  it('and logged by recipient and counter, naming nobody', async () => {
    await scene.alter(servedKey(people.alone, YEAR), { by: { [r0]: { b1: 7 }, [r1]: { e4: 1 } } });
    await compare();
    expect(logged(scene).filter(({ level }) => level === 'error')).toMatchObject([
      { event: 'contribution-drift', organizationId: r0, fiscalYear: 2026, code: 'b1', count: 6 },
    ]);
    expect(scene.lines.join()).not.toContain(people.alone);
  });
});

describe('the years', () => {
  it('of a day are this one, the last, and one of the older ones in turn', async () => {
    const yearsOn = async (now: string): Promise<string> => {
      scene.hub.setNow(now);
      return (await compare('in-turn')).years.map(({ fiscalYear }) => fiscalYear).join();
    };
    expect(await yearsOn('2026-11-22T08:00:00Z')).toBe('2025,2026');
    const turns = [
      await yearsOn('2029-05-01T08:00:00Z'),
      await yearsOn('2029-05-02T08:00:00Z'),
      await yearsOn('2029-05-03T08:00:00Z'),
    ];
    expect(turns.sort()).toEqual(['2025,2028,2029', '2026,2028,2029', '2027,2028,2029']);
    // In Ontario it is still 31 March.
    expect(await yearsOn('2026-04-01T03:00:00Z')).toBe('2025');
    scene.hub.setNow('2026-11-22T15:00:00Z');
  });

  it('that do not fit into the time are told, and no metric says that they are right', async () => {
    let left = 1_000;
    const found = await reconcile(scene.platform, [BEFORE, YEAR], () => (left -= 400));
    expect(found.years).toMatchObject([
      { fiscalYear: 2025, settled: true, readings: 1 },
      { fiscalYear: 2026, settled: false, readings: 0 },
    ]);
    expect(found.years[1]?.unsettled).toEqual(expect.arrayContaining([r0, r1]));
    expect(metrics(scene)).toEqual([]);
  });
});

describe('files that were merged', () => {
  it('have no drift when they are split again, or when what one of them had was taken back', async () => {
    const own = await ReconcileScene.open();
    const [one, other, third] = [await own.person(), await own.person(), await own.person()];
    const only = await own.serve(one, '2026-10-01', 1);
    await own.serve(other, '2026-10-02');
    await own.merge(one, other);
    await own.merge(other, third);
    await own.takeBack(only);
    expect(await reconcile(own.platform, 'all')).toMatchObject({
      drift: 0,
      years: [{ settled: true }, { settled: true }],
    });
    await own.serve(one, '2026-10-04');
    await own.split(other);
    expect((await reconcile(own.platform, 'all')).drift).toBe(0);
    await own.split(one);
    expect((await reconcile(own.platform, 'all')).drift).toBe(0);
  });
});

describe('somebody who counts for another that was met before', () => {
  it('is taken out of the tally and put in again with the other', async () => {
    const own = await ReconcileScene.open();
    const [one, other] = [await own.person(), await own.person()].sort();
    for (const id of [one ?? '', other ?? '']) await own.serve(id, '2026-10-01');
    await own.alter(servedKey(other ?? '', YEAR), { countedBy: one });
    const found = await reconcile(own.platform, [YEAR]);
    expect(contributions(found)).toMatchObject(
      ['e7', 'about C', 'about F'].map((counter) => ({ personId: one, counter, stored: 1, rebuilt: 2 })),
    );
    // Two persons are in the tally; they would be one.
    expect(tallies(found)).toMatchObject(
      ['p7', 'te7', 'xC9', 'xF9'].map((counter) => ({ counter, stored: 2, rebuilt: 1 })),
    );
  });
});

describe('a change at the wrong moment', () => {
  const isTally = ([key]: readonly Key[]): boolean => key?.pk.startsWith('TALLY#') === true;

  it('of a figure: nothing is said of the recipient, whose figure had changed whenever the events had been read', async () => {
    const own = await ReconcileScene.open();
    const watched = own.watched({
      async beforeBatch(keys) {
        if (isTally(keys)) await own.serve(await own.person(), '2026-10-01');
      },
    });
    const found = await reconcile(watched, [YEAR]);
    expect(found).toMatchObject({ drift: 0, years: [{ readings: 5, settled: false, unsettled: [own.recipient(0)] }] });
    expect(metrics(own)).toEqual([]);
  });

  it('of a person: nothing is said of whoever was served again each time their events were read', async () => {
    const own = await ReconcileScene.open();
    const [one, other] = [await own.person(), await own.person()];
    await own.serve(one, '2026-10-01');
    await own.merge(one, other);
    const watched = own.watched({
      async beforeQuery({ prefix }) {
        if (prefix === `EVENT#${one}#`) await own.serve(one, '2026-10-02');
      },
    });
    const found = await reconcile(watched, [YEAR]);
    expect(found).toMatchObject({ drift: 0, years: [{ readings: 5, settled: false, unsettled: [own.recipient(0)] }] });
  });

  it('of anything: what is off once is not drift', async () => {
    let tallyReads = 0;
    const watched = scene.watched({
      async beforeBatch(keys) {
        if (!keys.some(({ pk }) => pk === tallyOf(r0).pk)) return;
        tallyReads += 1;
        if (tallyReads === 2) await scene.alter(tallyOf(r0), { p1: 5 });
        if (tallyReads === 3) await scene.restore();
      },
    });
    expect(await reconcile(watched, [YEAR])).toMatchObject({ drift: 0, years: [{ readings: 2, settled: true }] });
  });
});

describe('while others write', () => {
  it(
    'what is under way is not taken for drift, and what was altered meanwhile is found',
    { timeout: 120_000 },
    async () => {
      const altered = people.alone;
      let done = 0;
      let stopped = false;
      const write = async (at: number): Promise<void> => {
        const own = [await scene.person(), await scene.person()];
        for (let n = at; !stopped; n += 1) {
          const [one = '', other = ''] = n % 2 === 0 ? own : own.toReversed();
          const date = `2026-0${4 + (n % 5)}-${10 + (n % 18)}`;
          const event = await scene.serve(one, date, n % 2, n % 3 === 0 ? 'mobile-phone' : 'transportation');
          const elsewhere = { recipientId: scene.recipient((n + 1) % 2), reason: 'wrong-recipient' } as const;
          if (n % 3 === 1) await scene.takeBack(event);
          if (n % 3 === 2) ok(await correctServiceEvent(scene.platform, staff, eventRef(event), elsewhere, 1));
          if (n % 5 === 0) await scene.merge(one, other);
          if (n % 5 === 0) await scene.split(one);
          done += 1;
        }
      };
      const writing = Promise.all([0, 1].map(write));
      const found: number[] = [];
      while (done < 8 || found.length < 2) found.push((await compare()).drift);
      await scene.alter(servedKey(altered, YEAR), { by: { [r0]: { b1: 9 }, [r1]: { e4: 1 } } });
      const then = await compare();
      stopped = true;
      await writing;
      expect(found).toEqual(found.map(() => 0));
      expect(named(scene, then)).toEqual(['contribution 2026 0 b1 9 1']);
      expect(await compare()).toMatchObject({ drift: 1, years: [{ settled: true }] });
    },
  );
});
