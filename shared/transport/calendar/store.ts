import * as z from 'zod';
import type { Platform } from '../../platform/platform.ts';
import type { Key } from '../../platform/table.ts';
import { create, type Write } from '../../platform/transaction.ts';
import { calendarSchema, type Calendar } from './model.ts';

/**
 * `CALENDAR#fingerprint`/`CALENDAR` is what a secret address leads to: the address itself is never stored, only its keyed
 * fingerprint. `MEMBER#sub`/`CALENDAR` says which one a member has, so that there is one at most.
 */
const addressKey = (fingerprint: string): Key => ({ pk: `CALENDAR#${fingerprint}`, sk: 'CALENDAR' });
const ownKey = (sub: string): Key => ({ pk: `MEMBER#${sub}`, sk: 'CALENDAR' });

/** 128 bits, base64url. */
const TOKEN = /^[A-Za-z0-9_-]{22}$/;
const fingerprintOf = (platform: Platform, token: string): Promise<string> => platform.fingerprint('calendar', token);

const ownItem = z.object({ fingerprint: z.string() });

/** The fingerprint of the address a member has. */
export async function readOwnFingerprint(platform: Platform, sub: string): Promise<string | undefined> {
  const item = await platform.table.get(ownKey(sub));
  return item === undefined ? undefined : ownItem.parse(item).fingerprint;
}

/** A new address in place of the one with the fingerprint `was`; refused as `changed-meanwhile` when that is no longer theirs. */
export async function calendarWrites(
  platform: Platform,
  token: string,
  calendar: Calendar,
  was: string | undefined,
): Promise<Write[]> {
  const fingerprint = await fingerprintOf(platform, token);
  return [
    create({ ...addressKey(fingerprint), kind: 'calendar', ...calendar }),
    {
      put: { ...ownKey(calendar.sub), kind: 'own-calendar', fingerprint },
      ...isStill(was),
      refusal: 'changed-meanwhile',
    },
    ...(was === undefined ? [] : [{ remove: addressKey(was) }]),
  ];
}

export const withdrawalWrites = (sub: string, was: string): Write[] => [
  { remove: ownKey(sub), ...isStill(was), refusal: 'changed-meanwhile' },
  { remove: addressKey(was) },
];

const isStill = (was: string | undefined) =>
  was === undefined
    ? { condition: 'attribute_not_exists(pk)' }
    : { condition: '#fingerprint = :was', names: { fingerprint: 'fingerprint' }, values: { was } };

/** `undefined` for an address that never was, or was withdrawn or replaced. */
export async function readCalendar(platform: Platform, token: string): Promise<Calendar | undefined> {
  if (!TOKEN.test(token)) return undefined;
  const item = await platform.table.get(addressKey(await fingerprintOf(platform, token)));
  return item === undefined ? undefined : calendarSchema.parse(item);
}
