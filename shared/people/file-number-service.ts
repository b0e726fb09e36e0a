import { v5 } from 'uuid';
import { auditWrite } from '../access/index.ts';
import type { Platform } from '../platform/platform.ts';
import { refuse, type Refusal } from '../platform/refusal.ts';
import type { Scope } from '../platform/scope.ts';
import type { Write } from '../platform/transaction.ts';
import { whyNotOnFile } from './admission-service.ts';
import { identifiersOf } from './identifier-service.ts';
import { identityKey, joinedTo, readIdentity } from './identity-link.ts';
import type { FileFacts, FileNumber } from './model.ts';
import { unknownPerson } from './reading-service.ts';
import { createPersonWrites } from './service.ts';
import { identifierPk, personPk, profileKey, readProfile } from './store.ts';

/** The file of an agency's number; `none`: there is no such file, and this is the id under which to open it. */
export interface NumberedFile {
  readonly personId: string;
  readonly state: 'there' | 'none';
}

/** By what the file of a number is found, without the number being stored: also under which it is opened. */
export async function fingerprintOfNumber(platform: Platform, fileNumber: FileNumber): Promise<string> {
  const [identifier] = await identifiersOf(platform, { fileNumbers: [fileNumber] }, []);
  if (identifier === undefined) throw new Error('A file number is an identifier');
  return identifier.fingerprint;
}

/** Never change it: the same number must lead to the same file. */
const NAMESPACE = 'c0d0d5f4-0f43-5f0b-8a5e-2f6f5a1d8c11';

/**
 * The file of each number, found by its fingerprint. A file that was opened for a number has an id made of the fingerprint, so
 * that however many look for the same number at the same moment, they open one file.
 * @returns for each, in order, where it is, or a refusal `file-number-shared` (several files carry the number and nobody
 * has said yet that they are one person) or `file-number-taken-away` (the file opened for it does not carry it any more).
 */
export async function filesOfNumbers(
  platform: Platform,
  fingerprints: readonly string[],
): Promise<(NumberedFile | Refusal)[]> {
  const opened = fingerprints.map((fingerprint) => v5(fingerprint, NAMESPACE));
  const answer = await platform.table.batchGet([...new Set(opened)].map(profileKey));
  return Promise.all(
    fingerprints.map(async (fingerprint, at) => {
      const personId = opened[at] ?? '';
      const item = answer.item(profileKey(personId));
      if (item === undefined) return (await carrierOf(platform, fingerprint)) ?? { personId, state: 'none' };
      const profile = readProfile(item);
      const carries =
        profile.state === 'erased' || profile.identifiers.some((identifier) => identifier.fingerprint === fingerprint);
      if (carries) return { personId, state: 'there' };
      const message = 'The file that was opened for this number does not carry it any more. Name the person by id.';
      return refuse('conflict', 'file-number-taken-away', message, 'fileNumber');
    }),
  );
}

/** The one file that carries the number, or the one that all of them were found to be. */
async function carrierOf(platform: Platform, fingerprint: string): Promise<NumberedFile | Refusal | undefined> {
  const persons = new Set<string>();
  for await (const item of platform.table.queryAll({ pk: identifierPk(fingerprint) })) {
    persons.add(String(item['personId']));
  }
  const [first, ...others] = persons.size > 1 ? await foundToBe(platform, [...persons]) : [...persons];
  if (first === undefined) return undefined;
  if (others.length === 0) return { personId: first, state: 'there' };
  const message = 'Several files carry this number. Say which are one person, or name the person by id.';
  return refuse('conflict', 'file-number-shared', message, 'fileNumber');
}

async function foundToBe(platform: Platform, persons: readonly string[]): Promise<string[]> {
  const found = new Set<string>();
  for (const personId of persons) {
    let id = personId;
    for (;;) {
      const parent = joinedTo(readIdentity(await platform.table.get(identityKey(id)), id));
      if (parent === undefined) break;
      id = parent;
    }
    found.add(id);
  }
  return [...found];
}

/**
 * The writes that open the file of a number, to go into the transaction that first needs it.
 * @returns a refusal `unknown-person` for whoever may open no file, `community-unknown`, `organization-unknown`.
 */
export async function openNumberedFile(
  platform: Platform,
  scope: Scope,
  personId: string,
  fileNumber: FileNumber,
  facts: FileFacts,
): Promise<readonly Write[] | Refusal> {
  if (scope.role !== 'coordinator' && scope.role !== 'admin') return unknownPerson();
  const privately = { fileNumbers: [fileNumber] };
  const refused = await whyNotOnFile(platform, undefined, { facts, privately });
  if (refused !== undefined) return refused;
  const { writes } = await createPersonWrites(platform, { ...facts, personId, privately });
  return [...writes, auditWrite(platform, scope, personPk(personId), 'change-file', 'imported')];
}
