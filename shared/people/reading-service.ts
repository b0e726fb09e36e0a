import type { DataKey } from '../platform/key-ring.ts';
import type { Platform } from '../platform/platform.ts';
import { refuse, type Refusal } from '../platform/refusal.ts';
import type { Scope } from '../platform/scope.ts';
import type { Item } from '../platform/table.ts';
import { mayOpenFile } from './file-access.ts';
import type { ActiveProfile } from './model.ts';
import * as store from './store.ts';

export interface File {
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
export const changedMeanwhile = (): Refusal =>
  refuse('precondition', 'changed-meanwhile', 'The file changed meanwhile. Read it again, then repeat your change.');
