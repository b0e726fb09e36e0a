import * as z from 'zod';
import { ttlAfter } from '../../platform/clock.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Key } from '../../platform/table.ts';
import type { Write } from '../../platform/transaction.ts';
import { readLines, setOptedOut } from './store.ts';

/**
 * A dispatch phone that texts do not reach. It is an item of its own beside the line: a text from the partner is still
 * understood with the one read of the line, and reports about deliveries never contend with the asks.
 */
const troubleKey = (phoneKey: string): Key => ({ pk: `PARTNER#${phoneKey}`, sk: 'TROUBLE' });

/** Twilio error 21610: the holder has sent STOP. No fault of the phone, and no retry will help. */
const OPTED_OUT = 21_610;
/** A phone nobody has tried for a year says nothing any more. */
const KEEP_DAYS = 400;

export type PhoneTrouble =
  | {
      readonly kind: 'failing';
      /** The first failure since a text last arrived, and the latest. */
      readonly since: string;
      readonly lastAt: string;
      /** The carrier's, of the latest failure; absent where it gave none. */
      readonly errorCode?: number;
      /** Failures since a text last arrived. */
      readonly count: number;
    }
  /** They have sent STOP: only their START brings them back. */
  | { readonly kind: 'opted-out' };

/**
 * A text to this phone certainly did not arrive: the write that flags it, for the transaction that closes the text as failed,
 * so that a repeated report counts once. An opt-out marks the line instead, and refuses `line-gone` where there is no line.
 */
export function phoneFailedWrite(
  phoneKey: string,
  { at, errorCode }: { readonly at: string; readonly errorCode?: number | undefined },
): Write {
  if (errorCode === OPTED_OUT) return setOptedOut(phoneKey, true);
  return {
    update: troubleKey(phoneKey),
    set:
      'SET #kind = :kind, #since = if_not_exists(#since, :at), #lastAt = :at, #expiresAt = :expiresAt' +
      (errorCode === undefined ? ' ADD #count :one REMOVE #errorCode' : ', #errorCode = :errorCode ADD #count :one'),
    names: {
      kind: 'kind',
      since: 'since',
      lastAt: 'lastAt',
      expiresAt: 'expiresAt',
      errorCode: 'errorCode',
      count: 'count',
    },
    values: {
      kind: 'phone-trouble',
      at,
      one: 1,
      expiresAt: ttlAfter(at, KEEP_DAYS),
      ...(errorCode !== undefined && { errorCode }),
    },
  };
}

/** A text arrived there, or the partner wrote: the flag goes, if there is one. An opt-out stays; only START ends it. */
export const phoneWorksWrite = (phoneKey: string): Write => ({ remove: troubleKey(phoneKey) });

const troubleItem = z.object({
  since: z.string(),
  lastAt: z.string(),
  errorCode: z.number().optional(),
  count: z.number().int(),
});

/** What a BatchGetItem takes. */
const AT_ONCE = 100;

/** What is wrong with which of these phones, by phone key; one with which nothing is wrong is left out. */
export async function readPhoneTroubles(
  platform: Platform,
  phoneKeys: readonly string[],
): Promise<ReadonlyMap<string, PhoneTrouble>> {
  const troubles = new Map<string, PhoneTrouble>();
  const keys = [...new Set(phoneKeys)];
  const now = platform.clock().getTime() / 1000;
  for (let from = 0; from < keys.length; from += AT_ONCE) {
    const some = keys.slice(from, from + AT_ONCE);
    const [found, lines] = await Promise.all([
      platform.table.batchGet(some.map(troubleKey)),
      readLines(platform, some),
    ]);
    for (const phoneKey of some) {
      const item = found.item(troubleKey(phoneKey));
      if (lines.get(phoneKey)?.optedOut === true) troubles.set(phoneKey, { kind: 'opted-out' });
      else if (item !== undefined && Number(item['expiresAt'] ?? Infinity) > now) {
        const { errorCode, ...known } = troubleItem.parse(item);
        troubles.set(phoneKey, { kind: 'failing', ...known, ...(errorCode !== undefined && { errorCode }) });
      }
    }
  }
  return troubles;
}
