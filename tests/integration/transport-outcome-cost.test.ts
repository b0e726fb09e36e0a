import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { decideFunding, listEntries, reverseExpenditure } from '../../shared/counting/index.ts';
import { personKeySubject } from '../../shared/people/index.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import { isRefusal } from '../../shared/platform/refusal.ts';
import type { Scope } from '../../shared/platform/scope.ts';
import {
  confirmCost,
  confirmProposal,
  dismissProposal,
  printTimeline,
  readCost,
  readTimeline,
  stateCost,
} from '../../shared/transport/outcome/index.ts';
import { KENORA, ok, outcomeScene, staff, TIMMINS, year, type OutcomeScene } from './transport-outcome-scene.ts';

let scene: OutcomeScene;
let platform: Platform;
let dawn: string;
let north: string;
beforeAll(async () => {
  scene = await outcomeScene();
  ({ platform, dawn, north } = scene);
});

const invoice = (more: object = {}) => ({ amountCents: 123_45, recipientId: north, ...more });
const versionOf = (cost: { readonly actual: { readonly version: number } | undefined }) => cost.actual?.version ?? 0;
const expenses = async (recipientId: string) =>
  ok(await listEntries(platform, staff, 'expenditure', { recipientId, fiscalYear: year }, { limit: 100 })).items;

describe('the cost of a trip', () => {
  it('is estimated, then stated, then in the books, and each is shown', async () => {
    const planned = {
      departsAt: '2026-10-01T15:00:00.000Z',
      arrivesAt: '2026-10-01T17:00:00.000Z',
      carriage: 'on-demand',
      costCents: 200_00,
    } as const;
    const trip = await scene.aTrip({ planned });
    expect(ok(await readCost(platform, staff, trip.id))).toMatchObject({ estimatedCents: 200_00, books: 'not-stated' });
    const stated = ok(await stateCost(platform, staff, trip.id, invoice({ documentReference: 'F-12/3' })));
    expect(stated).toMatchObject({ estimatedCents: 200_00, books: 'to-confirm', actual: { amountCents: 123_45 } });
    expect(await scene.waitsFor(trip)).toMatchObject([
      { kind: 'cost', cost: { amountCents: 123_45, date: '2026-10-01' } },
    ]);
    const before = await scene.figure(north, 'expenditures');
    const booked = ok(await confirmCost(platform, staff, trip.id, versionOf(stated)));
    expect(await scene.figure(north, 'expenditures')).toBe(before + 123_45);
    expect(booked).toMatchObject({ books: 'in-books', actual: { bookedBy: staff.memberId } });
    expect(await scene.waitsFor(trip)).toEqual([]);
    const entry = (await expenses(north)).find(({ id }) => booked.expenditureId?.endsWith(id) === true);
    expect(entry).toMatchObject({ category: 'transport', date: '2026-10-01', documentReference: 'F-12/3' });
    expect(ok(await readCost(platform, staff, trip.id))).toEqual(booked);
  });

  it('goes to the books once, however many confirm it at the same instant and after', async () => {
    const trip = await scene.aTrip();
    const version = versionOf(ok(await stateCost(platform, staff, trip.id, invoice())));
    const before = await scene.figure(north, 'expenditures');
    const answers = await Promise.all([1, 2, 3, 4].map(() => confirmCost(platform, staff, trip.id, version)));
    expect(answers.map((answer) => ok(answer).books)).toEqual(['in-books', 'in-books', 'in-books', 'in-books']);
    ok(await confirmCost(platform, staff, trip.id, version));
    expect(await scene.figure(north, 'expenditures')).toBe(before + 123_45);
  });

  it('can be said anew until then, and only what was seen is confirmed', async () => {
    const trip = await scene.aTrip();
    const first = ok(await stateCost(platform, staff, trip.id, invoice()));
    expect(ok(await stateCost(platform, staff, trip.id, invoice()))).toEqual(first);
    const second = ok(await stateCost(platform, staff, trip.id, invoice({ amountCents: 99_00 })));
    expect(versionOf(second)).toBe(versionOf(first) + 1);
    expect(await confirmCost(platform, staff, trip.id, versionOf(first))).toMatchObject({ code: 'changed-meanwhile' });
    const before = await scene.figure(north, 'expenditures');
    const outcomes = await Promise.all([
      stateCost(platform, staff, trip.id, invoice({ amountCents: 1 })),
      confirmCost(platform, staff, trip.id, versionOf(second)),
    ]);
    expect(outcomes.filter((one) => isRefusal(one))).toHaveLength(1);
    const now = ok(await readCost(platform, staff, trip.id));
    expect((await scene.figure(north, 'expenditures')) - before).toBe(now.books === 'in-books' ? 99_00 : 0);
  });

  it('is corrected in the ledger: reversed there, it may be stated and confirmed anew', async () => {
    const trip = await scene.aTrip();
    const stated = ok(await stateCost(platform, staff, trip.id, invoice()));
    const before = await scene.figure(north, 'expenditures');
    const booked = ok(await confirmCost(platform, staff, trip.id, versionOf(stated)));
    expect(await stateCost(platform, staff, trip.id, invoice({ amountCents: 1 }))).toMatchObject({
      code: 'cost-in-books',
    });
    ok(await reverseExpenditure(platform, staff, booked.expenditureId ?? '', crypto.randomUUID(), 'wrong-amount'));
    expect(ok(await readCost(platform, staff, trip.id)).books).toBe('reversed');
    ok(await confirmCost(platform, staff, trip.id, versionOf(booked)));
    expect(await scene.figure(north, 'expenditures')).toBe(before);
    const again = ok(await stateCost(platform, staff, trip.id, invoice({ amountCents: 77_00 })));
    expect(again.books).toBe('to-confirm');
    expect(ok(await confirmCost(platform, staff, trip.id, versionOf(again))).books).toBe('in-books');
    expect(await scene.figure(north, 'expenditures')).toBe(before + 77_00);
  });

  it('stays within what was approved, unless an administrator says why', async () => {
    const place = { recipientId: dawn, fiscalYear: year };
    await decideFunding(platform, staff, place, { funded: true, approvedCents: 100_00 });
    const trip = await scene.aTrip();
    const stated = ok(await stateCost(platform, staff, trip.id, invoice({ recipientId: dawn })));
    const confirm = (scope: Scope, reason?: 'ministry-agreed') =>
      confirmCost(platform, scope, trip.id, versionOf(stated), reason);
    expect(await confirm(staff)).toMatchObject({ code: 'over-approved-amount' });
    expect(await confirm(staff, 'ministry-agreed')).toMatchObject({ code: 'administrator-needed' });
    expect(await scene.waitsFor(trip)).toHaveLength(1);
    const admin: Scope = { ...staff, memberId: 'demo-admin', role: 'admin' };
    expect(ok(await confirm(admin, 'ministry-agreed')).books).toBe('in-books');
    await decideFunding(platform, staff, place, { funded: true });
  });

  it('counts in the fiscal year of its date', async () => {
    const trip = await scene.aTrip({ pickupAt: '2026-04-01T04:30:00.000Z', legs: [{ from: KENORA, to: TIMMINS }] });
    const before = await scene.figure(north, 'expenditures', 2025);
    const stated = ok(await stateCost(platform, staff, trip.id, invoice()));
    ok(await confirmCost(platform, staff, trip.id, versionOf(stated)));
    expect(await scene.figure(north, 'expenditures', 2025)).toBe(before + 123_45);
  });

  it('is refused for a trip nobody took, and for who is no recipient or of another stream', async () => {
    const trip = await scene.aTrip();
    const state = (more: object) => stateCost(platform, staff, trip.id, invoice(more));
    expect(await state({ recipientId: crypto.randomUUID() })).toMatchObject({ code: 'unknown-recipient' });
    expect(await state({ fundingStream: 'ilif' })).toMatchObject({
      code: 'other-funding-stream',
      field: 'fundingStream',
    });
    expect(ok(await state({ fundingStream: 'csf' })).actual?.fundingStream).toBe('csf');
    const open = await scene.aTrip({}, 'unfilled');
    expect(await stateCost(platform, staff, open.id, invoice())).toMatchObject({ code: 'not-in-order' });
    expect(await confirmCost(platform, staff, open.id, 1)).toMatchObject({ code: 'no-cost' });
    expect(await readCost(platform, staff, crypto.randomUUID())).toMatchObject({ code: 'trip-not-found' });
  });

  it('keeps a note sealed with the person’s own key, which goes with the person', async () => {
    const trip = await scene.aTrip();
    const note = 'Zoélie a payé le repas';
    expect(ok(await stateCost(platform, staff, trip.id, invoice({ note }))).note).toBe(note);
    const item = await platform.table.get({ pk: `TRIP#${trip.id}`, sk: 'COST' });
    expect(JSON.stringify(item)).not.toContain('Zoélie');
    expect(Buffer.from(JSON.stringify(item)).includes(Buffer.from('repas'))).toBe(false);
    expect(ok(await readCost(platform, staff, trip.id)).note).toBe(note);
    await platform.table.write([{ removeKey: personKeySubject(trip.personId ?? '') }]);
    expect(ok(await readCost(platform, staff, trip.id))).toMatchObject({ note: undefined, books: 'to-confirm' });
    expect(await stateCost(platform, staff, trip.id, invoice({ note }))).toMatchObject({ code: 'person-erased' });
    const hubs = await scene.aTrip({ personId: undefined });
    expect(ok(await stateCost(platform, staff, hubs.id, invoice({ note }))).note).toBe(note);
  });
});

describe('whatever is done to a trip, in whatever order and at once', () => {
  it('its person counts at most once, and the books hold what the trip says', async () => {
    const act = fc.constantFrom('confirm', 'dismiss', 'state', 'book', 'reverse', 'propose');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(act, act), { minLength: 1, maxLength: 6 }), async (rounds) => {
        const trip = await scene.aTrip();
        const spent = await scene.figure(north, 'expenditures');
        let amount = 100;
        const once = async (what: string): Promise<unknown> => {
          switch (what) {
            case 'propose':
              return scene.propose(trip);
            case 'confirm':
              return confirmProposal(platform, staff, trip.id, { recipientId: north });
            case 'dismiss':
              return dismissProposal(platform, staff, trip.id, 'other');
            case 'state':
              return stateCost(platform, staff, trip.id, invoice({ amountCents: (amount += 1) }));
            case 'book':
              return confirmCost(platform, staff, trip.id, versionOf(ok(await readCost(platform, staff, trip.id))));
            default: {
              const { expenditureId } = ok(await readCost(platform, staff, trip.id));
              const ref = expenditureId ?? 'none';
              return reverseExpenditure(platform, staff, ref, crypto.randomUUID(), 'wrong-amount');
            }
          }
        };
        for (const [one, other] of rounds) await Promise.all([once(one), once(other)]);
        const { proposal, cost } = ok(await readTimeline(platform, staff, trip.id));
        expect((await scene.eventsOf(trip)).length).toBe(proposal?.state === 'confirmed' ? 1 : 0);
        const inBooks = cost.books === 'in-books' ? (cost.actual?.amountCents ?? Number.NaN) : 0;
        expect((await scene.figure(north, 'expenditures')) - spent).toBe(inBooks);
      }),
      { numRuns: 15 },
    );
  }, 120_000);
});

describe('the timeline of a trip', () => {
  it('says what was proposed, decided and paid, without a word of anybody', async () => {
    const trip = await scene.proposed();
    const note = 'Zoélie';
    const stated = ok(await stateCost(platform, staff, trip.id, invoice({ note })));
    scene.hub.tick(60_000);
    ok(await confirmProposal(platform, staff, trip.id, { recipientId: north }));
    scene.hub.tick(60_000);
    ok(await confirmCost(platform, staff, trip.id, versionOf(stated)));
    const timeline = ok(await readTimeline(platform, staff, trip.id));
    expect(timeline.entries.map(({ event }) => event)).toEqual([
      'propose-service',
      'state-cost',
      'confirm-service',
      'book-cost',
    ]);
    expect(timeline).toMatchObject({ proposal: { state: 'confirmed' }, cost: { books: 'in-books' } });
    const csv = await printTimeline(platform, timeline);
    expect(csv).toContain('Service inscrit au décompte');
    expect(csv).not.toContain(note);
    expect(csv).not.toContain(trip.personId);
    expect(await readTimeline(platform, staff, crypto.randomUUID())).toMatchObject({ code: 'trip-not-found' });
  });
});
