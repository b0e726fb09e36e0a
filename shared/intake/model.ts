import * as z from 'zod';

/** The languages the conversation is written in. A person who writes in another one is handed to a human. */
export const languageSchema = z.enum(['fr', 'en']);
export type Language = z.infer<typeof languageSchema>;
export type Bilingual = Readonly<Record<Language, string>>;

export const needSchema = z.enum(['transport', 'safe-place', 'talk', 'health', 'legal', 'other']);
export type Need = z.infer<typeof needSchema>;

/** A band, never a birth date: as little as possible is kept. */
export const ageBandSchema = z.enum(['under-16', '16-17', '18-plus', 'unknown']);
export type AgeBand = z.infer<typeof ageBandSchema>;

export const safeToTextSchema = z.enum(['yes', 'no', 'unsure']);
export type SafeToText = z.infer<typeof safeToTextSchema>;

export const dayOfWeekSchema = z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']);
export type DayOfWeek = z.infer<typeof dayOfWeekSchema>;

const wallTimeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as 08:30');

/** From `from`, up to `to` and not at it; a window whose end is before its beginning runs over midnight. */
export const safeWindowSchema = z.strictObject({
  from: wallTimeSchema,
  to: wallTimeSchema,
  /** The days on which it begins; without them, every day. */
  days: z.array(dayOfWeekSchema).min(1).max(7).optional(),
});
export type SafeWindow = z.infer<typeof safeWindowSchema>;

/** When texts may reach the phone, on the person's own clock. No window: at any hour. */
export const safeHoursSchema = z.strictObject({
  timeZone: z.string().min(1).max(60),
  windows: z.array(safeWindowSchema).max(14),
});
export type SafeHours = z.infer<typeof safeHoursSchema>;

/** What makes it easier for a person to be served; their own words stand beside these. */
export const accommodationSchema = z.enum([
  'plain-language',
  'interpreter',
  'wheelchair',
  'hearing-or-vision',
  'service-animal',
  'with-children',
]);
export type Accommodation = z.infer<typeof accommodationSchema>;

/** What a question fills. A flow's question names one of these. */
export const slotSchema = z.enum([
  'safeToText',
  'dangerNow',
  'safeHours',
  'needs',
  'community',
  'ageBand',
  'nation',
  'accommodations',
  'consent',
  'codeWord',
]);
export type Slot = z.infer<typeof slotSchema>;

export const answersSchema = z.object({
  safeToText: safeToTextSchema.optional(),
  safeHours: safeHoursSchema.optional(),
  /** The answer to "are you in danger right now?"; what is said at any moment is in the conversation's `danger`. */
  dangerNow: safeToTextSchema.optional(),
  needs: z.array(needSchema).optional(),
  communityId: z.string().optional(),
  /** The person's own words for the place, kept whether or not the place was found. */
  communityWords: z.string().optional(),
  ageBand: ageBandSchema.optional(),
  /** Self-declared and never asked twice (OCAP): the person's own words, and the Nation they name where it is known. */
  nation: z
    .object({ declared: z.boolean(), words: z.string().optional(), communityId: z.string().optional() })
    .optional(),
  accommodations: z.array(accommodationSchema).optional(),
  accommodationWords: z.string().optional(),
  consent: z.enum(['yes', 'no']).optional(),
  /** Free words of the person, oldest first, for the coordinator's eyes. */
  notes: z.array(z.string()),
});
export type Answers = z.infer<typeof answersSchema>;

/** Why the phone seems to be in other hands. */
export const doubtSchema = z.enum(['wrong-code-word', 'other-language', 'hostile-words']);
export type Doubt = z.infer<typeof doubtSchema>;

const communityCandidateSchema = z.object({ id: z.string(), name: z.string() });
export type CommunityCandidate = z.infer<typeof communityCandidateSchema>;

/**
 * Everything the engine remembers of one phone: plain JSON, which the store encrypts as one blob under the
 * conversation's own key. `node` is a name in the flow; a name the flow no longer has is survived, not refused.
 */
export const conversationSchema = z.object({
  language: languageSchema,
  languageIsGuess: z.boolean(),
  node: z.string().min(1),
  answers: answersSchema,
  skipped: z.array(slotSchema),
  /** Places offered in the last short list, in the order they were numbered. */
  candidates: z.array(communityCandidateSchema).optional(),
  optedOut: z.boolean(),
  misunderstandings: z.number().int().nonnegative(),
  handledBy: z.enum(['flow', 'human']),
  intakeReadyAt: z.string().optional(),
  /** A member of the hub writes: nothing is answered by itself. Without it a human was called and has not come yet. */
  withPerson: z.boolean().optional(),
  /** Back after a silence: once safety is known, the conversation is a human's again. */
  humanAfter: z.boolean().optional(),
  /** `near`: someone they fear was beside them, in this sitting. */
  danger: z.object({ at: z.string(), near: z.boolean().optional() }).optional(),
  eraseAsked: z.boolean().optional(),
  /** Short sentences, one idea a text: at the wish of the person or of the coordinator. */
  plain: z.boolean().optional(),
  /** When they last said that it is not safe to text; what was queued before is not sent after it. */
  unsafeSince: z.string().optional(),
  /** They said when it would be safe again. */
  pausedUntil: z.string().optional(),
  /** In the plain form of `wording.ts`. Asked before anything is said after a silence. */
  codeWord: z.string().optional(),
  /** In this sitting; a silence ends it. */
  codeWordSaidAt: z.string().optional(),
  /** The phone seems to be in other hands: nothing is said until a human, or the code word, clears it. */
  doubt: z.object({ at: z.string(), why: doubtSchema }).optional(),
  /** Prints of the hour's last texts and of where each was said: tells a machine that repeats itself (`traffic.ts`). */
  heard: z.array(z.string()).optional(),
  /** They were asked whether they arrived well; their next text answers it. */
  arrivalCheck: z.object({ tripId: z.string(), askedAt: z.string(), outboxId: z.string() }).optional(),
  /** They were told that somebody comes for them; `pickupAt` is an ISO instant. */
  ride: z.object({ tripId: z.string(), pickupAt: z.string() }).optional(),
  lastTextAt: z.string(),
});
export type Conversation = z.infer<typeof conversationSchema>;

export type Inbound = {
  readonly text: string;
  readonly mediaCount: number;
  /** When the question whether they arrived well left, where it is the last thing they were asked. */
  readonly checkSentAt?: string | undefined;
};
export type Reply = { readonly text: string; readonly language: Language };

export type HumanCallReason =
  | 'danger'
  /** Someone they fear is near: the reply says nothing of it, a human is told at once. */
  | 'threat-near'
  /** Both: they are in danger now, and whoever they fear may see or hear an answer. */
  | 'danger-near'
  | 'opted-out-in-danger'
  | 'help'
  | 'opted-out-asks-help'
  | 'asked'
  | 'misunderstood'
  | 'consent-not-given'
  | 'other-language'
  /** Not sure whether they are in danger. */
  | 'may-be-in-danger'
  /** Asked whether they arrived well, they did not say yes. */
  | 'arrival-in-doubt'
  /** They did not answer at all, or the question did not reach them. */
  | 'arrival-unanswered'
  /** They wrote while a ride stands for them, or on it. */
  | 'about-ride'
  /** Somebody else seems to hold the phone. */
  | 'phone-in-doubt';

export type Effect =
  /** Tell the on-call person. `urgent` means at once, at any hour; `isNews`, even right after another alert. */
  | {
      readonly kind: 'call-human';
      readonly reason: HumanCallReason;
      readonly urgent: boolean;
      readonly isNews?: boolean;
    }
  /** The questions are done: the conversation belongs in the triage queue. Given once in a conversation. */
  | { readonly kind: 'intake-ready' }
  | { readonly kind: 'opted-out' }
  | { readonly kind: 'opted-in' }
  /** The person has confirmed: destroy the key. The returned state is a blank one that only remembers an opt-out. */
  | { readonly kind: 'erase' }
  | { readonly kind: 'language-changed'; readonly language: Language }
  /** Whether they arrived well, for the trip they were asked about. */
  | { readonly kind: 'arrival'; readonly tripId: string; readonly answer: 'well' | 'not-well' }
  /** Words nobody has read yet, in a conversation whose questions are over or that a human handles. */
  | { readonly kind: 'text-for-human' };

export type Step = {
  readonly state: Conversation;
  /** At most one reply: one text in, one text out. */
  readonly replies: readonly Reply[];
  readonly effects: readonly Effect[];
};

export type CommunitySearch =
  /** `exact`: the words are the place's name but for case, accents and punctuation; otherwise it is the likely one. */
  | { readonly kind: 'found'; readonly id: string; readonly name: string; readonly exact: boolean }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly CommunityCandidate[] }
  | { readonly kind: 'unknown' };

/** Numbers that the texts give; data, because a line may change its number. */
export type CrisisLines = {
  /** Always told to be called, never texted: text-with-911 serves only registered users who first dial. */
  readonly emergency: string;
  /** May be called or texted, day and night, in both languages. */
  readonly distress: string;
};
export const defaultCrisisLines: CrisisLines = { emergency: '911', distress: '9-8-8' };

/** What the engine needs of the hub: its own wording, its places, its lines. */
export type IntakeHub = {
  /** Hub wording by text key (see `texts.ts`); check it with `checkTexts` when the hub's settings are loaded. */
  readonly texts?: Readonly<Record<string, Bilingual>>;
  readonly crisisLines: CrisisLines;
  /** The language to fall back on when the first words give no sign. */
  readonly defaultLanguage: Language;
  /** After a silence this long, the phone may be in other hands: ask again whether texting is safe. */
  readonly askAgainAfterMinutes: number;
  /** Questions that make no sense where this conversation is held. */
  readonly notAsked?: readonly Slot[];
  readonly findCommunity: (words: string) => CommunitySearch;
  /** IANA name; of the hub where the person's place is not known. */
  readonly timeZoneOf: (communityId: string | undefined) => string;
};

/** The triage queue's order: danger before a call for help, before a finished intake, before words nobody has read. */
export const URGENCY = ['danger', 'human-asked', 'intake-ready', 'unread'] as const;
export type Urgency = (typeof URGENCY)[number];

/** That a conversation waits for a human: how urgently, since when, and how often somebody on call was told. */
export const waitingSchema = z.object({
  urgency: z.enum(URGENCY),
  since: z.string(),
  alerts: z.number().int(),
  /** When somebody on call was last told, and when the next one will be. A clock that comes before that is an old one. */
  toldAt: z.string().optional(),
  nextAt: z.string().optional(),
});
export type Waiting = z.infer<typeof waitingSchema>;
