import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { listAudit } from '../../shared/access/index.ts';
import {
  closePair,
  findDuplicates,
  listDuplicates,
  openDuplicate,
  pairIdOf,
  refuseDuplicate,
  type Pair,
} from '../../shared/identity/index.ts';
import { listWaiting, receiveText } from '../../shared/intake/index.ts';
import type { Carrier } from '../../shared/messaging/index.ts';
import {
  changeFile,
  createPerson,
  erasePerson,
  identityWrite,
  profileKey,
  type PrivateFacts,
} from '../../shared/people/index.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import { isRefusal, type Refusal } from '../../shared/platform/refusal.ts';
import type { Scope } from '../../shared/platform/scope.ts';
import type { Item } from '../../shared/platform/table.ts';
import { parseTimer, pendingBy } from '../../shared/platform/timer.ts';
import { doWorkNow } from '../../shared/work/index.ts';
import { demoHub, setUpDemoHub } from '../hub.ts';
import { testPlatform, type TestPlatform } from '../platform.ts';

const staff: Scope = { hubId: 'demo', memberId: 'demo-coordinator', role: 'coordinator' };
const admin: Scope = { hubId: 'demo', memberId: 'demo-admin', role: 'admin' };
const PHONE = '+18075550123';
const [agency = '', otherAgency = ''] = demoHub().organizations.map(({ id }) => id);
const INTAKE = ["Besoin d'un lift pour un endroit sécuritaire, je suis à Attawapiskat", 'oui', '18', 'oui'];

let hub: TestPlatform;
let platform: Platform;
beforeEach(async () => {
  hub = await testPlatform();
  platform = hub.platform;
  await setUpDemoHub(platform);
});

function ok<T>(value: T | Refusal): T {
  if (isRefusal(value)) throw new Error(value.code);
  return value;
}
const codeOf = (result: object): unknown => ('code' in result ? result.code : undefined);

async function fileOf(privately: PrivateFacts, on: Platform = platform): Promise<string> {
  const person = { ageBand: 'unknown', language: 'fr', privately } as const;
  return ok(await createPerson(on, staff, on.ids.uuid(), person)).personId;
}

/** Replaces the sealed part of a file. */
async function rewrite(personId: string, privately: PrivateFacts): Promise<void> {
  const version = Number((await platform.table.get(profileKey(personId)))?.['version']);
  ok(await changeFile(platform, staff, personId, (facts) => ({ facts, privately }), version));
}

/** The work done here sends nothing. */
const carrier: Carrier = {
  twilioBaseUrl: 'http://localhost:1',
  get sns(): never {
    throw new Error('nobody is told anything here');
  },
  alertTopicArn: '',
};

async function workDue(...whats: string[]): Promise<string[]> {
  const { items } = await pendingBy(platform.table, platform.clock().toISOString(), 1000);
  return items
    .filter(({ pk }) => pk.startsWith('TIMER#'))
    .map(parseTimer)
    .filter(({ work }) => whats.includes(work.what))
    .map(({ id }) => id);
}

/** What the stream does: the work that is due now. */
async function settle(): Promise<void> {
  for (const id of await workDue('find-duplicates', 'forget-person'))
    await doWorkNow(platform, carrier, { kind: 'timer', id });
}

const openPairs = async (): Promise<Pair[]> => (await listDuplicates(platform, staff, {})).items;
const theOnlyPair = async (): Promise<Pair> => {
  const [pair, ...others] = await openPairs();
  if (pair === undefined || others.length > 0) throw new Error('there is not one open pair');
  return pair;
};
const of = (...personIds: string[]): string[] => [...personIds].sort();

async function everyItem(): Promise<Item[]> {
  const doc = DynamoDBDocumentClient.from(new DynamoDBClient({}));
  const { Items = [], LastEvaluatedKey } = await doc.send(new ScanCommand({ TableName: hub.env.TABLE_NAME }));
  expect(LastEvaluatedKey, 'one page holds all').toBeUndefined();
  doc.destroy();
  return Items.map((item) => ({ pk: '', sk: '', ...item }));
}
/** The items of identifiers and pairs that say who they are about. */
const tracesOf = async (personId: string): Promise<Item[]> =>
  (await everyItem()).filter(
    ({ pk, sk }) =>
      (/^(IDENTIFIER|DUPLICATE)#/.test(pk) || sk.startsWith('DUPLICATE#')) && `${pk} ${sk}`.includes(personId),
  );

describe('two files of one person', () => {
  it('are found by the phone that texted and the phone that was left, in no more round trips for the text', async () => {
    const said = async (body: string, n: number) =>
      receiveText(platform, { from: PHONE, body, messageSid: `SM${n}`, mediaCount: 0 });
    for (const [n, body] of INTAKE.entries()) {
      hub.meter.reset();
      await said(body, n);
      expect(hub.meter.operations.slice(-2)).toEqual(['BatchGetItemCommand', 'TransactWriteItemsCommand']);
    }
    expect(hub.meter.operations, 'the text that opens the file').toHaveLength(2);
    const texted = (await listWaiting(platform, staff, {})).items[0]?.personId ?? '';
    const called = await fileOf({ name: 'Anne Roy', phone: PHONE });
    await settle();
    const pair = await theOnlyPair();
    expect(pair).toMatchObject({ kinds: ['phone'], state: 'open', since: platform.clock().toISOString() });
    expect([pair.a, pair.b]).toEqual(of(texted, called));
  });

  it('are found by name and birth date, however the name is written', async () => {
    const one = await fileOf({ name: 'Marie-Ève Tremblay-Côté', birthDate: '2001-02-03' });
    const other = await fileOf({ name: 'TREMBLAY COTE, Marie Eve', birthDate: '2001-02-03' });
    await fileOf({ name: 'Marie-Ève Tremblay-Côté', birthDate: '2001-03-02' });
    await fileOf({ name: 'Marie-Ève Tremblay-Côté' });
    await settle();
    const pair = await theOnlyPair();
    expect([[pair.a, pair.b], pair.kinds]).toEqual([of(one, other), ['name-and-birth-date']]);
  });

  it('are found by the number of one agency’s file, not by the same number of another agency', async () => {
    const one = await fileOf({ fileNumbers: [{ organizationId: agency, number: 'no 0042-a' }] });
    const other = await fileOf({ fileNumbers: [{ organizationId: agency, number: 'NO0042A' }] });
    await fileOf({ fileNumbers: [{ organizationId: otherAgency, number: 'NO0042A' }] });
    await settle();
    const pair = await theOnlyPair();
    expect([[pair.a, pair.b], pair.kinds]).toEqual([of(one, other), ['file-number']]);
  });

  it('are found when a file comes to say more, and are one pair with all that matches', async () => {
    const one = await fileOf({ phone: PHONE, name: 'Anne Roy', birthDate: '2001-02-03' });
    const other = await fileOf({ name: 'Anne Roy' });
    await settle();
    expect(await openPairs()).toEqual([]);
    await rewrite(other, { name: 'Roy, Anne', birthDate: '2001-02-03' });
    await settle();
    const first = await theOnlyPair();
    expect([[first.a, first.b], first.kinds]).toEqual([of(one, other), ['name-and-birth-date']]);
    hub.tick(1000);
    await rewrite(other, { name: 'Roy, Anne', birthDate: '2001-02-03', phone: PHONE });
    await settle();
    expect(await theOnlyPair()).toMatchObject({ kinds: ['name-and-birth-date', 'phone'], since: first.since });
  });

  it('are no pair any more once nothing matches', async () => {
    await fileOf({ phone: PHONE });
    const other = await fileOf({ phone: PHONE });
    await settle();
    await theOnlyPair();
    await rewrite(other, {});
    await settle();
    expect(await openPairs()).toEqual([]);
    expect(await tracesOf(other)).toEqual([]);
  });

  it('are looked for once after a change of what they can be found by, and not after any other', async () => {
    const one = await fileOf({ notes: 'mots' });
    expect(await workDue('find-duplicates')).toEqual([]);
    await rewrite(one, { notes: 'mots', phone: PHONE });
    expect(await workDue('find-duplicates')).toHaveLength(1);
    await settle();
    await rewrite(one, { notes: 'autres mots', phone: PHONE });
    expect(await workDue('find-duplicates')).toEqual([]);
  });

  it('opened at the same instant are found exactly once', async () => {
    for (let round = 0; round < 8; round += 1) {
      const phone = `+1807555020${String(round)}`;
      const instances = [hub.another(), hub.another()];
      const both = await Promise.all(
        instances.map(async (instance) => {
          const personId = await fileOf({ phone }, instance);
          // Each looks as soon as its own file is stored, while the other may be halfway.
          await findDuplicates(instance, personId);
          return personId;
        }),
      );
      const pairs = (await openPairs()).filter(({ a, b }) => both.includes(a) || both.includes(b));
      expect(pairs.map(({ a, b }) => [a, b])).toEqual([of(...both)]);
      await Promise.all(both.map((personId, at) => findDuplicates(instances[at] ?? platform, personId)));
      expect((await openPairs()).filter(({ a }) => both.includes(a))).toEqual(pairs);
    }
  });
});

describe('a pair', () => {
  let one: string;
  let other: string;
  let pair: Pair;
  beforeEach(async () => {
    one = await fileOf({ phone: PHONE, name: 'Anne Roy' });
    other = await fileOf({ phone: PHONE, name: 'Annie R.' });
    await settle();
    pair = await theOnlyPair();
  });
  const reopened = async (): Promise<Pair[]> => {
    for (const personId of [one, other]) await findDuplicates(platform, personId);
    return openPairs();
  };

  it('shows both files side by side, and that is on the audit of both persons', async () => {
    const opened = ok(await openDuplicate(platform, staff, pairIdOf(pair), 'data-request'));
    expect(opened.files.map(({ profile }) => profile.personId)).toEqual([pair.a, pair.b]);
    expect(opened.files.map(({ privately }) => privately.name).sort()).toEqual(['Anne Roy', 'Annie R.']);
    for (const personId of [one, other]) {
      const { items } = ok(await listAudit(platform, admin, `PERSON#${personId}`, { limit: 1 }));
      expect(items).toMatchObject([{ action: 'open-file', reason: 'data-request', memberId: 'demo-coordinator' }]);
    }
  });

  it('is unknown to another hub, under another order of its persons, and where nothing was found', async () => {
    const asked = async (scope: Scope, id: string) => codeOf(await openDuplicate(platform, scope, id, 'safety'));
    expect(await asked({ ...staff, hubId: 'other' }, pairIdOf(pair))).toBe('unknown-pair');
    expect(await asked(staff, pairIdOf({ a: pair.b, b: pair.a }))).toBe('unknown-pair');
    expect(await asked(staff, pairIdOf({ a: pair.a, b: platform.ids.uuid() }))).toBe('unknown-pair');
  });

  it('that is refused stays so, with who, when and why, and the audit of both says it', async () => {
    hub.tick(1000);
    const at = platform.clock().toISOString();
    const refuse = () => refuseDuplicate(platform, staff, pairIdOf(pair), 'shared-phone', pair.version);
    const refused = ok(await refuse());
    expect(refused).toMatchObject({
      state: 'refused',
      refusals: [{ reason: 'shared-phone', kinds: ['phone'], by: 'demo-coordinator', at }],
    });
    expect(await refuse(), 'repeated').toEqual(refused);
    expect(codeOf(await refuseDuplicate(platform, admin, pairIdOf(pair), 'cannot-tell', refused.version))).toBe(
      'pair-closed',
    );
    for (const personId of [one, other]) {
      const { items } = ok(await listAudit(platform, admin, `PERSON#${personId}`, { limit: 1 }));
      expect(items).toMatchObject([{ action: 'refuse-duplicate', reason: 'shared-phone' }]);
    }
    expect(await reopened()).toEqual([]);
  });

  it('is refused only as it was read', async () => {
    await rewrite(one, { phone: PHONE, name: 'Anne Roy', birthDate: '2001-02-03' });
    await rewrite(other, { phone: PHONE, name: 'Anne Roy', birthDate: '2001-02-03' });
    await settle();
    const stale = await refuseDuplicate(platform, staff, pairIdOf(pair), 'shared-phone', pair.version);
    expect(codeOf(stale)).toBe('changed-meanwhile');
    expect(await openPairs()).toHaveLength(1);
  });

  it('that was refused comes up again when another kind matches, and remembers the refusal', async () => {
    ok(await refuseDuplicate(platform, staff, pairIdOf(pair), 'shared-phone', pair.version));
    hub.tick(1000);
    await rewrite(one, { phone: PHONE, name: 'Anne Roy', birthDate: '2001-02-03' });
    await rewrite(other, { phone: PHONE, name: 'ROY, Anne', birthDate: '2001-02-03' });
    await settle();
    expect(await theOnlyPair()).toMatchObject({
      kinds: ['name-and-birth-date', 'phone'],
      since: platform.clock().toISOString(),
      refusals: [{ reason: 'shared-phone' }],
    });
  });

  it.each(['merged', 'split'] as const)('that was %s is never proposed again, whatever matches', async (outcome) => {
    expect(await platform.table.write(await closePair(platform, staff, other, one, outcome))).toEqual({
      committed: true,
    });
    await rewrite(one, { phone: PHONE, name: 'Anne Roy', birthDate: '2001-02-03' });
    await rewrite(other, { phone: PHONE, name: 'Anne Roy', birthDate: '2001-02-03' });
    await settle();
    expect(await reopened()).toEqual([]);
    expect(ok(await openDuplicate(platform, staff, pairIdOf(pair), 'follow-up')).pair).toMatchObject({
      state: outcome,
      closedBy: 'demo-coordinator',
      kinds: ['phone'],
    });
    expect(codeOf(await refuseDuplicate(platform, staff, pairIdOf(pair), 'cannot-tell', 2))).toBe('pair-closed');
  });

  it('that was split before it was ever found is not found later', async () => {
    const third = await fileOf({ name: 'Anne Roy' });
    await platform.table.write(await closePair(platform, staff, one, third, 'split'));
    await rewrite(third, { phone: PHONE });
    await settle();
    expect((await openPairs()).map(({ a, b }) => [a, b])).toEqual(
      [of(one, other), of(other, third)].sort((x, y) => x.join('').localeCompare(y.join(''))),
    );
  });

  it('changed by its closing loses: the transaction that closes it fails', async () => {
    const writes = await closePair(platform, staff, one, other, 'merged');
    ok(await refuseDuplicate(platform, staff, pairIdOf(pair), 'cannot-tell', pair.version));
    expect(await platform.table.write(writes)).toEqual({ committed: false, refusals: ['pair-changed'] });
  });

  it('of persons who were found to be one by way of a third is not shown, until they are taken apart', async () => {
    const third = await fileOf({});
    const joined = (personId: string, parent: string, version: number, edge: 'joined' | 'leaving') =>
      identityWrite({ personId, parent, edge, children: [], version });
    await platform.table.write([joined(one, third, 0, 'joined'), joined(other, third, 0, 'joined')]);
    expect(await openPairs()).toEqual([]);
    const phoneToo = await fileOf({ phone: PHONE });
    await platform.table.write([joined(phoneToo, other, 0, 'joined')]);
    await settle();
    expect(await tracesOf(phoneToo), 'its identifier only').toHaveLength(1);
    await platform.table.write([joined(one, third, 1, 'leaving')]);
    expect((await openPairs()).map(({ a, b }) => [a, b])).toEqual([of(one, other)]);
  });
});

describe('erasing a person', () => {
  it('takes away every identifier and every pair, and leaves those of others', async () => {
    const gone = await fileOf({
      phone: PHONE,
      name: 'Anne Roy',
      birthDate: '2001-02-03',
      fileNumbers: [{ organizationId: agency, number: '7' }],
    });
    const other = await fileOf({ phone: PHONE });
    const third = await fileOf({ phone: PHONE });
    await settle();
    const refused = (await openPairs()).find(({ a, b }) => [a, b].includes(gone));
    if (refused === undefined) throw new Error('the person stands in two pairs');
    ok(await refuseDuplicate(platform, staff, pairIdOf(refused), 'cannot-tell', refused.version));
    await platform.table.write([identityWrite({ personId: gone, children: [], version: 0 })]);
    expect(await tracesOf(gone)).toHaveLength(3 + 2 + 4);

    ok(await erasePerson(platform, staff, gone, 'data-request'));
    expect((await tracesOf(gone)).filter(({ pk }) => pk.startsWith('IDENTIFIER#'))).toEqual([]);
    await settle();
    expect(await tracesOf(gone)).toEqual([]);
    expect((await openPairs()).map(({ a, b }) => [a, b])).toEqual([of(other, third)]);
    expect(await platform.table.get({ pk: `PERSON#${gone}`, sk: 'IDENTITY' })).toBeDefined();
    expect(await closePair(platform, staff, gone, other, 'split'), 'nothing to remember').toEqual([]);
  });

  it('while a pair is being found leaves no pair, whichever comes first', async () => {
    for (let round = 0; round < 6; round += 1) {
      const phone = `+1807555030${String(round)}`;
      const gone = await fileOf({ phone });
      const other = await fileOf({ phone });
      await Promise.all([
        findDuplicates(hub.another(), other),
        findDuplicates(hub.another(), gone),
        erasePerson(hub.another(), staff, gone, 'data-request').then(ok),
      ]);
      await settle();
      expect(await tracesOf(gone)).toEqual([]);
    }
  });
});

describe('what is stored', () => {
  it('tells no name, birth date, phone or file number to whoever reads the whole table', async () => {
    const secret = { name: 'Zoélie Quévillon-Ouellet', birthDate: '2003-07-19', phone: '+18075550177' };
    const fileNumbers = [{ organizationId: agency, number: 'QX-00731' }];
    const one = await fileOf({ ...secret, fileNumbers });
    await fileOf({ ...secret, name: 'QUEVILLON OUELLET, Zoelie', fileNumbers });
    await settle();
    const pair = await theOnlyPair();
    expect(pair.kinds).toEqual(['file-number', 'name-and-birth-date', 'phone']);
    ok(await openDuplicate(platform, staff, pairIdOf(pair), 'follow-up'));
    await rewrite(one, { ...secret, fileNumbers: [{ organizationId: agency, number: 'QX-00732' }] });
    ok(await refuseDuplicate(platform, staff, pairIdOf(pair), 'family-member', pair.version));
    await settle();

    const items = await everyItem();
    expect(items.filter(({ pk }) => pk.startsWith('IDENTIFIER#'))).toHaveLength(2 * 3);
    const text = items
      .map((item) => JSON.stringify(item, asText))
      .join('\n')
      .toLowerCase();
    for (const word of [
      'zoélie',
      'zoelie',
      'quévillon',
      'quevillon',
      '2003-07-19',
      '8075550177',
      'qx-0073',
      'qx0073',
    ]) {
      expect(text.includes(word), word).toBe(false);
    }
  });
});

const asText = (_name: string, value: unknown): unknown =>
  value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : value;
