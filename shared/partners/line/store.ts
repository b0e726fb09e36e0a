import * as z from 'zod';
import { ttlAfter } from '../../platform/clock.ts';
import { open, seal } from '../../platform/envelope.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Item, Key } from '../../platform/table.ts';
import { create, type Write } from '../../platform/transaction.ts';
import {
  askSchema,
  HUB_LINE,
  isReferralAsk,
  partnerLineSchema,
  type Ask,
  type AskState,
  type PartnerLine,
} from './model.ts';

/**
 * An ask stays this long after it was opened, so that a late answer is understood and answered kindly; that of a referral as long
 * as the referral is open, be it years: support, and a place on a list, outlast any number of days.
 */
const KEEP_ASK_DAYS = 60;
const LASTING: readonly AskState[] = ['open', 'received', 'accepted'];
const kept = (ask: Ask, state: AskState): { expiresAt?: number } =>
  isReferralAsk(ask) && LASTING.includes(state) ? {} : { expiresAt: ttlAfter(ask.openedAt, KEEP_ASK_DAYS) };
const KEEP_TEXT_DAYS = 400;

const partnerPk = (phoneKey: string): string => `PARTNER#${phoneKey}`;
const lineKey = (phoneKey: string): Key => ({ pk: partnerPk(phoneKey), sk: 'STATE' });
const askKey = (phoneKey: string, code: string): Key => ({ pk: partnerPk(phoneKey), sk: `ASK#${code}` });
const textKey = (phoneKey: string, messageSid: string): Key => ({
  pk: partnerPk(phoneKey),
  sk: `TEXT#${messageSid}`,
});

export interface LineAndAsks {
  readonly line: PartnerLine;
  /** Oldest first. */
  readonly asks: readonly Ask[];
}

/**
 * The line and everything asked of it, in one round trip: asks sort before the state, texts after it.
 * `undefined` for a phone that is no partner's.
 */
export async function readLine(platform: Platform, phoneKey: string): Promise<LineAndAsks | undefined> {
  const { items } = await platform.table.query({ pk: partnerPk(phoneKey), between: ['ASK#', 'STATE'] });
  const now = platform.clock().getTime() / 1000;
  const asks: Ask[] = [];
  let line: PartnerLine | undefined;
  for (const item of items) {
    if (item.sk === 'STATE') line = partnerLineSchema.parse(item);
    // The table forgets an expired item within days, not at once.
    else if (Number(item['expiresAt'] ?? Infinity) > now) asks.push(askSchema.parse(item));
  }
  if (line === undefined) return undefined;
  return { line, asks: asks.sort((a, b) => a.openedAt.localeCompare(b.openedAt)) };
}

/** A BatchGetItem takes 100 keys. */
const AT_ONCE = 100;

/** Lines by phone key; a phone that is not registered is left out. */
export async function readLines(platform: Platform, phoneKeys: readonly string[]): Promise<Map<string, PartnerLine>> {
  const lines = new Map<string, PartnerLine>();
  const keys = [...new Set(phoneKeys)];
  for (let from = 0; from < keys.length; from += AT_ONCE) {
    const some = keys.slice(from, from + AT_ONCE);
    const found = await platform.table.batchGet(some.map(lineKey));
    for (const phoneKey of some) {
      const item = found.item(lineKey(phoneKey));
      if (item !== undefined) lines.set(phoneKey, partnerLineSchema.parse(item));
    }
  }
  return lines;
}

export interface DispatchedOrganization {
  readonly id: string;
  readonly language: PartnerLine['language'];
}

/**
 * Registers one dispatch phone (E.164) of an organization as a partner line: its texts are then understood, and its asks
 * answered. Repeatable: a line that is known keeps its opt-out and its asks.
 */
export async function registerPartnerLine(
  platform: Platform,
  organization: DispatchedOrganization,
  phone: string,
): Promise<Write[]> {
  return [registerLine(await platform.phoneKey(phone), organization)];
}

/** Also part of every transaction that opens an ask, so that no ask stands on a line nobody knows. */
export const registerLine = (phoneKey: string, organization: DispatchedOrganization): Write => ({
  update: lineKey(phoneKey),
  set: 'SET #kind = :kind, #organizationId = :organizationId, #language = :language, #optedOut = if_not_exists(#optedOut, :no)',
  names: { kind: 'kind', organizationId: 'organizationId', language: 'language', optedOut: 'optedOut' },
  values: { kind: 'partner-line', organizationId: organization.id, language: organization.language, no: false },
});

/**
 * The line of somebody on call, for the transaction that opens an alert ask on it. A phone that is a partner's as well
 * keeps its organization, its language, its opt-out and its asks.
 */
export const registerOnCallLine = (phoneKey: string, language: PartnerLine['language']): Write => ({
  update: lineKey(phoneKey),
  set:
    'SET #kind = :kind, #role = :role, #organizationId = if_not_exists(#organizationId, :hub), ' +
    '#language = if_not_exists(#language, :language), #optedOut = if_not_exists(#optedOut, :no)',
  names: { kind: 'kind', role: 'role', organizationId: 'organizationId', language: 'language', optedOut: 'optedOut' },
  values: { kind: 'partner-line', role: 'on-call', hub: HUB_LINE, language, no: false },
});

export const setOptedOut = (phoneKey: string, optedOut: boolean): Write => ({
  update: lineKey(phoneKey),
  set: 'SET #optedOut = :optedOut',
  condition: 'attribute_exists(pk)',
  names: { optedOut: 'optedOut' },
  values: { optedOut },
  refusal: 'line-gone',
});

/** Whether their last text was understood. Refusal: `ask-changed` when another one beside it was not understood either. */
export const setMisunderstood = (phoneKey: string, misunderstood: boolean): Write => ({
  update: lineKey(phoneKey),
  set: misunderstood ? 'SET #misunderstood = :yes' : 'REMOVE #misunderstood',
  condition: misunderstood ? 'attribute_not_exists(#misunderstood)' : 'attribute_exists(pk)',
  names: { misunderstood: 'misunderstood' },
  ...(misunderstood && { values: { yes: true } }),
  refusal: 'ask-changed',
});

/** @returns refusal `code-taken` when the line has an ask with this code. */
export const openAsk = (ask: Ask): Write =>
  create(
    {
      ...askKey(ask.phoneKey, ask.code),
      kind: 'partner-ask',
      ...ask,
      ...kept(ask, ask.state),
    },
    'code-taken',
  );

/**
 * Moves an ask on. Without `from` it does so whatever its state, and makes it anew if the table had forgotten it, so that a
 * review is never refused by a partner's line; with `from` it is refused as `ask-changed` when the partner has answered since.
 */
export const moveAsk = (ask: Ask, state: AskState, from?: readonly AskState[]): Write => ({
  put: {
    ...askKey(ask.phoneKey, ask.code),
    kind: 'partner-ask',
    ...ask,
    state,
    ...kept(ask, state),
  },
  ...(from !== undefined && {
    condition: `#state IN (${from.map((_, at) => `:from${at}`).join(', ')})`,
    names: { state: 'state' },
    values: Object.fromEntries(from.map((one, at) => [`from${at}`, one])),
    refusal: 'ask-changed',
  }),
});

const textItem = z.object({ reply: z.instanceof(Uint8Array).optional() });
const placeOf = (key: Key, field: string): string => `${key.pk}|${key.sk}|${field}`;

/**
 * A text of the partner with the reply it was given, both sealed with the hub's key: the reply may hold a link. It is
 * written with the answer's effect, so that a repeated webhook changes nothing (`replayed`) and is told the same.
 */
export async function recordText(
  platform: Platform,
  phoneKey: string,
  text: { readonly messageSid: string; readonly body: string; readonly reply: string | undefined },
): Promise<Write> {
  const { bytes } = await platform.keys.hubKey();
  const key = textKey(phoneKey, text.messageSid);
  const at = platform.clock().toISOString();
  return create(
    {
      ...key,
      kind: 'partner-text',
      at,
      body: seal(bytes, text.body, placeOf(key, 'body')),
      ...(text.reply !== undefined && { reply: seal(bytes, text.reply, placeOf(key, 'reply')) }),
      expiresAt: ttlAfter(at, KEEP_TEXT_DAYS),
    },
    'replayed',
  );
}

/** The reply a text was given before; `undefined` when the text was never seen. */
export async function repliedBefore(
  platform: Platform,
  phoneKey: string,
  messageSid: string,
): Promise<{ readonly reply?: string } | undefined> {
  const key = textKey(phoneKey, messageSid);
  const item: Item | undefined = await platform.table.get(key);
  if (item === undefined) return undefined;
  const { reply } = textItem.parse(item);
  if (reply === undefined) return {};
  const { bytes } = await platform.keys.hubKey();
  return { reply: open(bytes, reply, placeOf(key, 'reply')) };
}
