import { readRetention } from '../directory/index.ts';
import { ttlAfter } from '../platform/clock.ts';
import { open, seal } from '../platform/envelope.ts';
import type { DataKey } from '../platform/key-ring.ts';
import type { Platform } from '../platform/platform.ts';
import { refuse, type Refusal } from '../platform/refusal.ts';
import type { Item, Key, Table } from '../platform/table.ts';
import { PENDING, setTimer, type TimerWork } from '../platform/timer.ts';
import { create, replace, type Write } from '../platform/transaction.ts';
import { isOpen, type Change } from './delivery.ts';
import { outboxText, type About, type Line, type OutboxStatus, type OutboxText } from './model.ts';

/** Until the hub's setting is looked up, which is when the text has left. */
const KEEP_DAYS = 400;

export const outboxKey = (id: string): Key => ({ pk: `OUTBOX#${id}`, sk: 'SMS' });
const place = (id: string, field: 'to' | 'body'): string => `OUTBOX#${id}|SMS|${field}`;

const toItem = (text: OutboxText): Item => ({
  ...outboxKey(text.id),
  kind: 'outbox',
  ...text,
  // Only what still has to be looked at stands in the sparse index.
  ...(isOpen(text.status) && { gsi1pk: PENDING, gsi1sk: `${text.dueAt}#OUTBOX#${text.id}` }),
  expiresAt: text.keptUntil ?? ttlAfter(text.queuedAt, KEEP_DAYS),
});

export interface TextToQueue {
  /** Default: a new UUID. A repeat under the same id is refused as `text-exists`. */
  readonly id?: string;
  /** E.164. */
  readonly to: string;
  readonly body: string;
  readonly from: Line;
  /** The data key of whom it concerns; without one, the hub's own (partners, on-call). */
  readonly sealedWith?: DataKey;
  readonly urgent: boolean;
  /** Although safety is not known. */
  readonly knowingly?: boolean;
  /** The text to the same person that must leave before this one. */
  readonly behind?: string;
  /** Not before this instant (safe hours). */
  readonly notBefore?: string;
  /** What has to be true of a trip still when it leaves; otherwise it is withheld. */
  readonly promise?: OutboxText['promise'];
  readonly about: About;
  /** Work to do at once when the text certainly did not arrive, or certainly did. */
  readonly afterFailure?: TimerWork;
  readonly afterDelivery?: TimerWork;
}

/** The write that queues a text, for the transaction that calls for it. The stream sends it. */
export async function queueText(platform: Platform, text: TextToQueue): Promise<{ id: string; write: Write }> {
  const id = text.id ?? platform.ids.uuid();
  const now = platform.clock().toISOString();
  const key = text.sealedWith ?? (await platform.keys.hubKey());
  // An alert that does not arrive must be heard some other way.
  const afterFailure: TimerWork | undefined =
    text.afterFailure ?? (text.about.kind === 'alert' ? { what: 'tell-staff' } : undefined);
  const dueAt = text.notBefore !== undefined && text.notBefore > now ? text.notBefore : now;
  const item = toItem({
    id,
    status: 'pending',
    line: text.from,
    urgent: text.urgent,
    about: text.about,
    sealedWith: key.subject,
    to: seal(key.bytes, text.to, place(id, 'to')),
    body: seal(key.bytes, text.body, place(id, 'body')),
    queuedAt: now,
    dueAt,
    attempts: 0,
    route: 'twilio',
    ...(text.knowingly !== undefined && { knowingly: text.knowingly }),
    ...(text.behind !== undefined && { behind: text.behind }),
    ...(text.promise && { promise: text.promise }),
    ...(afterFailure && { afterFailure }),
    ...(text.afterDelivery && { afterDelivery: text.afterDelivery }),
    version: 1,
  });
  return { id, write: create(item, 'text-exists') };
}

export const parseOutbox = (item: Item): OutboxText => outboxText.parse(item);

export async function readOutbox(table: Table, id: string): Promise<OutboxText | undefined> {
  const item = await table.get(outboxKey(id));
  return item === undefined ? undefined : parseOutbox(item);
}

/** Number and body, or `undefined` when their key was erased: then there is nothing to send, for ever. */
export async function openOutbox(
  platform: Platform,
  text: OutboxText,
): Promise<{ to: string; body: string } | undefined> {
  const hubKey = await platform.keys.hubKey();
  const key =
    text.sealedWith === hubKey.subject
      ? hubKey
      : await platform.keys.open(
          text.sealedWith,
          (await platform.table.batchGet([], [text.sealedWith])).dataKey(text.sealedWith),
        );
  if (key === undefined) return undefined;
  return {
    to: open(key.bytes, text.to, place(text.id, 'to')),
    body: open(key.bytes, text.body, place(text.id, 'body')),
  };
}

export type OutboxChange = Change & Partial<Pick<OutboxText, 'attempts' | 'claimedAt' | 'withheld'>>;

/**
 * Writes a change, and what follows from it, in one transaction guarded by the version that was read.
 * @returns the text as it now is, or a refusal when another writer was first.
 */
export async function changeOutbox(
  platform: Platform,
  text: OutboxText,
  change: OutboxChange,
  follow?: TimerWork,
): Promise<OutboxText | Refusal> {
  const next = outboxText.parse({ ...text, ...change });
  // Nobody waits for it any more, so there is time to ask how long the hub keeps it.
  if (!isOpen(next.status)) next.keptUntil ??= ttlAfter(text.queuedAt, await sentTextDays(platform));
  const writes: Write[] = [replace(toItem(next), text.version)];
  if (follow !== undefined) {
    writes.push(setTimer({ id: platform.ids.uuid(), dueAt: platform.clock().toISOString(), work: follow }));
  }
  const outcome = await platform.table.write(writes);
  if (!outcome.committed) return refuse('conflict', 'outbox-changed', 'Another sender has this text in hand.');
  return { ...next, version: text.version + 1 };
}

/**
 * The write that takes a text back before anybody claims it, for the transaction in which it is told. Guarded by the version at which a
 * sender would claim it: of the two one is written, and `text-claimed` refuses the other.
 * @returns nothing when the text does not wait any more.
 */
export function takeBackWrite(
  text: OutboxText,
  keepDays: number,
): { readonly text: OutboxText; readonly write: Write } | undefined {
  if (text.status !== 'pending') return undefined;
  const keptUntil = ttlAfter(text.queuedAt, keepDays);
  const next: OutboxText = { ...text, status: 'withheld', withheld: 'taken-back', keptUntil };
  return { text: next, write: replace(toItem(next), text.version, 'text-claimed') };
}

const sentTextDays = async (platform: Platform): Promise<number> =>
  (await readRetention(platform))?.sentTextDays ?? KEEP_DAYS;

/** When a text left for the phone; nothing while it waits, or when it certainly did not arrive. */
export async function leftAt(table: Table, id: string): Promise<string | undefined> {
  const { status, claimedAt }: Partial<Item> = (await table.get(outboxKey(id))) ?? {};
  const left = ['sending', 'unknown', 'sent', 'delivered'].includes(String(status));
  return left && typeof claimedAt === 'string' ? claimedAt : undefined;
}

export interface OutboxState {
  readonly status: OutboxStatus;
  readonly errorCode?: number;
  /** Why it was withheld. */
  readonly withheld?: OutboxText['withheld'];
  /** While it waits: when it will leave, at the earliest. */
  readonly leavesAt?: string;
}

/** Where these texts stand, by id; ids that are gone are left out. */
export async function outboxStates(platform: Platform, ids: readonly string[]): Promise<Map<string, OutboxState>> {
  const states = new Map<string, OutboxState>();
  for (let from = 0; from < ids.length; from += 100) {
    const some = ids.slice(from, from + 100);
    const found = await platform.table.batchGet(some.map(outboxKey));
    for (const id of some) {
      const item = found.item(outboxKey(id));
      if (item === undefined) continue;
      const { status, errorCode, withheld, dueAt } = parseOutbox(item);
      states.set(id, {
        status,
        ...(errorCode !== undefined && { errorCode }),
        ...(withheld && { withheld }),
        ...(status === 'pending' && { leavesAt: dueAt }),
      });
    }
  }
  return states;
}
