import * as z from 'zod';
import { carrierCopiesWrites, type CarrierCopies } from '../access/index.ts';
import { later } from '../platform/clock.ts';
import { open, seal } from '../platform/envelope.ts';
import type { Platform } from '../platform/platform.ts';
import type { Key } from '../platform/table.ts';
import { consumeTimer, setTimer, type TimerWork } from '../platform/timer.ts';
import { create, replace, type Write } from '../platform/transaction.ts';
import type { Carrier } from './service.ts';
import { createTwilio, type Listed, type Twilio } from './twilio.ts';

/**
 * The carrier keeps what was said as long as nobody deletes it there. `ERASURE#id`/`CARRIER` says what is still to be
 * deleted: the phones, under a data key of their own that goes with the last look, so that no backup tells them afterwards.
 */
const MINUTE_MS = 60_000;
/** By then the reply to the text that erased, and what was just being sent, are in the carrier's list. */
const FIRST_LOOK_MS = 2 * MINUTE_MS;
const LONGEST_WAIT_MS = 12 * 60 * MINUTE_MS;
const GIVE_UP_AFTER_MS = 30 * 24 * 60 * MINUTE_MS;
/** In one run of a function; a conversation with more goes on at once in the next. */
const MOST_AT_ONCE = 300;
/** Of each direction: more than a run deletes, so that a run that dies hardly ever makes the count of the certificate smaller. */
const MOST_LISTED = 1000;
const SIDE_BY_SIDE = 10;

const erasureSubject = (erasureId: string): string => `ERASURE#${erasureId}`;
const erasureKey = (erasureId: string): Key => ({ pk: erasureSubject(erasureId), sk: 'CARRIER' });
const placeOf = ({ pk, sk }: Key): string => `${pk}|${sk}|phones`;

const carrierItem = z.object({
  erasureId: z.string(),
  erasedAt: z.string(),
  phones: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
  /** Of those found there, how many are certainly deleted. */
  deleted: z.number().int(),
  /** How many there were: noted before any is deleted, so that a run that dies does not make them fewer. */
  found: z.number().int(),
  version: z.number().int(),
});
type CarrierItem = z.infer<typeof carrierItem>;
const phonesShape = z.array(z.string());

/** Pure: when to try again what was begun at `since` and is not done: after as long again as it has taken so far. */
function againAt(since: string, now: string): string | undefined {
  const passed = Date.parse(now) - Date.parse(since);
  if (passed >= GIVE_UP_AFTER_MS) return undefined;
  return later(now, Math.min(Math.max(passed, FIRST_LOOK_MS), LONGEST_WAIT_MS));
}

const timer = (platform: Platform, dueAt: string, work: TimerWork): Write =>
  setTimer({ id: platform.ids.uuid(), dueAt, work });

/**
 * The writes that have everything between these phones (E.164) and the hub's two numbers deleted at the carrier, for the
 * transaction that erases. Without a phone there is nothing to do.
 */
export async function eraseAtCarrierWrites(
  platform: Platform,
  erasureId: string,
  erasedAt: string,
  phones: readonly string[],
): Promise<{ readonly carrier: CarrierCopies; readonly writes: readonly Write[] }> {
  if (phones.length === 0) return { carrier: { state: 'none' }, writes: [] };
  const { key, write } = await platform.keys.create(erasureSubject(erasureId));
  const at = erasureKey(erasureId);
  const item: CarrierItem = {
    erasureId,
    erasedAt,
    phones: seal(key.bytes, JSON.stringify(phones), placeOf(at)),
    deleted: 0,
    found: 0,
    version: 1,
  };
  return {
    carrier: { state: 'pending' },
    writes: [
      write,
      create({ ...at, kind: 'carrier-erasure', ...item }),
      timer(platform, later(erasedAt, FIRST_LOOK_MS), { what: 'erase-at-carrier', erasureId }),
    ],
  };
}

/**
 * One look at what the carrier still has. Only a look that finds nothing ends it; what is in flight cannot be deleted yet, so
 * the looks go on, ever more rarely, and are given up after thirty days. Texts of a conversation begun anew since are left alone.
 */
export async function eraseAtCarrierNow(
  platform: Platform,
  { twilioBaseUrl }: Pick<Carrier, 'twilioBaseUrl'>,
  work: Extract<TimerWork, { what: 'erase-at-carrier' }>,
  timerId: string,
): Promise<void> {
  const subject = erasureSubject(work.erasureId);
  const key = erasureKey(work.erasureId);
  const answer = await platform.table.batchGet([key], [subject]);
  const stored = answer.item(key);
  const dataKey = await platform.keys.openAfter(platform.table, subject, answer);
  if (stored === undefined || dataKey === undefined) {
    await platform.table.write([consumeTimer(timerId)]);
    return;
  }
  let item = carrierItem.parse(stored);
  const phones = phonesShape.parse(JSON.parse(open(dataKey.bytes, item.phones, placeOf(key))));
  const twilio = createTwilio(twilioBaseUrl, await platform.twilio());
  const listed = await listAll(platform, twilio, phones, later(item.erasedAt, FIRST_LOOK_MS));
  const now = platform.clock().toISOString();

  const end = async (carrier: CarrierCopies): Promise<void> => {
    await platform.table.write([
      consumeTimer(timerId),
      { remove: key },
      { removeKey: subject },
      ...(await carrierCopiesWrites(platform, { id: item.erasureId, at: item.erasedAt }, carrier)),
    ]);
  };
  if (listed?.length === 0) return end({ state: 'gone', at: now, messages: item.found });

  let deleted = item.deleted;
  if (listed !== undefined) {
    item = { ...item, found: Math.max(item.found, item.deleted + listed.length) };
    const noted = await platform.table.write([replace({ ...stored, ...item }, item.version)]);
    // Somebody else has this look in hand.
    if (!noted.committed) return;
    item = { ...item, version: item.version + 1 };
    deleted += await deleteSome(twilio, listed);
  }
  const wentWell = listed !== undefined && deleted - item.deleted === Math.min(listed.length, MOST_AT_ONCE);
  const dueAt = wentWell && listed.length > MOST_AT_ONCE ? now : againAt(item.erasedAt, platform.clock().toISOString());
  if (dueAt === undefined) {
    platform.log.metric('CarrierErasureGivenUp', 1);
    return end({ state: 'given-up', at: now, messages: item.found });
  }
  await platform.table.write([
    consumeTimer(timerId),
    replace({ ...stored, ...item, deleted }, item.version),
    timer(platform, dueAt, work),
  ]);
}

/** What went between the phones and both numbers of the hub, up to an instant; nothing when a list could not be had. */
async function listAll(
  platform: Platform,
  twilio: Twilio,
  phones: readonly string[],
  until: string,
): Promise<Listed[] | undefined> {
  const { intakeNumber, dispatchNumber } = await platform.twilio();
  const lists = await Promise.all(
    phones.flatMap((phone) =>
      [intakeNumber, dispatchNumber].map((number) => twilio.messagesBetween(phone, number, until, MOST_LISTED)),
    ),
  );
  const known = lists.filter((list) => list !== undefined);
  return known.length === lists.length ? known.flat() : undefined;
}

/** @returns how many are gone. A batch of which none goes is the last: the carrier does not answer, or has them in flight. */
async function deleteSome(twilio: Twilio, listed: readonly Listed[]): Promise<number> {
  let deleted = 0;
  for (let from = 0; from < Math.min(listed.length, MOST_AT_ONCE); from += SIDE_BY_SIDE) {
    const some = listed.slice(from, from + SIDE_BY_SIDE);
    const gone = await Promise.all(some.map((message) => deleteOne(twilio, message)));
    const went = gone.filter(Boolean).length;
    if (went === 0) break;
    deleted += went;
  }
  return deleted;
}

/** Its pictures first: a message that was deleted no longer tells that there were any. */
async function deleteOne(twilio: Twilio, { sid, media }: Listed): Promise<boolean> {
  if (media > 0 && !(await mediaGone(twilio, sid))) return false;
  return twilio.deleteMessage(sid);
}

async function mediaGone(twilio: Twilio, messageSid: string): Promise<boolean> {
  const media = await twilio.mediaOf(messageSid);
  if (media === undefined) return false;
  const gone = await Promise.all(media.map((sid) => twilio.deleteMedia(messageSid, sid)));
  return !gone.includes(false);
}

/** The write that has the pictures of an inbound text deleted at the carrier, again and again until they are gone. */
export function deleteMediaTimer(platform: Platform, messageSid: string): Write {
  const now = platform.clock().toISOString();
  return timer(platform, now, { what: 'delete-media', messageSid, since: now });
}

export async function deleteMediaNow(
  platform: Platform,
  { twilioBaseUrl }: Pick<Carrier, 'twilioBaseUrl'>,
  work: Extract<TimerWork, { what: 'delete-media' }>,
  timerId: string,
): Promise<void> {
  const isGone = await mediaGone(createTwilio(twilioBaseUrl, await platform.twilio()), work.messageSid);
  const dueAt = isGone ? undefined : againAt(work.since, platform.clock().toISOString());
  if (!isGone && dueAt === undefined) platform.log.metric('CarrierErasureGivenUp', 1);
  await platform.table.write([consumeTimer(timerId), ...(dueAt === undefined ? [] : [timer(platform, dueAt, work)])]);
}
