import { communityById, loadDirectory, readHubSettings } from '../directory/index.ts';
import { localDateIn, parseLocalDate } from '../platform/local-date.ts';
import type { Platform } from '../platform/platform.ts';
import { refuse, type Refusal } from '../platform/refusal.ts';
import { ageBandFits, whyNotBirthDate } from './birth-date.ts';
import type { FileFacts, PrivateFacts } from './model.ts';

/** What a file says: in the open, and sealed. */
export interface FileWords {
  readonly facts: FileFacts;
  readonly privately: PrivateFacts;
}

/**
 * Whether a file may say `is` from now on, where it said `was` (nothing for a new one). Only what changes is looked at: what
 * was true when it was written down stays, a band that the person has outgrown as well. Refusals name the field:
 * `community-unknown`, `nation-unknown`, `organization-unknown`, `birth-date-not-possible`, `age-band-contradicts`.
 */
export async function whyNotOnFile(
  platform: Platform,
  was: FileWords | undefined,
  is: FileWords,
): Promise<Refusal | undefined> {
  return (
    whyNotCommunity(was?.facts, is.facts) ??
    (await whyNotNation(platform, was?.facts, is.facts)) ??
    (await whyNotFileNumbers(platform, was?.privately, is.privately)) ??
    (await whyNotAge(platform, was, is))
  );
}

function whyNotCommunity(was: FileFacts | undefined, { communityId }: FileFacts): Refusal | undefined {
  if (communityId === undefined || communityId === was?.communityId) return undefined;
  if (communityById(communityId) !== undefined) return undefined;
  return refuse('invalid', 'community-unknown', 'No community has this id.', 'communityId');
}

async function whyNotNation(
  platform: Platform,
  was: FileFacts | undefined,
  { nationId }: FileFacts,
): Promise<Refusal | undefined> {
  if (nationId === undefined || nationId === was?.nationId) return undefined;
  const { organizations } = await loadDirectory(platform);
  return organizations.some(({ id, kinds }) => id === nationId && kinds.includes('first-nation'))
    ? undefined
    : refuse('invalid', 'nation-unknown', 'No First Nation of the directory has this id.', 'nationId');
}

async function whyNotFileNumbers(
  platform: Platform,
  was: PrivateFacts | undefined,
  { fileNumbers = [] }: PrivateFacts,
): Promise<Refusal | undefined> {
  const before = new Set(was?.fileNumbers?.map(({ organizationId }) => organizationId));
  if (fileNumbers.every(({ organizationId }) => before.has(organizationId))) return undefined;
  const { organizations } = await loadDirectory(platform);
  const known = new Set([...before, ...organizations.map(({ id }) => id)]);
  const at = fileNumbers.findIndex(({ organizationId }) => !known.has(organizationId));
  if (at === -1) return undefined;
  const message = 'No organization of the directory has this id: add the agency, or leave its number out.';
  return refuse('invalid', 'organization-unknown', message, `private.fileNumbers.${at}.organizationId`);
}

/** The band is never made from the birth date: who wrote down both is told that they do not fit. */
async function whyNotAge(platform: Platform, was: FileWords | undefined, is: FileWords): Promise<Refusal | undefined> {
  const { birthDate: given } = is.privately;
  const bandChanged = is.facts.ageBand !== was?.facts.ageBand;
  const dateChanged = given !== was?.privately.birthDate;
  if (given === undefined || (!bandChanged && !dateChanged)) return undefined;
  const birthDate = parseLocalDate(given);
  const today = localDateIn((await readHubSettings(platform)).timeZone, platform.clock());
  const refused = dateChanged ? whyNotBirthDate(birthDate, today) : undefined;
  if (refused !== undefined || ageBandFits(is.facts.ageBand, birthDate, today)) return refused;
  const message = 'Today somebody born on this date is not in this age band. Correct one of the two, or say unknown.';
  return refuse('invalid', 'age-band-contradicts', message, bandChanged ? 'ageBand' : 'private.birthDate');
}
