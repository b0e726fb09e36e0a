import { auditWrite } from '../access/index.ts';
import { later } from '../platform/clock.ts';
import type { DataKey } from '../platform/key-ring.ts';
import type { Platform } from '../platform/platform.ts';
import { refuse, type Refusal } from '../platform/refusal.ts';
import type { Scope } from '../platform/scope.ts';
import type { Page, PageRequest } from '../platform/table.ts';
import { setTimer } from '../platform/timer.ts';
import { create, replace, type Write } from '../platform/transaction.ts';
import { whyNotOnFile } from './admission-service.ts';
import { CASE, readCaseOwnerItem, type CaseOwner } from './case-owner-store.ts';
import { consentWrite } from './consent-service.ts';
import type { Consent, ConsentTerms } from './consent.ts';
import { mayOpenFile } from './file-access.ts';
import { identifierChange, identifiersOf } from './identifier-service.ts';
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
import { changedMeanwhile, readFile } from './reading-service.ts';
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

/** No hub keeps a file for less than a day. */
const FIRST_LOOK_MS = 24 * 60 * 60_000;

/**
 * Opens a file: the writes go into the transaction that calls for it, among them the person's data key, by what other files
 * of the person can be found, and the work that looks for them; and the work that erases the file one day. Nothing is read. A person known by that id already is
 * refused as `person-exists`.
 */
export async function createPersonWrites(
  platform: Platform,
  person: NewPerson,
): Promise<{ personId: PersonId; key: DataKey; writes: Write[] }> {
  const { privately = {}, phoneKeys = [], consent, personId: given, ...facts } = person;
  const personId = personIdSchema.parse(given ?? platform.ids.uuid());
  const { key, write } = await platform.keys.create(store.personKeySubject(personId));
  const createdAt = platform.clock().toISOString();
  const identifiers = await identifiersOf(platform, privately, phoneKeys);
  const profile: ActiveProfile = {
    state: 'active',
    personId,
    hubId: platform.hubId,
    ...facts,
    phoneKeys,
    identifiers,
    createdAt,
    version: 1,
  };
  return {
    personId,
    key,
    writes: [
      write,
      create(store.profileToItem(profile, privately, key), 'person-exists'),
      ...store.nationWrites(personId, undefined, facts.nationId),
      ...identifierChange(platform, personId, [], identifiers),
      ...(consent === undefined ? [] : [(await consentWrite(platform, personId, consent)).write]),
      // Whether the file has been quiet for so long that it is erased; when, the hub's settings say at the first look.
      setTimer({ id: personId, dueAt: later(createdAt, FIRST_LOOK_MS), work: { what: 'expire-file', personId } }),
    ],
  };
}

/**
 * Opens a file from the console. A repeat under the same id answers with the file that is there.
 * Refusals name the field: see
 * `whyNotOnFile`.
 */
export async function createPerson(
  platform: Platform,
  scope: Scope,
  personId: string,
  person: Omit<NewPerson, 'personId' | 'phoneKeys'>,
): Promise<Profile | Refusal> {
  const { privately = {}, ...facts } = person;
  const refused = await whyNotOnFile(platform, undefined, { facts, privately });
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

export interface OpenedFile {
  readonly profile: ActiveProfile;
  readonly privately: PrivateFacts;
  readonly consents: readonly Consent[];
  /** Absent: the hub has the case, and never gave it away. */
  readonly caseOwner?: CaseOwner;
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
  let caseOwner: CaseOwner | undefined;
  for await (const item of platform.table.queryAll({
    pk: store.personPk(personId),
    between: [CASE, `${store.CONSENT_PREFIX}~`],
  })) {
    if (item.sk.startsWith(store.CONSENT_PREFIX)) consents.push(store.readConsent(item));
    else if (item.sk.startsWith(store.CHILD_PROTECTION_PREFIX)) reports.push(store.readChildProtectionReport(item));
    else if (item.sk === CASE) caseOwner = readCaseOwnerItem(item);
  }
  const { profile, item, key } = file;
  return {
    profile,
    privately: store.readPrivateFacts(item, key),
    consents,
    ...(caseOwner !== undefined && { caseOwner }),
    childProtection: { duty: dutyToReport(profile.ageBand), reports },
  };
}

/**
 * A field that is not named stays; `null` takes an optional one away.
 * @returns the new profile, or a refusal: `unknown-person`, `person-erased`, `changed-meanwhile`, those of `whyNotOnFile`.
 */
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
  // What is taken away below is what this version could be found by.
  if (profile.version !== version) return changedMeanwhile();
  const { ageBand, language, communityId, nationId } = profile;
  const was = { facts: { ageBand, language, communityId, nationId }, privately: store.readPrivateFacts(item, key) };
  const is = change(was.facts, was.privately);
  const refused = await whyNotOnFile(platform, was, is);
  if (refused !== undefined) return refused;
  const { hubId, createdAt, phoneKeys } = profile;
  const identifiers = await identifiersOf(platform, is.privately, phoneKeys);
  const next: ActiveProfile = {
    state: 'active',
    personId,
    hubId,
    createdAt,
    phoneKeys,
    identifiers,
    ...is.facts,
    changedAt: platform.clock().toISOString(),
    version,
  };
  const outcome = await platform.table.write([
    replace(store.profileToItem(next, is.privately, key), version),
    ...store.nationWrites(personId, nationId, is.facts.nationId),
    ...identifierChange(platform, personId, profile.identifiers, identifiers),
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
