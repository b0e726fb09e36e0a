import { randomBytes } from 'node:crypto';
import { later, ttlAfter } from '../../platform/clock.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Key } from '../../platform/table.ts';
import { create, type Write } from '../../platform/transaction.ts';
import { linkItemSchema, type LinkAbout, type LinkSubject, type PartnerLink } from './model.ts';

const TOKEN = /^[A-Za-z0-9_-]{22}$/;

const linkKey = (id: string): Key => ({ pk: `LINK#${id}`, sk: 'LINK' });

/** Which link of a trip or a referral is the one that works; without it none does. */
export const currentLinkKey = (about: { readonly tripId: string } | { readonly referralId: string }): Key =>
  'tripId' in about ? { pk: `TRIP#${about.tripId}`, sk: 'LINK' } : { pk: `REFERRAL#${about.referralId}`, sk: 'LINK' };

/**
 * A new secret address for one partner, which from then on is the only one to what it shows: whatever address there was before
 * leads nowhere, opened or not. Blind: the guard of what it shows belongs into the same transaction.
 */
export async function makeLink(
  platform: Platform,
  about: LinkAbout,
  { phoneKey, code, endsAt }: { readonly phoneKey: string; readonly code: string; readonly endsAt: string },
): Promise<{ writes: Write[]; link: string }> {
  const token = randomBytes(16).toString('base64url');
  const id = await platform.fingerprint('partner-link', token);
  const expiresAt = ttlAfter(endsAt, 1);
  const kind = 'tripId' in about ? 'trip-link' : 'referral-link';
  return {
    link: `${platform.publicUrl}/p/${token}`,
    writes: [
      create({ ...linkKey(id), kind: 'partner-link', ...about, phoneKey, code, endsAt, expiresAt }),
      { put: { ...currentLinkKey(about), kind, linkId: id, expiresAt } },
    ],
  };
}

/** No address of it shows anything any more; repeatable. Not in one transaction with a new link of the same thing. */
export const withdrawLink = (about: Parameters<typeof currentLinkKey>[0]): Write => ({ remove: currentLinkKey(about) });

/** `undefined` for an address that never was, or whose time is over. */
export async function readPartnerLink(platform: Platform, token: string): Promise<PartnerLink | undefined> {
  return TOKEN.test(token) ? readLinkById(platform, await platform.fingerprint('partner-link', token)) : undefined;
}

export async function readLinkById(platform: Platform, id: string): Promise<PartnerLink | undefined> {
  const item = await platform.table.get(linkKey(id));
  if (item === undefined) return undefined;
  const link = linkItemSchema.parse(item);
  return link.endsAt > platform.clock().toISOString() ? { ...link, id } : undefined;
}

/** Binds a link to a device, once. Refusals: `opened-before`, by this device or another; `link-withdrawn`; the subject's. */
export const claimWrites = <D>(
  platform: Platform,
  link: PartnerLink,
  subject: LinkSubject<D>,
  device: string,
): Write[] => [
  opened(platform, link, subject, {
    set: ', #device = :device',
    condition: 'attribute_not_exists(#device) AND attribute_exists(pk)',
    names: { device: 'device' },
    values: { device },
    refusal: 'opened-before',
  }),
  linkWorks(link),
  ...subject.guards,
  subject.note('link-opened', 'first'),
];

/** Visits of one device that are less apart are one opening: a page that is loaded anew after each button. */
const OPENING_MS = 10 * 60_000;

/**
 * A later visit of the bound device, for the history; none when it is the same opening as the one told last. Refusals:
 * `noted-meanwhile`, `link-withdrawn`, and the subject's.
 */
export function openingWrites<D>(platform: Platform, link: PartnerLink, subject: LinkSubject<D>): Write[] {
  const { openedAt = '' } = link;
  if (openedAt !== '' && platform.clock().toISOString() < later(openedAt, OPENING_MS)) return [];
  return [
    opened(platform, link, subject, {
      set: '',
      condition: '#openedAt = :was',
      names: {},
      values: { was: openedAt },
      refusal: 'noted-meanwhile',
    }),
    linkWorks(link),
    ...subject.guards,
    subject.note('link-opened', 'again'),
  ];
}

interface Opening {
  readonly set: string;
  readonly condition: string;
  readonly names: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, string>>;
  readonly refusal: string;
}

/** The link is seen to be opened now, and lasts longer where its subject says so. */
function opened<D>(platform: Platform, link: PartnerLink, { endsAt }: LinkSubject<D>, more: Opening): Write {
  const { set, condition, names, values, refusal } = more;
  const lasts = endsAt === undefined ? '' : ', #endsAt = :endsAt, #expiresAt = :expiresAt';
  return {
    update: linkKey(link.id),
    set: `SET #openedAt = :now${lasts}${set}`,
    condition,
    names: {
      openedAt: 'openedAt',
      ...(endsAt !== undefined && { endsAt: 'endsAt', expiresAt: 'expiresAt' }),
      ...names,
    },
    values: {
      now: platform.clock().toISOString(),
      ...(endsAt !== undefined && { endsAt, expiresAt: ttlAfter(endsAt, 1) }),
      ...values,
    },
    refusal,
  };
}

/** Another device pressed the button: told once, so that nobody fills the history by pressing on. */
export const elsewhereWrites = <D>(platform: Platform, link: PartnerLink, subject: LinkSubject<D>): Write[] =>
  link.elsewhereAt !== undefined
    ? []
    : [
        {
          update: linkKey(link.id),
          set: 'SET #elsewhereAt = :now',
          condition: 'attribute_exists(#device) AND attribute_not_exists(#elsewhereAt)',
          names: { device: 'device', elsewhereAt: 'elsewhereAt' },
          values: { now: platform.clock().toISOString() },
          refusal: 'noted-meanwhile',
        },
        subject.note('link-elsewhere'),
      ];

/** It is still the one that works; refused as `link-withdrawn`. */
export const linkWorks = (link: PartnerLink): Write => ({
  require: currentLinkKey(link),
  condition: '#linkId = :linkId',
  names: { linkId: 'linkId' },
  values: { linkId: link.id },
  refusal: 'link-withdrawn',
});
