import * as z from 'zod';

/** `support` covers whatever it takes to arrange help: a referral, a trip. */
export const consentPurposeSchema = z.enum(['support', 'referral', 'transport', 'transfer', 'disclosure']);
type ConsentPurpose = z.infer<typeof consentPurposeSchema>;

export const consentRecipientSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('organization'), organizationId: z.uuid() }),
  z.strictObject({ kind: z.literal('partners-as-needed') }),
]);

export const shareableSchema = z.enum([
  'needs',
  'community',
  'age-band',
  'language',
  'accommodations',
  'name',
  'phone',
  'safe-hours',
]);

/** What a person agrees to, before the hub adds when and by whose hand. */
export const consentTermsSchema = z.strictObject({
  recipient: consentRecipientSchema,
  purpose: consentPurposeSchema,
  shares: z.array(shareableSchema).min(1),
  how: z.enum(['text', 'spoken', 'written']),
  /** Absent: as long as the hub's settings say. */
  expiresAt: z.iso.datetime().optional(),
});
export type ConsentTerms = z.infer<typeof consentTermsSchema>;

export interface Consent extends Omit<ConsentTerms, 'expiresAt'> {
  readonly id: string;
  readonly givenAt: string;
  readonly expiresAt: string;
  readonly revokedAt?: string | undefined;
  /** The member who wrote it down; absent when the person gave it by text. */
  readonly recordedBy?: string | undefined;
  readonly version: number;
}

export interface Disclosure {
  readonly organizationId: string;
  readonly purpose: ConsentPurpose;
  /** ISO instant. */
  readonly at: string;
}

/**
 * The consent that allows a disclosure, the most specific first. Taking back the consent for one organization outranks an
 * earlier general one: the person has said no to that organization.
 */
export function inForce(consents: readonly Consent[], disclosure: Disclosure): Consent | undefined {
  const fitting = consents.filter((consent) => covers(consent.purpose, disclosure.purpose));
  const own = fitting.filter(
    ({ recipient }) => recipient.kind === 'organization' && recipient.organizationId === disclosure.organizationId,
  );
  const specific = latest(own.filter((consent) => runs(consent, disclosure.at)));
  if (specific !== undefined) return specific;
  const takenBackAt = own.reduce(
    (last, { revokedAt }) =>
      revokedAt !== undefined && revokedAt <= disclosure.at && revokedAt > last ? revokedAt : last,
    '',
  );
  return latest(
    fitting.filter(
      (consent) =>
        consent.recipient.kind === 'partners-as-needed' &&
        runs(consent, disclosure.at) &&
        consent.givenAt > takenBackAt,
    ),
  );
}

const covers = (given: ConsentPurpose, needed: ConsentPurpose): boolean =>
  given === needed || (given === 'support' && (needed === 'referral' || needed === 'transport'));

const runs = ({ givenAt, expiresAt, revokedAt }: Consent, at: string): boolean =>
  givenAt <= at && at < expiresAt && (revokedAt === undefined || at < revokedAt);

const latest = (consents: readonly Consent[]): Consent | undefined =>
  consents.reduce<Consent | undefined>(
    (best, consent) => (best === undefined || consent.givenAt > best.givenAt ? consent : best),
    undefined,
  );
