import { auditWrite } from '../access/index.ts';
import { communityById, loadDirectory, readHubSettings } from '../directory/index.ts';
import { later } from '../platform/clock.ts';
import type { DataKey } from '../platform/key-ring.ts';
import type { Platform } from '../platform/platform.ts';
import { refuse, type Refusal } from '../platform/refusal.ts';
import type { Scope } from '../platform/scope.ts';
import type { Item, Page, PageRequest } from '../platform/table.ts';
import { setTimer } from '../platform/timer.ts';
import { create, replace, type Write } from '../platform/transaction.ts';
import { inForce, type Consent, type ConsentTerms, type Disclosure } from './consent.ts';
import { mayOpenFile } from './file-access.ts';
import {
  dutyToReport,
  personIdSchema,
  type ActiveProfile,
  type ChildProtectionReport,
  type FileFacts,
  type PersonId,
  type PrivateFacts,
  type Profile,
} from './model.ts';
import * as store from './store.ts';

export interface NewPerson extends FileFacts {
  /** Default: a new UUID. */
  readonly personId?: string | undefined;
  readonly privately?: PrivateFacts | undefined;
  /** The conversations that are this person's: erased with them. */
  readonly phoneKeys?: readonly string[] | undefined;
  /** Consent given with the answers. With `expiresAt` no hub settings need to be read. */
  readonly consent?: ConsentTerms | undefined;
}

/**
 * Opens a file: the writes go into the transaction that calls for it, the person's data key among them. A person known by
 * that id already is refused as `person-exists`.
 */
export async function createPersonWrites(
  platform: Platform,
  person: NewPerson,
): Promise<{ personId: PersonId; key: DataKey; writes: Write[] }> {
  const { privately = {}, phoneKeys = [], consent, personId: given, ...facts } = person;
  const personId = personIdSchema.parse(given ?? platform.ids.uuid());
  const { key, write } = await platform.keys.create(store.personKeySubject(personId));
  const createdAt = platform.clock().toISOString();
  const profile: ActiveProfile = {
    state: 'active',
    personId,
    hubId: platform.hubId,
    ...facts,
    phoneKeys,
    createdAt,
    version: 1,
  };
  return {
    personId,
    key,
    writes: [
      write,
      create(store.profileToItem(profile, privately, key), 'person-exists'),
      ...nationWrites(personId, undefined, facts.nationId),
      ...(consent === undefined ? [] : [(await consentWrite(platform, personId, consent)).write]),
    ],
  };
}

function nationWrites(personId: string, was: string | undefined, is: string | undefined): Write[] {
  if (was === is) return [];
  return [
    ...(was === undefined ? [] : [{ remove: store.nationKey(was, personId) }]),
    ...(is === undefined ? [] : [{ put: { ...store.nationKey(is, personId), kind: 'affiliation', personId } }]),
  ];
}

async function consentWrite(
  platform: Platform,
  personId: string,
  terms: ConsentTerms,
  by?: { readonly id: string; readonly memberId: string },
): Promise<{ consent: Consent; write: Write }> {
  const givenAt = platform.clock().toISOString();
  const expiresAt =
    terms.expiresAt ?? later(givenAt, (await readHubSettings(platform)).consent.expiryDays * 86_400_000);
  const consent: Consent = {
    ...terms,
    id: by?.id ?? platform.ids.uuid(),
    givenAt,
    expiresAt,
    ...(by !== undefined && { recordedBy: by.memberId }),
    version: 1,
  };
  return { consent, write: create(store.consentToItem(personId, consent), 'consent-exists') };
}

/**
 * Opens a file from the console. A repeat under the same id answers with the file that is there.
 * Refusals name the field: `community-unknown`, `nation-unknown`.
 */
export async function createPerson(
  platform: Platform,
  scope: Scope,
  personId: string,
  person: Omit<NewPerson, 'personId' | 'phoneKeys'>,
): Promise<Profile | Refusal> {
  const refused = await unknownOrigin(platform, person);
  if (refused !== undefined) return refused;
  const { writes } = await createPersonWrites(platform, { ...person, personId });
  await platform.table.write([
    ...writes,
    auditWrite(platform, scope, store.personPk(personId), 'change-file', 'created'),
  ]);
  const item = await platform.table.get(store.profileKey(personId));
  if (item === undefined) throw new Error('A file is there once it was written');
  return store.readProfile(item);
}

async function unknownOrigin(
  platform: Platform,
  { communityId, nationId }: Pick<NewPerson, 'communityId' | 'nationId'>,
): Promise<Refusal | undefined> {
  if (communityId !== undefined && communityById(communityId) === undefined) {
    return refuse('invalid', 'community-unknown', 'No community has this id.', 'communityId');
  }
  if (nationId === undefined) return undefined;
  const { organizations } = await loadDirectory(platform);
  return organizations.some(({ id, kinds }) => id === nationId && kinds.includes('first-nation'))
    ? undefined
    : refuse('invalid', 'nation-unknown', 'No First Nation of the directory has this id.', 'nationId');
}

export interface OpenedFile {
  readonly profile: ActiveProfile;
  readonly privately: PrivateFacts;
  readonly consents: readonly Consent[];
  readonly childProtection: {
    readonly duty: ReturnType<typeof dutyToReport>;
    readonly reports: readonly ChildProtectionReport[];
  };
}

/**
 * A person's file, opened for a coded reason; that it was opened is on the audit before anybody reads it.
 * @returns a refusal `unknown-person` or `person-erased`; whoever may not open it is told the former.
 */
export async function openFile(
  platform: Platform,
  scope: Scope,
  personId: string,
  reason: string,
): Promise<OpenedFile | Refusal> {
  const file = await readFile(platform, scope, personId);
  if ('refused' in file) return file;
  await platform.table.write([auditWrite(platform, scope, store.personPk(personId), 'open-file', reason)]);
  const consents: Consent[] = [];
  const reports: ChildProtectionReport[] = [];
  for await (const item of platform.table.queryAll({
    pk: store.personPk(personId),
    between: [store.CHILD_PROTECTION_PREFIX, `${store.CONSENT_PREFIX}~`],
  })) {
    if (item.sk.startsWith(store.CONSENT_PREFIX)) consents.push(store.readConsent(item));
    else if (item.sk.startsWith(store.CHILD_PROTECTION_PREFIX)) reports.push(store.readChildProtectionReport(item));
  }
  const { profile, item, key } = file;
  return {
    profile,
    privately: store.readPrivateFacts(item, key),
    consents,
    childProtection: { duty: dutyToReport(profile.ageBand), reports },
  };
}

interface File {
  readonly profile: ActiveProfile;
  readonly item: Item;
  readonly key: DataKey;
}

/** Not for showing: whoever shows what is in the file goes through an audited use case. */
export async function readFile(platform: Platform, scope: Scope, personId: string): Promise<File | Refusal> {
  const subject = store.personKeySubject(personId);
  const answer = await platform.table.batchGet([store.profileKey(personId)], [subject]);
  const item = answer.item(store.profileKey(personId));
  if (item === undefined) return unknownPerson();
  const profile = store.readProfile(item);
  if (!mayOpenFile(scope, profile)) return unknownPerson();
  const key = await platform.keys.openAfter(platform.table, subject, answer);
  if (profile.state === 'erased' || key === undefined) return personErased();
  return { profile, item, key };
}

export const unknownPerson = (): Refusal =>
  refuse('not-found', 'unknown-person', 'No file of this person that you may open.', 'personId');
export const personErased = (): Refusal =>
  refuse('not-found', 'person-erased', 'The person had everything erased; only anonymous counts are left.', 'personId');
const changedMeanwhile = (): Refusal =>
  refuse('precondition', 'changed-meanwhile', 'The file changed meanwhile. Read it again, then repeat your change.');

/** @returns the new profile, or a refusal. A field that is not named stays; `null` takes an optional one away. */
export async function changeFile(
  platform: Platform,
  scope: Scope,
  personId: string,
  change: (facts: FileFacts, privately: PrivateFacts) => { facts: FileFacts; privately: PrivateFacts },
  version: number,
): Promise<ActiveProfile | Refusal> {
  const file = await readFile(platform, scope, personId);
  if ('refused' in file) return file;
  const { profile, item, key } = file;
  const { ageBand, language, communityId, nationId } = profile;
  const { facts, privately } = change({ ageBand, language, communityId, nationId }, store.readPrivateFacts(item, key));
  const refused = await unknownOrigin(platform, {
    communityId: facts.communityId === communityId ? undefined : facts.communityId,
    nationId: facts.nationId === nationId ? undefined : facts.nationId,
  });
  if (refused !== undefined) return refused;
  const { hubId, createdAt, phoneKeys } = profile;
  const next: ActiveProfile = { state: 'active', personId, hubId, createdAt, phoneKeys, ...facts, version };
  const outcome = await platform.table.write([
    replace(store.profileToItem(next, privately, key), version),
    ...nationWrites(personId, nationId, facts.nationId),
    auditWrite(platform, scope, store.personPk(personId), 'change-file', 'changed'),
  ]);
  return outcome.committed ? { ...next, version: version + 1 } : changedMeanwhile();
}

/** The hub's files, the oldest first; a Nation's steward sees those of persons who named that Nation. */
export async function listPeople(platform: Platform, scope: Scope, page: PageRequest): Promise<Page<Profile>> {
  if (scope.role === 'nation-steward') {
    const pk = store.nationPk(scope.organizationId ?? '');
    const { items: links, ...rest } = await platform.table.query({ pk, ...page });
    const keys = links.map(({ sk }) => ({ pk: sk, sk: 'PROFILE' }));
    const found = keys.length === 0 ? undefined : await platform.table.batchGet(keys);
    const items = keys.flatMap((key) => found?.item(key) ?? []).map(store.readProfile);
    return { items: items.filter((profile) => mayOpenFile(scope, profile)), ...rest };
  }
  const { items, ...rest } = await platform.table.query({ pk: store.peopleList(scope.hubId), index: 'gsi1', ...page });
  return { items: items.map(store.readProfile).filter((profile) => mayOpenFile(scope, profile)), ...rest };
}

/** The consent that allows telling this organization, at this instant, or nothing. */
export async function consentInForce(
  platform: Platform,
  personId: string,
  disclosure: Disclosure,
): Promise<Consent | undefined> {
  return inForce(await consentsOf(platform, personId), disclosure);
}

async function consentsOf(platform: Platform, personId: string): Promise<Consent[]> {
  const consents: Consent[] = [];
  const pk = store.personPk(personId);
  for await (const item of platform.table.queryAll({ pk, prefix: store.CONSENT_PREFIX })) {
    consents.push(store.readConsent(item));
  }
  return consents;
}

export async function listConsents(
  platform: Platform,
  scope: Scope,
  personId: string,
): Promise<readonly Consent[] | Refusal> {
  const file = await readFile(platform, scope, personId);
  return 'refused' in file ? file : consentsOf(platform, personId);
}

/** A repeat under the same id answers with the consent that is there. */
export async function giveConsent(
  platform: Platform,
  scope: Scope,
  personId: string,
  consentId: string,
  terms: ConsentTerms,
): Promise<Consent | Refusal> {
  const file = await readFile(platform, scope, personId);
  if ('refused' in file) return file;
  if (terms.expiresAt !== undefined && terms.expiresAt <= platform.clock().toISOString()) {
    return refuse('invalid', 'consent-expired', 'The consent would be over before it begins.', 'expiresAt');
  }
  const { consent, write } = await consentWrite(platform, personId, terms, { id: consentId, memberId: scope.memberId });
  const outcome = await platform.table.write([
    write,
    auditWrite(platform, scope, store.personPk(personId), 'give-consent', terms.purpose),
  ]);
  if (outcome.committed) return consent;
  const there = await platform.table.get(store.consentKey(personId, consentId));
  if (there === undefined) throw new Error('A consent that exists can be read');
  return store.readConsent(there);
}

/** Taking back a consent twice is taking it back. */
export async function revokeConsent(
  platform: Platform,
  scope: Scope,
  personId: string,
  consentId: string,
): Promise<Consent | Refusal> {
  const file = await readFile(platform, scope, personId);
  if ('refused' in file) return file;
  const item = await platform.table.get(store.consentKey(personId, consentId));
  if (item === undefined) return refuse('not-found', 'unknown-consent', 'No such consent of this person.');
  const consent = store.readConsent(item);
  if (consent.revokedAt !== undefined) return consent;
  const revoked: Consent = { ...consent, revokedAt: platform.clock().toISOString() };
  const outcome = await platform.table.write([
    replace(store.consentToItem(personId, revoked), consent.version),
    auditWrite(platform, scope, store.personPk(personId), 'revoke-consent', consent.purpose),
  ]);
  return outcome.committed ? { ...revoked, version: consent.version + 1 } : changedMeanwhile();
}

/**
 * CYFSA s.125: who reported, to which society, when. The duty itself is the worker's. A repeat under the same id answers with
 * the record that is there.
 */
export async function recordChildProtectionReport(
  platform: Platform,
  scope: Scope,
  personId: string,
  id: string,
  report: { readonly society: string; readonly reportedAt: string },
): Promise<ChildProtectionReport | Refusal> {
  const file = await readFile(platform, scope, personId);
  if ('refused' in file) return file;
  const recordedAt = platform.clock().toISOString();
  if (report.reportedAt > recordedAt) {
    return refuse('invalid', 'future-date', 'The report would lie in the future.', 'reportedAt');
  }
  const recorded = { ...report, reportedBy: scope.memberId, recordedAt };
  const outcome = await platform.table.write([
    create(store.childProtectionToItem(personId, id, recorded), 'report-exists'),
    auditWrite(platform, scope, store.personPk(personId), 'child-protection-report', 'recorded'),
  ]);
  if (outcome.committed) return recorded;
  const there = await platform.table.get(store.childProtectionKey(personId, id));
  if (there === undefined) throw new Error('A report that exists can be read');
  return store.readChildProtectionReport(there);
}

/** One transaction holds 100 items; whoever erases has some of its own to write. */
const LEFTOVERS_AT_ONCE = 80;

/**
 * The writes that erase a person: the data keys of the file and of its conversations go, and with them every sealed word,
 * in backups too. So does what stood beside the file in the open (goals, consents, history). The anonymous id stays,
 * because the counts of closed years refer to it. For a person who is erased already: what is still to be cleared away, if anything.
 */
export async function erasureWrites(platform: Platform, personId: string): Promise<Write[] | Refusal> {
  const { items } = await platform.table.query({ pk: store.personPk(personId) });
  const item = items.find(({ sk }) => sk === store.profileKey(personId).sk);
  if (item === undefined) return unknownPerson();
  const leftovers = items.filter(({ sk }) => !store.outlivesErasure(sk)).slice(0, LEFTOVERS_AT_ONCE);
  const removals = leftovers.map(({ pk, sk }): Write => ({ remove: { pk, sk } }));
  const profile = store.readProfile(item);
  if (profile.state === 'erased') return removals;
  const { hubId, createdAt, phoneKeys, nationId, version } = profile;
  const erasedAt = platform.clock().toISOString();
  return [
    { removeKey: store.personKeySubject(personId) },
    ...phoneKeys.map((phoneKey): Write => ({ removeKey: store.conversationKeySubject(phoneKey) })),
    replace(store.erasedToItem({ state: 'erased', personId, hubId, createdAt, erasedAt, version }), version),
    ...nationWrites(personId, nationId, undefined),
    // Partners who were asked for this person are told that there is nothing more to do.
    setTimer({ id: platform.ids.uuid(), dueAt: erasedAt, work: { what: 'forget-person', personId } }),
    // A conversation that was waiting for a human must leave the queue: nobody could open it any more.
    ...phoneKeys.map((phoneKey) =>
      setTimer({ id: platform.ids.uuid(), dueAt: erasedAt, work: { what: 'review-conversation', phoneKey } }),
    ),
    ...removals,
  ];
}

/** Erasing twice is erasing. @returns a refusal `unknown-person` or `changed-meanwhile`. */
export async function erasePerson(
  platform: Platform,
  scope: Scope,
  personId: string,
  reason: string,
): Promise<{ readonly erased: true } | Refusal> {
  const file = await readFile(platform, scope, personId);
  if ('refused' in file && file.code !== 'person-erased') return file;
  const audit = auditWrite(platform, scope, store.personPk(personId), 'erase-person', reason);
  // The first round erases; further ones only clear away what one transaction could not hold.
  for (;;) {
    const writes = await erasureWrites(platform, personId);
    if ('refused' in writes) return writes;
    if (writes.length === 0) return { erased: true };
    const outcome = await platform.table.write([...writes, audit]);
    if (!outcome.committed) return changedMeanwhile();
  }
}
