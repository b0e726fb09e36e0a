import { beforeAll, describe, expect, it } from 'vitest';
import { listAudit } from '../../shared/access/index.ts';
import { directoryOfHubFile } from '../../shared/directory/index.ts';
import {
  changeFile,
  consentInForce,
  createPerson,
  createPersonWrites,
  erasePerson,
  giveConsent,
  listPeople,
  openFile,
  recordChildProtectionReport,
  revokeConsent,
  type ConsentTerms,
  type NewPerson,
  type PrivateFacts,
} from '../../shared/people/index.ts';
import type { AgeBand, FileFacts } from '../../shared/people/model.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import type { Scope } from '../../shared/platform/scope.ts';
import { demoHub, setUpDemoHub } from '../hub.ts';
import { testPlatform, type TestPlatform } from '../platform.ts';

const staff: Scope = { hubId: 'demo', memberId: 'demo-coordinator', role: 'coordinator' };
const admin: Scope = { hubId: 'demo', memberId: 'demo-admin', role: 'admin' };
const nations = directoryOfHubFile(demoHub()).organizations.filter(({ kinds }) => kinds.includes('first-nation'));
const nation = nations[0]?.id ?? '';
const steward: Scope = { hubId: 'demo', memberId: 'demo-steward', role: 'nation-steward', organizationId: nation };
const shelter = '0190a000-0000-7000-8000-000000000001';
const terms: ConsentTerms = {
  recipient: { kind: 'partners-as-needed' },
  purpose: 'support',
  shares: ['needs', 'community'],
  how: 'spoken',
};
let hub: TestPlatform;
let platform: Platform;

beforeAll(async () => {
  hub = await testPlatform();
  platform = hub.platform;
  await setUpDemoHub(platform);
});

async function newPerson(change: Partial<NewPerson> = {}): Promise<string> {
  const { personId, writes } = await createPersonWrites(platform, { ageBand: 'under-16', language: 'fr', ...change });
  expect(await platform.table.write(writes)).toEqual({ committed: true });
  return personId;
}
const codeOf = (result: object): unknown => ('code' in result ? result.code : undefined);

describe('a file', () => {
  it('opens with what was sealed, and the opening is on the audit with who, when and why', async () => {
    const personId = await newPerson({
      privately: { name: 'A name', notes: 'mots' },
      consent: { ...terms, how: 'text' },
    });
    const file = await openFile(platform, staff, personId, 'intake-triage');
    expect(file).toMatchObject({
      profile: { ageBand: 'under-16', language: 'fr' },
      privately: { name: 'A name', notes: 'mots' },
      consents: [{ purpose: 'support', how: 'text' }],
      childProtection: { duty: 'must-report', reports: [] },
    });
    expect(await listAudit(platform, admin, `PERSON#${personId}`, {})).toMatchObject({
      items: [{ action: 'open-file', reason: 'intake-triage', memberId: 'demo-coordinator' }],
    });
    expect(codeOf(await listAudit(platform, staff, `PERSON#${personId}`, {}))).toBe('role-not-allowed');
    expect(JSON.stringify(await platform.table.get({ pk: `PERSON#${personId}`, sk: 'PROFILE' }))).not.toContain(
      'A name',
    );
  });

  it('is unknown to whoever may not open it', async () => {
    const personId = await newPerson({ nationId: nation });
    const partner: Scope = { ...staff, role: 'partner', organizationId: shelter };
    expect(codeOf(await openFile(platform, partner, personId, 'referral'))).toBe('unknown-person');
    expect(codeOf(await openFile(platform, steward, personId, 'data-request'))).toBeUndefined();
    expect(codeOf(await openFile(platform, { ...steward, organizationId: shelter }, personId, 'safety'))).toBe(
      'unknown-person',
    );
  });

  it('changes from the version that was read, and moves with the Nation the person names', async () => {
    const personId = await newPerson();
    const change = () =>
      changeFile(
        platform,
        staff,
        personId,
        (facts, privately) => ({ facts: { ...facts, nationId: nation }, privately: { ...privately, name: 'B' } }),
        1,
      );
    expect(await change()).toMatchObject({ nationId: nation, version: 2 });
    expect(codeOf(await change())).toBe('changed-meanwhile');
    const { items } = await listPeople(platform, steward, { limit: 100 });
    expect(items.map((profile) => profile.personId)).toContain(personId);
    expect(items.every((profile) => profile.state === 'active' && profile.nationId === nation)).toBe(true);
  });

  it('opened twice under one id is one file', async () => {
    const personId = platform.ids.uuid();
    const first = await createPerson(platform, staff, personId, { ageBand: '18-plus', language: 'cr' });
    expect(await createPerson(platform, staff, personId, { ageBand: '18-plus', language: 'cr' })).toEqual(first);
  });

  it('names the Nation or the community that nobody knows', async () => {
    const from = (origin: Pick<NewPerson, 'communityId' | 'nationId'>) =>
      createPerson(platform, staff, platform.ids.uuid(), { ageBand: '18-plus', language: 'cr', ...origin });
    const [other] = demoHub().organizations;
    expect(await from({ nationId: other?.id })).toMatchObject({ code: 'nation-unknown', field: 'nationId' });
    expect(await from({ nationId: platform.ids.uuid() })).toMatchObject({ kind: 'invalid', code: 'nation-unknown' });
    expect(await from({ communityId: 'fn-9999' })).toMatchObject({ code: 'community-unknown', field: 'communityId' });
    const made = await from({ communityId: 'fn-143', nationId: nation });
    if ('refused' in made) throw new Error(made.code);
    const { personId } = made;
    const move = (origin: Pick<NewPerson, 'communityId' | 'nationId'>) =>
      changeFile(platform, staff, personId, (facts, privately) => ({ facts: { ...facts, ...origin }, privately }), 1);
    expect(await move({ communityId: 'fn-9999' })).toMatchObject({ code: 'community-unknown' });
    expect(await move({ nationId: platform.ids.uuid() })).toMatchObject({ code: 'nation-unknown' });
    expect(await move({})).toMatchObject({ communityId: 'fn-143', nationId: nation });
  });

  it('names the agency that nobody knows', async () => {
    const numbered = (organizationId: string) => ({ fileNumbers: [{ organizationId, number: '7' }] });
    const make = (privately: PrivateFacts) =>
      createPerson(platform, staff, platform.ids.uuid(), { ageBand: 'unknown', language: 'fr', privately });
    const refusal = { code: 'organization-unknown', field: 'private.fileNumbers.0.organizationId' };
    expect(await make(numbered(platform.ids.uuid()))).toMatchObject(refusal);
    expect(await make(numbered(nation))).toMatchObject({ state: 'active' });
  });

  it('holds one report however often it is sent under one id', async () => {
    const personId = await newPerson();
    const report = { society: 'Société d’aide à l’enfance', reportedAt: platform.clock().toISOString() };
    const id = platform.ids.uuid();
    const first = await recordChildProtectionReport(platform, staff, personId, id, report);
    hub.tick(1000);
    expect(await recordChildProtectionReport(platform, staff, personId, id, report)).toEqual(first);
    const file = await openFile(platform, staff, personId, 'safety');
    expect('refused' in file ? file : file.childProtection.reports).toEqual([first]);
  });

  it('records that a worker reported to a society, not in the future', async () => {
    const personId = await newPerson();
    const report = { society: 'Société d’aide à l’enfance', reportedAt: platform.clock().toISOString() };
    await recordChildProtectionReport(platform, staff, personId, platform.ids.uuid(), report);
    expect(await openFile(platform, staff, personId, 'safety')).toMatchObject({
      childProtection: { reports: [{ ...report, reportedBy: 'demo-coordinator' }] },
    });
    const late = { ...report, reportedAt: '2999-01-01T00:00:00.000Z' };
    expect(codeOf(await recordChildProtectionReport(platform, staff, personId, platform.ids.uuid(), late))).toBe(
      'future-date',
    );
  });
});

describe('a birth date', () => {
  const make = (ageBand: AgeBand, birthDate: string) =>
    createPerson(platform, staff, platform.ids.uuid(), { ageBand, language: 'fr', privately: { birthDate } });
  const change = (personId: string, version: number, facts: Partial<FileFacts>, privately?: PrivateFacts) =>
    changeFile(
      platform,
      staff,
      personId,
      (was, sealed) => ({ facts: { ...was, ...facts }, privately: privately ?? sealed }),
      version,
    );

  it('is sealed, and neither makes the age band nor may contradict it', async () => {
    expect(await make('under-16', '2010-11-22')).toMatchObject({ code: 'age-band-contradicts', field: 'ageBand' });
    const made = await make('unknown', '2010-11-22');
    if ('refused' in made) throw new Error(made.code);
    expect(made).toMatchObject({ ageBand: 'unknown' });
    expect(await openFile(platform, staff, made.personId, 'safety')).toMatchObject({
      privately: { birthDate: '2010-11-22' },
    });
    const { personId } = made;
    expect(await change(personId, 1, { ageBand: '18-plus' })).toMatchObject({ field: 'ageBand' });
    expect(await change(personId, 1, { ageBand: '16-17' })).toMatchObject({ ageBand: '16-17', version: 2 });
    expect(await change(personId, 2, {}, { birthDate: '2000-01-01' })).toMatchObject({
      code: 'age-band-contradicts',
      field: 'private.birthDate',
    });
    expect(await change(personId, 2, { ageBand: '18-plus' }, { birthDate: '2000-01-01' })).toMatchObject({
      version: 3,
    });
  });

  it('lies in the past, on the hub’s own calendar', async () => {
    hub.setNow('2026-11-23T03:00:00.000Z');
    const refusal = { code: 'birth-date-not-possible', field: 'private.birthDate' };
    expect(await make('under-16', '2026-11-22')).toMatchObject(refusal);
    expect(await make('under-16', '2026-11-21')).toMatchObject({ state: 'active' });
  });

  it('that has outgrown its band does not stand in the way of another change', async () => {
    hub.setNow('2026-11-22T15:00:00.000Z');
    const made = await make('under-16', '2010-11-23');
    if ('refused' in made) throw new Error(made.code);
    hub.setNow('2026-11-23T15:00:00.000Z');
    expect(await change(made.personId, 1, { language: 'en' })).toMatchObject({ ageBand: 'under-16', version: 2 });
    expect(await change(made.personId, 2, {}, { birthDate: '2010-11-23', name: 'D' })).toMatchObject({ version: 3 });
  });
});

describe('a consent', () => {
  it('is in force from when it is given until it is taken back, and ends as the hub’s settings say', async () => {
    const personId = await newPerson();
    const now = () => ({ organizationId: shelter, purpose: 'referral' as const, at: platform.clock().toISOString() });
    expect(await consentInForce(platform, personId, now())).toBeUndefined();
    const id = platform.ids.uuid();
    const given = await giveConsent(platform, staff, personId, id, terms);
    expect(await giveConsent(platform, staff, personId, id, terms)).toEqual(given);
    expect(await consentInForce(platform, personId, now())).toEqual(given);
    hub.tick(1000);
    const revoked = await revokeConsent(platform, staff, personId, id);
    expect(revoked).toMatchObject({ revokedAt: platform.clock().toISOString() });
    expect(await revokeConsent(platform, staff, personId, id)).toEqual(revoked);
    expect(await consentInForce(platform, personId, now())).toBeUndefined();
    const over = { ...terms, expiresAt: '2020-01-01T00:00:00.000Z' };
    expect(codeOf(await giveConsent(platform, staff, personId, platform.ids.uuid(), over))).toBe('consent-expired');
  });
});

describe('erasing a person', () => {
  it('takes their key and their conversations’ keys, and leaves nothing that could be opened or listed', async () => {
    const { write } = await platform.keys.create('CONVERSATION#a-phone');
    await platform.table.write([write]);
    const personId = await newPerson({ privately: { name: 'C' }, phoneKeys: ['a-phone'], nationId: nation });
    const erased = await erasePerson(platform, staff, personId, 'data-request');
    expect(erased).toMatchObject({ erased: true });
    expect(await erasePerson(platform, staff, personId, 'data-request')).toEqual(erased);
    expect(codeOf(await openFile(platform, staff, personId, 'safety'))).toBe('person-erased');
    const left = await platform.table.batchGet([], [`PERSON#${personId}`, 'CONVERSATION#a-phone']);
    expect([left.dataKey(`PERSON#${personId}`), left.dataKey('CONVERSATION#a-phone')]).toEqual([undefined, undefined]);
    const listed = [
      ...(await listPeople(platform, staff, { limit: 100 })).items,
      ...(await listPeople(platform, steward, { limit: 100 })).items,
    ];
    expect(listed.map((profile) => profile.personId)).not.toContain(personId);
    const profile = await platform.table.get({ pk: `PERSON#${personId}`, sk: 'PROFILE' });
    expect(Object.keys(profile ?? {}).sort()).toEqual([
      'createdAt',
      'erasedAt',
      'erasureId',
      'hubId',
      'kind',
      'personId',
      'pk',
      'sk',
      'state',
      'version',
    ]);
  });
});
