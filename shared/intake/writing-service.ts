import { auditWrite } from '../access/index.ts';
import { loadDirectory } from '../directory/index.ts';
import { lintText, measure, queueText, type SafetyFinding } from '../messaging/index.ts';
import { ttlAfter } from '../platform/clock.ts';
import { isPhoneKey, type PhoneKey, type Platform } from '../platform/platform.ts';
import { refuse, type Refusal } from '../platform/refusal.ts';
import type { Scope } from '../platform/scope.ts';
import { create, replace, type Write } from '../platform/transaction.ts';
import { withPerson } from './conversation.ts';
import type { Conversation } from './model.ts';
import { changed, load, notFound, safetyOf, type Loaded } from './reading-service.ts';
import type { SafeToWrite } from './hours/safe-hours.ts';
import {
  conversationKey,
  conversationKeySubject,
  sealConversation,
  toItem,
  toMessageItem,
  type ConversationItem,
} from './store.ts';
import { sittingIsOver } from './web/web-sitting.ts';

export interface TextToWrite {
  /** A repeat under the same id is the same text. */
  readonly id?: string;
  readonly body: string;
  /** Although the safety check warns, or safety is not known. */
  readonly knowingly: boolean;
}

export interface SentText {
  /** Absent on a web page, where a text is read and not sent. */
  readonly outboxId?: string;
  readonly sequence: number;
  /** When it leaves, if the person's safe hours make it wait. */
  readonly notBefore?: string;
  readonly segments: number;
  readonly warnings: readonly SafetyFinding[];
}

/** What a coordinator should know before sending: nothing is written or sent. */
export interface CheckedText {
  readonly safety: SafeToWrite;
  readonly encoding: 'GSM-7' | 'UCS-2';
  readonly segments: number;
  readonly units: number;
  readonly warnings: readonly SafetyFinding[];
  /** Why it would be refused as it is, as a code. */
  readonly refused?: string;
}

export async function checkText(
  platform: Platform,
  id: string,
  text: Pick<TextToWrite, 'body' | 'knowingly'>,
): Promise<CheckedText | Refusal> {
  if (!isPhoneKey(id)) return notFound();
  const loaded = await load(platform, id);
  if ('refused' in loaded) return loaded;
  const { encoding, segments, units } = measure(text.body);
  const warnings = await lint(platform, loaded, text.body);
  const refused = whyNot(platform, loaded, text, warnings);
  const safety = safetyOf(platform, loaded);
  return { safety, encoding, segments, units, warnings, ...(refused && { refused: refused.code }) };
}

/** Names of partners give away what a text is about; a Nation's own name does not. */
async function lint(platform: Platform, loaded: Loaded, body: string): Promise<readonly SafetyFinding[]> {
  const { item } = loaded;
  const { organizations } = await loadDirectory(platform);
  const found = lintText(body, {
    phoneDeclaredSafe: isDeclaredSafe(safetyOf(platform, loaded)),
    isTemplate: item.channel === 'sms',
    organizationNames: organizations
      .filter(({ kinds }) => !kinds.includes('first-nation'))
      .flatMap(({ name }) => [name.fr, name.en]),
  });
  // Length and alphabet cost nothing on a page.
  return item.channel === 'sms' ? found : found.filter(({ kind }) => kind !== 'too-long');
}

/** A yes of yesterday, or one whose code word is still to be said, declares nothing. */
const isDeclaredSafe = ({ safe }: SafeToWrite): boolean => safe === 'now' || safe === 'later';

const GIVES_NOTHING_AWAY: readonly SafetyFinding['kind'][] = ['forces-ucs-2', 'too-long'];

function whyNot(
  platform: Platform,
  loaded: Loaded,
  text: Pick<TextToWrite, 'knowingly'>,
  warnings: readonly SafetyFinding[],
): Refusal | undefined {
  const { item } = loaded;
  if (item.optedOut) {
    return refuse('conflict', 'opted-out', 'The person asked for no more texts. Only their own START ends that.');
  }
  const now = platform.clock().toISOString();
  if (item.channel === 'web' && (item.pageClosedAt !== undefined || sittingIsOver(item.updatedAt, now))) {
    return refuse('conflict', 'page-closed', 'The page is closed or cleared: nobody would read this.');
  }
  const safety = safetyOf(platform, loaded);
  const { safe } = safety;
  if (!text.knowingly && (safe === 'no' || safe === 'unknown')) {
    return refuse(
      'conflict',
      'not-known-to-be-safe',
      'The person has not said that texting is safe. To write all the same, send knowingly: true.',
      'knowingly',
    );
  }
  if (!text.knowingly && safe === 'code-word') {
    return refuse(
      'conflict',
      'code-word-first',
      'The person has a code word and has not said it since their last silence. Ask for it first, or send knowingly: true.',
      'knowingly',
    );
  }
  // On a phone that may be in other hands no coordinator can wave through what gives the person away.
  const declaredSafe = isDeclaredSafe(safety);
  const givesAway = warnings.some(({ kind }) => !GIVES_NOTHING_AWAY.includes(kind));
  if (!givesAway || (text.knowingly && declaredSafe)) return undefined;
  const found = warnings.map(({ kind }) => kind).join(', ');
  return refuse(
    'conflict',
    'text-gives-away',
    declaredSafe
      ? `The text may give the person away (${found}). Change it, or send knowingly: true.`
      : `The text may give the person away (${found}), and the phone is not known to be safe. Change it.`,
    'body',
  );
}

/**
 * A coordinator writes. Refused when the person opted out; when texting is not known to be safe, unless the coordinator
 * says so knowingly; and when the lint finds something that gives the person away, unless likewise.
 */
export async function writeToPerson(
  platform: Platform,
  scope: Scope,
  id: string,
  text: TextToWrite,
): Promise<SentText | Refusal> {
  if (!isPhoneKey(id)) return notFound();
  const loaded = await load(platform, id);
  if ('refused' in loaded) return loaded;
  const warnings = await lint(platform, loaded, text.body);
  const refused = whyNot(platform, loaded, text, warnings);
  if (refused) return refused;
  const { item } = loaded;
  const safety = safetyOf(platform, loaded);
  const notBefore = safety.safe === 'later' && item.channel === 'sms' ? safety.at : undefined;
  const sent = await outgoing(platform, scope, id, loaded, withPerson(loaded.opened.conversation), {
    ...text,
    answers: true,
    ...(notBefore !== undefined && { notBefore }),
  });
  const outcome = await platform.table.write([
    ...sent.writes,
    auditWrite(
      platform,
      scope,
      conversationKeySubject(id),
      'text-person',
      item.waiting === undefined ? 'follow-up' : 'answer',
    ),
  ]);
  const repeated = !outcome.committed && outcome.refusals.includes('text-exists');
  if (!outcome.committed && !repeated) return changed();
  return {
    ...(sent.outboxId !== undefined && { outboxId: sent.outboxId }),
    sequence: repeated ? item.sequence : sent.item.sequence,
    segments: measure(text.body).segments,
    warnings,
    ...(notBefore !== undefined && { notBefore }),
  };
}

const REPEATED_WITHIN_DAYS = 3;

/** On a page a text has no place in the outbox that a repeat would meet. */
const writtenOnce = (phoneKey: PhoneKey, id: string, now: string): Write =>
  create(
    {
      ...conversationKey(phoneKey),
      sk: `WRITTEN#${id}`,
      kind: 'written-once',
      expiresAt: ttlAfter(now, REPEATED_WITHIN_DAYS),
    },
    'text-exists',
  );

export interface Outgoing {
  readonly writes: Write[];
  readonly item: ConversationItem;
  readonly outboxId?: string;
}

/**
 * The writes of one text from a member of the hub: the conversation as it is after it, the message in its place in the
 * thread, and the text in the outbox, behind the one before it. `answers`: the conversation waits for nobody any more.
 */
export async function outgoing(
  platform: Platform,
  scope: Scope,
  id: PhoneKey,
  loaded: Loaded,
  conversation: Conversation,
  text: TextToWrite & { readonly notBefore?: string; readonly answers: boolean },
): Promise<Outgoing> {
  const { settings, item, key, opened } = loaded;
  const now = platform.clock().toISOString();
  const sequence = item.sequence + 1;
  const queued =
    opened.phone === undefined
      ? undefined
      : await queueText(platform, {
          ...(text.id !== undefined && { id: text.id }),
          to: opened.phone,
          body: text.body,
          from: 'intake',
          sealedWith: key,
          urgent: item.waiting?.urgency === 'danger',
          about: { kind: 'conversation', id },
          afterFailure: { what: 'text-failed', phoneKey: id },
          knowingly: text.knowingly,
          ...(item.lastOutboxId !== undefined && { behind: item.lastOutboxId }),
          ...(text.notBefore !== undefined && { notBefore: text.notBefore }),
        });
  const { waiting, ...rest } = item;
  // Whoever answers what was just written answers in the same sitting, if there was one.
  const isSitting = isDeclaredSafe(safetyOf(platform, loaded));
  const inSitting = isSitting ? { ...conversation, lastTextAt: now } : conversation;
  const next: ConversationItem = {
    ...rest,
    ...(waiting && !text.answers && { waiting }),
    handledBy: 'human',
    sealed: sealConversation(key, id, inSitting, opened.phone),
    sequence,
    claimedBy: scope.memberId,
    ...(queued && { lastOutboxId: queued.id }),
    updatedAt: now,
  };
  const message = {
    sequence,
    direction: 'out' as const,
    at: now,
    text: text.body,
    media: 0,
    author: scope.memberId,
    ...(text.answers && { answered: { ...(waiting && { waiting }) } }),
    ...(queued && { outboxId: queued.id }),
  };
  return {
    item: next,
    ...(queued && { outboxId: queued.id }),
    writes: [
      replace(toItem(platform.hubId, next, settings.retention.conversationDays), item.version),
      create(toMessageItem(key, id, message), 'text-exists'),
      queued?.write ?? writtenOnce(id, text.id ?? platform.ids.uuid(), now),
    ],
  };
}
