import { beforeEach, describe, expect, it } from 'vitest';
import { agreementEndsNow, endReminderWrites, listEndingAgreements } from '../../shared/assurance/index.ts';
import { renewAgreement } from '../../shared/assurance/renewal-service.ts';
import { readEntry, saveEntry, type Agreement } from '../../shared/directory/index.ts';
import { agreementSchema } from '../../shared/directory/model.ts';
import { setTimer } from '../../shared/platform/timer.ts';
import { DAY, HOUR, assuranceScene, type AssuranceScene } from './assurance-scene.ts';
import { ok, staff } from './transport-scene.ts';

let scene: AssuranceScene;
beforeEach(async () => {
  scene = await assuranceScene();
});

const ID = '0d000000-0000-4000-8000-000000000001';
const agreement = (terms: object = {}): Agreement =>
  agreementSchema.parse({
    id: ID,
    kind: 'transport',
    organizationIds: scene.organizations.slice(0, 2).map(({ id }) => id),
    validFrom: '2026-01-01',
    validTo: '2027-03-31',
    ...terms,
  });
const member = { kind: 'member', id: 'demo-coordinator' } as const;

async function save(value: Agreement): Promise<void> {
  const there = await readEntry(scene.platform, 'agreement', value.id);
  const entry = { kind: 'agreement', value, version: there?.version ?? 0 } as const;
  ok(await saveEntry(scene.platform, member, entry, await endReminderWrites(scene.platform, value)));
}
const timers = async () => (await scene.timers()).filter(({ work }) => work.what === 'agreement-ends');
const told = async (): Promise<string[]> =>
  (await scene.texts()).filter(({ text }) => text.about.id === ID).map(({ body }) => body);
const listed = async () => (await listEndingAgreements(scene.platform)).filter(({ agreement: { id } }) => id === ID);

/** Nine in the morning, 45 days before 2027-03-31: the clocks have changed in between. */
const RINGS = '2027-02-15T14:00:00.000Z';

describe('the timer of an agreement with a last day', () => {
  it('is one, moves with that day, and goes when there is none', async () => {
    await save(agreement());
    expect((await timers()).map(({ dueAt }) => dueAt)).toEqual([RINGS]);
    await save(agreement({ validTo: '2027-06-30' }));
    // The forty-fifth day before is a Sunday: told on the Monday.
    expect((await timers()).map(({ dueAt }) => dueAt)).toEqual(['2027-05-17T13:00:00.000Z']);
    await save(agreement({ validTo: undefined }));
    expect(await timers()).toEqual([]);
  });

  it('rings at once, by day, where the agreement ends soon already, and never for one that has ended', async () => {
    scene.hub.setNow('2026-11-24T03:00:00.000Z');
    await save(agreement({ validTo: '2026-12-01' }));
    expect((await timers()).map(({ dueAt }) => dueAt)).toEqual(['2026-11-24T14:00:00.000Z']);
    await save(agreement({ validTo: '2026-11-20' }));
    expect(await timers()).toEqual([]);
  });
});

describe('an agreement that ends soon', () => {
  it('is told to whoever is on call first, once, and stands in the list with its parties', async () => {
    await save(agreement());
    expect(await listed()).toEqual([]);
    scene.hub.setNow(RINGS);
    const [timer] = await timers();
    if (timer === undefined) throw new Error('it has a timer');
    await Promise.all([
      agreementEndsNow(scene.platform, { agreementId: ID }, timer.id),
      agreementEndsNow(scene.hub.another(), { agreementId: ID }, timer.id),
    ]);
    await agreementEndsNow(scene.platform, { agreementId: ID }, timer.id);
    const [text, ...more] = await told();
    expect(text).toMatch(/^An agreement with .+ \+1 ends on 2027-03-31\. See the directory\.$/);
    expect(more).toEqual([]);
    expect(await timers()).toEqual([]);
    expect(await listed()).toMatchObject([{ lastDay: '2027-03-31', state: 'ends-soon', toldAt: RINGS }]);
    // A timer that comes back, as it would by a lost answer, says nothing again.
    await scene.platform.table.write([
      setTimer({ id: 'again', dueAt: RINGS, work: { what: 'agreement-ends', agreementId: ID } }),
    ]);
    await scene.sweep();
    expect(await told()).toHaveLength(1);
    expect(await timers()).toEqual([]);
    // Since then it has ended.
    scene.hub.setNow('2027-04-01T14:00:00.000Z');
    expect(await listed()).toMatchObject([{ state: 'ended' }]);
    expect(await told()).toHaveLength(1);
  });

  it('is told in the round where the hub was set up with it, without a timer', async () => {
    ok(
      await saveEntry(scene.platform, member, {
        kind: 'agreement',
        value: agreement({ validTo: '2026-12-20' }),
        version: 0,
      }),
    );
    await scene.sweep();
    scene.hub.tick(HOUR);
    await scene.sweep();
    scene.hub.tick(HOUR);
    await scene.sweep();
    expect(await told()).toHaveLength(1);
  });

  it.each([
    ['removed', { removedAt: '2026-12-01T12:00:00.000Z' }],
    ['prolonged', { validTo: '2027-12-31' }],
  ])('but was %s meanwhile is not told', async (_what, terms) => {
    await save(agreement());
    const there = await readEntry(scene.platform, 'agreement', ID);
    if (there?.kind !== 'agreement') throw new Error('it was saved');
    // By somebody who knows nothing of the timer.
    const value = agreementSchema.parse({ ...there.value, ...terms });
    ok(await saveEntry(scene.platform, member, { ...there, value }));
    scene.hub.setNow(RINGS);
    await scene.sweep();
    expect(await told()).toEqual([]);
    expect(await timers()).toEqual([]);
  });

  it('and is renewed is no longer in the list, and is not told', async () => {
    await save(agreement());
    const newId = '0d000000-0000-4000-8000-000000000002';
    const terms = { validTo: '2028-03-31' };
    const renewed = ok(await renewAgreement(scene.platform, staff, ID, newId, terms));
    expect(renewed).toEqual({ ...agreement(), id: newId, validFrom: '2027-04-01', validTo: '2028-03-31' });
    // The same request again makes no second one.
    expect(ok(await renewAgreement(scene.platform, staff, ID, newId, terms))).toEqual(renewed);
    scene.hub.setNow(RINGS);
    await scene.sweep();
    expect(await told()).toEqual([]);
    expect(await listed()).toEqual([]);
    // The next one has its own day.
    expect((await timers()).map(({ id, dueAt }) => [id, dueAt])).toEqual([
      [`agreement-ends-${newId}`, '2028-02-15T14:00:00.000Z'],
    ]);
  });

  it('cannot be renewed into the past, or without a last day', async () => {
    await save(agreement());
    const newId = '0d000000-0000-4000-8000-000000000002';
    expect(await renewAgreement(scene.platform, staff, ID, newId, { validTo: '2027-03-31' })).toMatchObject({
      code: 'ends-before-it-starts',
      field: 'validTo',
    });
    await save(agreement({ validTo: undefined }));
    expect(await renewAgreement(scene.platform, staff, ID, newId, {})).toMatchObject({ code: 'no-last-day' });
    expect(await renewAgreement(scene.platform, staff, crypto.randomUUID(), newId, {})).toMatchObject({
      code: 'unknown-entry',
    });
  });

  it('whose text to whoever is on call waits for the day does not ring at night', async () => {
    await save(agreement());
    scene.hub.setNow('2027-02-16T04:00:00.000Z');
    await scene.sweep();
    const [text] = (await scene.texts()).filter(({ text: { about } }) => about.id === ID);
    expect(text?.text.dueAt).toBe('2027-02-16T14:00:00.000Z');
    expect(Date.parse(text?.text.dueAt ?? '') - Date.parse(RINGS)).toBe(DAY);
  });
});
