import * as z from 'zod';
import { open, seal } from '../platform/envelope.ts';
import type { DataKey } from '../platform/key-ring.ts';
import type { Item, Key } from '../platform/table.ts';
import type { Write } from '../platform/transaction.ts';
import { consentPurposeSchema, consentRecipientSchema, shareableSchema, type Consent } from './consent.ts';
import { IDENTITY } from './identity-link.ts';
import {
  fileFactsSchema,
  identifierKindSchema,
  privateFactsSchema,
  type ActiveProfile,
  type ChildProtectionReport,
  type PrivateFacts,
  type Profile,
} from './model.ts';

/**
 * `PERSON#p` holds `PROFILE`, `IDENTITY`, `CONSENT#id` and `CHILD-PROTECTION#id`; the profile is listed in gsi1 under the hub.
 * What a Nation's steward may see is found by `NATION#id`/`PERSON#p`, files that share an identifier by
 * `IDENTIFIER#fingerprint`/`PERSON#p`.
 */
export const personPk = (personId: string): string => `PERSON#${personId}`;
export const profileKey = (personId: string): Key => ({ pk: personPk(personId), sk: 'PROFILE' });
/** In the keys table: without this item the person's sealed words are gone, backups included. */
export const personKeySubject = (personId: string): string => personPk(personId);
export const conversationKeySubject = (phoneKey: string): string => `CONVERSATION#${phoneKey}`;
export const peopleList = (hubId: string): string => `HUB#${hubId}#PEOPLE`;
export const nationPk = (nationId: string): string => `NATION#${nationId}`;
export const nationKey = (nationId: string, personId: string): Key => ({
  pk: nationPk(nationId),
  sk: personPk(personId),
});
/** Moves a person from one Nation's list to another's. */
export function nationWrites(personId: string, was: string | undefined, is: string | undefined): Write[] {
  if (was === is) return [];
  return [
    ...(was === undefined ? [] : [{ remove: nationKey(was, personId) }]),
    ...(is === undefined ? [] : [{ put: { ...nationKey(is, personId), kind: 'affiliation', personId } }]),
  ];
}

export const identifierPk = (fingerprint: string): string => `IDENTIFIER#${fingerprint}`;
export const identifierKey = (fingerprint: string, personId: string): Key => ({
  pk: identifierPk(fingerprint),
  sk: personPk(personId),
});
export const CONSENT_PREFIX = 'CONSENT#';
export const CHILD_PROTECTION_PREFIX = 'CHILD-PROTECTION#';
export const consentKey = (personId: string, id: string): Key => ({ pk: personPk(personId), sk: CONSENT_PREFIX + id });

/**
 * The anonymous profile, what was counted (`SERVED#year`) and as whom, and the report a worker was bound by law to make. The
 * pointers to referrals, trips and pairs of files stay until the work that forgets the person there has followed them, and
 * removes them.
 */
export const outlivesErasure = (sk: string): boolean =>
  sk === 'PROFILE' ||
  sk === IDENTITY ||
  ['SERVED#', CHILD_PROTECTION_PREFIX, 'REFERRAL#', 'TRIP#', 'SERIES#', 'DUPLICATE#', 'MERGE#'].some((prefix) =>
    sk.startsWith(prefix),
  );

const base = { personId: z.string(), hubId: z.string(), createdAt: z.string(), version: z.number().int() };
const profileItem = z.discriminatedUnion('state', [
  z.object({
    ...base,
    ...fileFactsSchema.shape,
    state: z.literal('active'),
    phoneKeys: z.array(z.string()),
    identifiers: z.array(z.object({ kind: identifierKindSchema, fingerprint: z.string() })).default([]),
    changedAt: z.string().optional(),
  }),
  z.object({ ...base, state: z.literal('erased'), erasedAt: z.string(), erasureId: z.string() }),
]);
const sealedPart = z.object({ sealed: z.instanceof(Uint8Array).optional() });

export const readProfile = (item: Item): Profile => profileItem.parse(item);

const sealedPlace = (key: Key): string => `${key.pk}|${key.sk}|sealed`;

/** The item of a file at `profile.version`. */
export function profileToItem(profile: ActiveProfile, privately: PrivateFacts, key: DataKey): Item {
  const at = profileKey(profile.personId);
  return {
    ...at,
    kind: 'person',
    ...profile,
    sealed: seal(key.bytes, JSON.stringify(privately), sealedPlace(at)),
    gsi1pk: peopleList(profile.hubId),
    gsi1sk: `${profile.createdAt}#${profile.personId}`,
  };
}

export const erasedToItem = (profile: Extract<Profile, { state: 'erased' }>): Item => ({
  ...profileKey(profile.personId),
  kind: 'person',
  ...profile,
});

export function readPrivateFacts(item: Item, key: DataKey): PrivateFacts {
  const { sealed } = sealedPart.parse(item);
  return sealed === undefined ? {} : privateFactsSchema.parse(JSON.parse(open(key.bytes, sealed, sealedPlace(item))));
}

const consentItem = z.object({
  id: z.string(),
  recipient: consentRecipientSchema,
  purpose: consentPurposeSchema,
  shares: z.array(shareableSchema),
  how: z.enum(['text', 'spoken', 'written']),
  givenAt: z.string(),
  expiresAt: z.string(),
  revokedAt: z.string().optional(),
  recordedBy: z.string().optional(),
  version: z.number().int(),
});

/** The stored name is not `expiresAt`: that one is the table's TTL, and a consent that ended stays on the record. */
const storedConsent = consentItem.omit({ expiresAt: true }).extend({ runsUntil: z.string() });

export function readConsent(item: Item): Consent {
  const { runsUntil, ...consent } = storedConsent.parse(item);
  return { ...consent, expiresAt: runsUntil };
}

export function consentToItem(personId: string, consent: Consent): Item {
  const { expiresAt, ...rest } = consent;
  return { ...consentKey(personId, consent.id), kind: 'consent', personId, ...rest, runsUntil: expiresAt };
}

const reportItem = z.object({
  society: z.string(),
  reportedAt: z.string(),
  reportedBy: z.string(),
  recordedAt: z.string(),
});
export const readChildProtectionReport = (item: Item): ChildProtectionReport => reportItem.parse(item);

export const childProtectionKey = (personId: string, id: string): Key => ({
  pk: personPk(personId),
  sk: CHILD_PROTECTION_PREFIX + id,
});

export const childProtectionToItem = (personId: string, id: string, report: ChildProtectionReport): Item => ({
  ...childProtectionKey(personId, id),
  kind: 'child-protection-report',
  ...report,
});

/** The file must be there, and not erased: part of what writes about a person without opening their file. */
export const personThereWrite = (personId: string): Write => ({
  require: profileKey(personId),
  condition: '#state = :active',
  names: { state: 'state' },
  values: { active: 'active' },
  refusal: 'person-gone',
});
