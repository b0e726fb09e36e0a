import { beforeEach, describe, expect, it } from 'vitest';
import { listAudit } from '../../shared/access/index.ts';
import {
  closePair,
  findDuplicates,
  openDuplicate,
  pairIdOf,
  refuseDuplicate,
  type Pair,
} from '../../shared/identity/index.ts';
import { listWaiting, receiveText } from '../../shared/intake/index.ts';
import { identityWrite } from '../../shared/people/index.ts';
import type { Scope } from '../../shared/platform/scope.ts';
import { admin, agency, codeOf, IdentityScene, of, ok, otherAgency, PHONE, staff } from './identity-scene.ts';

const INTAKE = [
  "Besoin d'un lift pour un endroit sécuritaire, je suis à Attawapiskat",
  ...['oui', 'non', 'en tout temps', '18', 'non', 'non', 'oui'],
];

let scene: IdentityScene;
beforeEach(async () => {
  scene = await IdentityScene.open();
});

describe('two files of one person', () => {
  it('are found by the phone that texted and the phone that was left, in no more round trips for the text', async () => {
    const said = async (body: string, n: number) =>
      receiveText(scene.platform, {
        from: { channel: 'sms', phone: PHONE },
        body,
        messageSid: `SM${n}`,
        mediaCount: 0,
      });
    for (const [n, body] of INTAKE.entries()) {
      scene.hub.meter.reset();
      await said(body, n);
      // The count of new phones goes out beside the transaction of a first text.
      const operations = scene.hub.meter.operations.filter((operation) => operation !== 'UpdateItemCommand');
      expect(operations.slice(-2)).toEqual(['BatchGetItemCommand', 'TransactWriteItemsCommand']);
    }
    expect(scene.hub.meter.operations, 'the text that opens the file').toHaveLength(2);
    const texted = (await listWaiting(scene.platform, staff, {})).items[0]?.personId ?? '';
    const called = await scene.fileOf({ name: 'Anne Roy', phone: PHONE });
    await scene.settle();
    const pair = await scene.theOnlyPair();
    expect(pair).toMatchObject({ kinds: ['phone'], state: 'open', since: scene.platform.clock().toISOString() });
    expect([pair.a, pair.b]).toEqual(of(texted, called));
  });

  it('are found by name and birth date, however the name is written', async () => {
    const one = await scene.fileOf({ name: 'Marie-Ève Tremblay-Côté', birthDate: '2001-02-03' });
    const other = await scene.fileOf({ name: 'TREMBLAY COTE, Marie Eve', birthDate: '2001-02-03' });
    await scene.fileOf({ name: 'Marie-Ève Tremblay-Côté', birthDate: '2001-03-02' });
    await scene.fileOf({ name: 'Marie-Ève Tremblay-Côté' });
    await scene.settle();
    const pair = await scene.theOnlyPair();
    expect([[pair.a, pair.b], pair.kinds]).toEqual([of(one, other), ['name-and-birth-date']]);
  });

  it('are found by the number of one agency’s file, not by the same number of another agency', async () => {
    const one = await scene.fileOf({ fileNumbers: [{ organizationId: agency, number: 'no 0042-a' }] });
    const other = await scene.fileOf({ fileNumbers: [{ organizationId: agency, number: 'NO0042A' }] });
    await scene.fileOf({ fileNumbers: [{ organizationId: otherAgency, number: 'NO0042A' }] });
    await scene.settle();
    const pair = await scene.theOnlyPair();
    expect([[pair.a, pair.b], pair.kinds]).toEqual([of(one, other), ['file-number']]);
  });

  it('are found when a file comes to say more, and are one pair with all that matches', async () => {
    const one = await scene.fileOf({ phone: PHONE, name: 'Anne Roy', birthDate: '2001-02-03' });
    const other = await scene.fileOf({ name: 'Anne Roy' });
    await scene.settle();
    expect(await scene.openPairs()).toEqual([]);
    await scene.rewrite(other, { name: 'Roy, Anne', birthDate: '2001-02-03' });
    await scene.settle();
    const first = await scene.theOnlyPair();
    expect([[first.a, first.b], first.kinds]).toEqual([of(one, other), ['name-and-birth-date']]);
    scene.hub.tick(1000);
    await scene.rewrite(other, { name: 'Roy, Anne', birthDate: '2001-02-03', phone: PHONE });
    await scene.settle();
    expect(await scene.theOnlyPair()).toMatchObject({ kinds: ['name-and-birth-date', 'phone'], since: first.since });
  });

  it('are no pair any more once nothing matches', async () => {
    await scene.fileOf({ phone: PHONE });
    const other = await scene.fileOf({ phone: PHONE });
    await scene.settle();
    await scene.theOnlyPair();
    await scene.rewrite(other, {});
    await scene.settle();
    expect(await scene.openPairs()).toEqual([]);
    expect(await scene.tracesOf(other)).toEqual([]);
  });

  it('are looked for once after a change of what they can be found by, and not after any other', async () => {
    const one = await scene.fileOf({ notes: 'mots' });
    expect(await scene.workDue('find-duplicates')).toEqual([]);
    await scene.rewrite(one, { notes: 'mots', phone: PHONE });
    expect(await scene.workDue('find-duplicates')).toHaveLength(1);
    await scene.settle();
    await scene.rewrite(one, { notes: 'autres mots', phone: PHONE });
    expect(await scene.workDue('find-duplicates')).toEqual([]);
  });

  it('opened at the same instant are found exactly once', async () => {
    for (let round = 0; round < 8; round += 1) {
      const phone = `+1807555020${String(round)}`;
      const instances = [scene.hub.another(), scene.hub.another()];
      const both = await Promise.all(
        instances.map(async (instance) => {
          const personId = await scene.fileOf({ phone }, instance);
          // Each looks as soon as its own file is stored, while the other may be halfway.
          await findDuplicates(instance, personId);
          return personId;
        }),
      );
      const pairs = (await scene.openPairs()).filter(({ a, b }) => both.includes(a) || both.includes(b));
      expect(pairs.map(({ a, b }) => [a, b])).toEqual([of(...both)]);
      await Promise.all(both.map((personId, at) => findDuplicates(instances[at] ?? scene.platform, personId)));
      expect((await scene.openPairs()).filter(({ a }) => both.includes(a))).toEqual(pairs);
    }
  });
});

describe('a pair', () => {
  let one: string;
  let other: string;
  let pair: Pair;
  beforeEach(async () => {
    one = await scene.fileOf({ phone: PHONE, name: 'Anne Roy' });
    other = await scene.fileOf({ phone: PHONE, name: 'Annie R.' });
    await scene.settle();
    pair = await scene.theOnlyPair();
  });
  const reopened = async (): Promise<Pair[]> => {
    for (const personId of [one, other]) await findDuplicates(scene.platform, personId);
    return scene.openPairs();
  };

  it('shows both files side by side, and that is on the audit of both persons', async () => {
    const opened = ok(await openDuplicate(scene.platform, staff, pairIdOf(pair), 'data-request'));
    expect(opened.files.map(({ profile }) => profile.personId)).toEqual([pair.a, pair.b]);
    expect(opened.files.map(({ privately }) => privately.name).sort()).toEqual(['Anne Roy', 'Annie R.']);
    for (const personId of [one, other]) {
      const { items } = ok(await listAudit(scene.platform, admin, `PERSON#${personId}`, { limit: 1 }));
      expect(items).toMatchObject([{ action: 'open-file', reason: 'data-request', memberId: 'demo-coordinator' }]);
    }
  });

  it('is unknown to another hub, under another order of its persons, and where nothing was found', async () => {
    const asked = async (scope: Scope, id: string) => codeOf(await openDuplicate(scene.platform, scope, id, 'safety'));
    expect(await asked({ ...staff, hubId: 'other' }, pairIdOf(pair))).toBe('unknown-pair');
    expect(await asked(staff, pairIdOf({ a: pair.b, b: pair.a }))).toBe('unknown-pair');
    expect(await asked(staff, pairIdOf({ a: pair.a, b: scene.platform.ids.uuid() }))).toBe('unknown-pair');
  });

  it('that is refused stays so, with who, when and why, and the audit of both says it', async () => {
    scene.hub.tick(1000);
    const at = scene.platform.clock().toISOString();
    const refuse = () => refuseDuplicate(scene.platform, staff, pairIdOf(pair), 'shared-phone', pair.version);
    const refused = ok(await refuse());
    expect(refused).toMatchObject({
      state: 'refused',
      refusals: [{ reason: 'shared-phone', kinds: ['phone'], by: 'demo-coordinator', at }],
    });
    expect(await refuse(), 'repeated').toEqual(refused);
    expect(codeOf(await refuseDuplicate(scene.platform, admin, pairIdOf(pair), 'cannot-tell', refused.version))).toBe(
      'pair-closed',
    );
    for (const personId of [one, other]) {
      const { items } = ok(await listAudit(scene.platform, admin, `PERSON#${personId}`, { limit: 1 }));
      expect(items).toMatchObject([{ action: 'refuse-duplicate', reason: 'shared-phone' }]);
    }
    expect(await reopened()).toEqual([]);
  });

  it('is refused only as it was read', async () => {
    await scene.rewrite(one, { phone: PHONE, name: 'Anne Roy', birthDate: '2001-02-03' });
    await scene.rewrite(other, { phone: PHONE, name: 'Anne Roy', birthDate: '2001-02-03' });
    await scene.settle();
    const stale = await refuseDuplicate(scene.platform, staff, pairIdOf(pair), 'shared-phone', pair.version);
    expect(codeOf(stale)).toBe('changed-meanwhile');
    expect(await scene.openPairs()).toHaveLength(1);
  });

  it('that was refused comes up again when another kind matches, and remembers the refusal', async () => {
    ok(await refuseDuplicate(scene.platform, staff, pairIdOf(pair), 'shared-phone', pair.version));
    scene.hub.tick(1000);
    await scene.rewrite(one, { phone: PHONE, name: 'Anne Roy', birthDate: '2001-02-03' });
    await scene.rewrite(other, { phone: PHONE, name: 'ROY, Anne', birthDate: '2001-02-03' });
    await scene.settle();
    expect(await scene.theOnlyPair()).toMatchObject({
      kinds: ['name-and-birth-date', 'phone'],
      since: scene.platform.clock().toISOString(),
      refusals: [{ reason: 'shared-phone' }],
    });
  });

  it.each(['merged', 'split'] as const)('that was %s is never proposed again, whatever matches', async (outcome) => {
    expect(await scene.platform.table.write(await closePair(scene.platform, staff, other, one, outcome))).toEqual({
      committed: true,
    });
    await scene.rewrite(one, { phone: PHONE, name: 'Anne Roy', birthDate: '2001-02-03' });
    await scene.rewrite(other, { phone: PHONE, name: 'Anne Roy', birthDate: '2001-02-03' });
    await scene.settle();
    expect(await reopened()).toEqual([]);
    expect(ok(await openDuplicate(scene.platform, staff, pairIdOf(pair), 'follow-up')).pair).toMatchObject({
      state: outcome,
      closedBy: 'demo-coordinator',
      kinds: ['phone'],
    });
    expect(codeOf(await refuseDuplicate(scene.platform, staff, pairIdOf(pair), 'cannot-tell', 2))).toBe('pair-closed');
  });

  it('that was split before it was ever found is not found later', async () => {
    const third = await scene.fileOf({ name: 'Anne Roy' });
    await scene.platform.table.write(await closePair(scene.platform, staff, one, third, 'split'));
    await scene.rewrite(third, { phone: PHONE });
    await scene.settle();
    expect((await scene.openPairs()).map(({ a, b }) => [a, b])).toEqual(
      [of(one, other), of(other, third)].sort((x, y) => x.join('').localeCompare(y.join(''))),
    );
  });

  it('changed by its closing loses: the transaction that closes it fails', async () => {
    const writes = await closePair(scene.platform, staff, one, other, 'merged');
    ok(await refuseDuplicate(scene.platform, staff, pairIdOf(pair), 'cannot-tell', pair.version));
    expect(await scene.platform.table.write(writes)).toEqual({ committed: false, refusals: ['pair-changed'] });
  });

  it('of persons who were found to be one by way of a third is not shown, until they are taken apart', async () => {
    const third = await scene.fileOf({});
    const joined = (personId: string, parent: string, version: number, edge: 'joined' | 'leaving') =>
      identityWrite({ personId, parent, edge, children: [], version });
    await scene.platform.table.write([joined(one, third, 0, 'joined'), joined(other, third, 0, 'joined')]);
    expect(await scene.openPairs()).toEqual([]);
    const phoneToo = await scene.fileOf({ phone: PHONE });
    await scene.platform.table.write([joined(phoneToo, other, 0, 'joined')]);
    await scene.settle();
    expect(await scene.tracesOf(phoneToo), 'its identifier only').toHaveLength(1);
    await scene.platform.table.write([joined(one, third, 1, 'leaving')]);
    expect((await scene.openPairs()).map(({ a, b }) => [a, b])).toEqual([of(one, other)]);
  });

  it('is not proposed when the person was split from somebody the other is one with', async () => {
    const third = await scene.fileOf({});
    const link = (edge: 'joined' | 'leaving', version: number) =>
      identityWrite({ personId: other, parent: third, edge, children: [], version });
    await scene.platform.table.write([
      link('joined', 0),
      identityWrite({ personId: third, children: [other], version: 0 }),
      ...(await closePair(scene.platform, staff, one, third, 'split')),
    ]);
    expect(await scene.openPairs()).toEqual([]);
    await scene.rewrite(one, { phone: PHONE, name: 'Anne Roy', birthDate: '2001-02-03' });
    await scene.rewrite(other, { phone: PHONE, name: 'Anne Roy', birthDate: '2001-02-03' });
    await scene.settle();
    expect(await reopened()).toEqual([]);
    const fourth = await scene.fileOf({ phone: PHONE });
    await scene.settle();
    const now = await scene.openPairs();
    expect(
      now.map(({ a, b }) => [a, b].includes(fourth)),
      'another person is',
    ).toEqual([true, true]);
    await scene.platform.table.write([link('leaving', 1)]);
    expect(await reopened()).toHaveLength(3);
  });
});
