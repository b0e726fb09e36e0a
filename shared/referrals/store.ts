import { moveAsk, type AskState, type ReferralAsk } from '../partners/line/index.ts';
import type { Platform } from '../platform/platform.ts';
import type { Item, Key, Page, PageRequest } from '../platform/table.ts';
import { setTimer } from '../platform/timer.ts';
import { create, replace, type Write } from '../platform/transaction.ts';
import { isClosedReferral, statesBefore, type ReferralAction } from './states.ts';
import {
  referralHistorySchema,
  referralSchema,
  type Actor,
  type Outcome,
  type Referral,
  type ReferralHistory,
  type ReferralStatus,
  type RejectReason,
} from './model.ts';

const pkOf = (id: string): string => `REFERRAL#${id}`;
const referralKey = (id: string): Key => ({ pk: pkOf(id), sk: 'STATE' });

/** Open referrals in one work list, closed ones in another; in each by status, then by age. */
const listPk = (hubId: string, status: ReferralStatus): string =>
  `HUB#${hubId}#REFERRALS${isClosedReferral(status) ? '#CLOSED' : ''}`;
const listSk = (status: ReferralStatus, createdAt: string, id: string): string => `${status}#${createdAt}#${id}`;

const toItem = (hubId: string, referral: Referral): Item => ({
  ...referralKey(referral.id),
  ...referral,
  // `kind` names the item; whether it is a referral or a transfer stands beside it.
  kind: 'referral',
  referralKind: referral.kind,
  gsi1pk: listPk(hubId, referral.status),
  gsi1sk: listSk(referral.status, referral.createdAt, referral.id),
});

const fromItem = (item: Item): Referral => referralSchema.parse({ ...item, kind: item['referralKind'] });

export async function readReferral(platform: Platform, id: string): Promise<Referral | undefined> {
  const item = await platform.table.get(referralKey(id));
  return item === undefined ? undefined : fromItem(item);
}

export async function readReferralHistory(platform: Platform, id: string): Promise<ReferralHistory[]> {
  const items: ReferralHistory[] = [];
  for await (const item of platform.table.queryAll({ pk: pkOf(id), prefix: 'HISTORY#' })) {
    items.push(referralHistorySchema.parse(item));
  }
  return items;
}

/** A new referral, and where it is found: by its person and by its organization. */
export function createWrites(hubId: string, referral: Referral): Write[] {
  const pointer = (pk: string): Write =>
    create({
      pk,
      sk: `REFERRAL#${referral.createdAt}#${referral.id}`,
      kind: 'referral-pointer',
      referralId: referral.id,
    });
  return [
    create(toItem(hubId, referral), 'exists'),
    pointer(`PERSON#${referral.personId}`),
    pointer(`ORGANIZATION#${referral.organizationId}`),
  ];
}

export const replaceReferral = (hubId: string, next: Referral, version: number): Write =>
  replace(toItem(hubId, next), version, 'changed-meanwhile');

export const historyWrite = (referralId: string, entry: ReferralHistory): Write =>
  create({ pk: pkOf(referralId), sk: `HISTORY#${entry.at}#${entry.id}`, kind: 'referral-history', ...entry });

export async function listByStatus(
  platform: Platform,
  status: ReferralStatus | undefined,
  page: PageRequest,
): Promise<Page<Referral>> {
  const found = await platform.table.query({
    pk: listPk(platform.hubId, status ?? 'requested'),
    index: 'gsi1',
    prefix: status === undefined ? undefined : `${status}#`,
    ...page,
  });
  return { ...found, items: found.items.map(fromItem) };
}

/** Newest first, from the pointers of a person or an organization: two round trips, however many there are. */
export async function listByOwner(
  platform: Platform,
  owner: { readonly personId: string } | { readonly organizationId: string },
  page: PageRequest,
): Promise<Page<Referral>> {
  const pk = 'personId' in owner ? `PERSON#${owner.personId}` : `ORGANIZATION#${owner.organizationId}`;
  const pointers = await platform.table.query({ pk, prefix: 'REFERRAL#', descending: true, ...page });
  const keys = pointers.items.map((item) => referralKey(String(item['referralId'])));
  const found = await platform.table.batchGet(keys);
  const items = keys.flatMap((key) => {
    const item = found.item(key);
    return item === undefined ? [] : [fromItem(item)];
  });
  return { ...pointers, items };
}

/** What a partner can say of a referral. */
export type ReferralAnswer =
  | { readonly action: 'receive' | 'accept' | 'start' | 'problem' }
  | { readonly action: 'reject'; readonly reason: RejectReason }
  | { readonly action: 'complete' | 'fail'; readonly outcome: Outcome };

const TARGET = {
  receive: { status: 'received', ask: 'received', from: ['open'] },
  accept: { status: 'accepted', ask: 'accepted', from: ['open', 'received'] },
  reject: { status: 'rejected', ask: 'declined', from: ['open', 'received'] },
  start: { status: 'in-progress', ask: 'accepted', from: ['accepted'] },
  complete: { status: 'completed', ask: 'done', from: ['accepted'] },
  fail: { status: 'failed', ask: 'done', from: ['accepted'] },
} as const satisfies Partial<
  Record<ReferralAction, { status: ReferralStatus; ask: AskState; from: readonly AskState[] }>
>;

const isAnswerAction = (action: ReferralAction): action is keyof typeof TARGET => action in TARGET;

/** Where an action leaves the partner's ask, if it touches it. */
export const askStateAfter = (action: ReferralAction): AskState | undefined =>
  isAnswerAction(action) ? TARGET[action].ask : undefined;

/**
 * A partner's answer, without reading the referral first: the guard is in the write. Refusals: `not-in-order` (the
 * referral does not allow it now), `ask-changed` (the partner has answered meanwhile).
 */
export function answerReferralWrites(platform: Platform, ask: ReferralAsk, answer: ReferralAnswer): Write[] {
  const { referralId, listedAt } = ask.about;
  const now = platform.clock().toISOString();
  const timerId = platform.ids.uuid();
  const lookNow = setTimer({ id: timerId, dueAt: now, work: { what: 'review-referral', referralId } });
  if (answer.action === 'problem') return [...problemWrites(platform, ask, now), lookNow];
  const target = TARGET[answer.action];
  const by: Actor = { kind: 'partner', organizationId: ask.organizationId };
  const sets = [
    '#status = :status',
    '#updatedAt = :now',
    '#gsi1pk = :gsi1pk',
    '#gsi1sk = :gsi1sk',
    '#clock = :clock',
    '#version = #version + :one',
    // Whatever it answered, it has received it.
    '#receivedAt = if_not_exists(#receivedAt, :now)',
  ];
  const names: Record<string, string> = { sending: 'sending', code: 'code' };
  for (const name of ['status', 'updatedAt', 'gsi1pk', 'gsi1sk', 'clock', 'version', 'receivedAt']) names[name] = name;
  const values: Record<string, unknown> = {
    status: target.status,
    now,
    gsi1pk: listPk(platform.hubId, target.status),
    gsi1sk: listSk(target.status, listedAt, referralId),
    clock: { at: now, timerId },
    one: 1,
    code: ask.code,
  };
  const stamp = (name: string, value: unknown, keepFirst = false): void => {
    sets.push(keepFirst ? `#${name} = if_not_exists(#${name}, :${name})` : `#${name} = :${name}`);
    names[name] = name;
    values[name] = value;
  };
  if (answer.action === 'accept') stamp('acceptedAt', now);
  if (answer.action === 'start' || answer.action === 'complete') stamp('startedAt', now, true);
  if ('reason' in answer) stamp('rejectReason', answer.reason);
  if ('reason' in answer) stamp('outcome', 'declined-by-provider');
  if ('outcome' in answer) stamp('outcome', answer.outcome);
  if (isClosedReferral(target.status)) stamp('closedAt', now);
  const before = statesBefore(answer.action);
  before.forEach((status, at) => (values[`from${at}`] = status));

  const event = (action: ReferralAction, to: ReferralStatus): Write =>
    historyWrite(referralId, {
      id: platform.ids.uuid(),
      at: now,
      event: action,
      to,
      by,
      ...('reason' in answer && action === 'reject' && { reason: answer.reason }),
    });
  const impliesReceipt = ask.state === 'open' && answer.action !== 'receive';
  return [
    {
      update: referralKey(referralId),
      set: `SET ${sets.join(', ')}`,
      condition: `#status IN (${before.map((_, at) => `:from${at}`).join(', ')}) AND #sending.#code = :code`,
      names,
      values,
      refusal: 'not-in-order',
    },
    moveAsk(ask, target.ask, target.from),
    ...(impliesReceipt ? [event('receive', 'received')] : []),
    event(answer.action, target.status),
    lookNow,
  ];
}

/** Its state stays what it is; the review within a second alerts whoever is on call. */
function problemWrites(platform: Platform, ask: ReferralAsk, now: string): Write[] {
  return [
    {
      update: referralKey(ask.about.referralId),
      set: 'SET #problemSince = :now, #version = #version + :one',
      condition: '#sending.#code = :code AND #status IN (:accepted, :inProgress)',
      names: { problemSince: 'problemSince', version: 'version', sending: 'sending', code: 'code', status: 'status' },
      values: { now, one: 1, code: ask.code, accepted: 'accepted', inProgress: 'in-progress' },
      refusal: 'not-in-order',
    },
    historyWrite(ask.about.referralId, {
      id: platform.ids.uuid(),
      at: now,
      event: 'problem',
      by: { kind: 'partner', organizationId: ask.organizationId },
    }),
  ];
}
