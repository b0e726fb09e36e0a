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

/** Hours, in the person's own time zone, when texts may reach the phone. */
export const safeWindowSchema = z.strictObject({
  from: z.string().regex(/^\d\d:\d\d$/),
  to: z.string().regex(/^\d\d:\d\d$/),
  timeZone: z.string().min(1),
});
export type SafeWindow = z.infer<typeof safeWindowSchema>;

/** What a question fills. A flow's question names one of these. */
export const slotSchema = z.enum(['safeToText', 'needs', 'community', 'ageBand', 'consent']);
export type Slot = z.infer<typeof slotSchema>;

export const answersSchema = z.object({
  safeToText: safeToTextSchema.optional(),
  safeWindow: safeWindowSchema.optional(),
  needs: z.array(needSchema).optional(),
  communityId: z.string().optional(),
  /** The person's own words for the place, kept whether or not the place was found. */
  communityWords: z.string().optional(),
  ageBand: ageBandSchema.optional(),
  nation: z.string().optional(),
  accommodations: z.array(z.string()).optional(),
  consent: z.enum(['yes', 'no']).optional(),
  /** Free words of the person, oldest first, for the coordinator's eyes. */
  notes: z.array(z.string()),
});
export type Answers = z.infer<typeof answersSchema>;

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
  danger: z.object({ at: z.string() }).optional(),
  eraseAsked: z.boolean().optional(),
  lastTextAt: z.string(),
});
export type Conversation = z.infer<typeof conversationSchema>;

export type Inbound = { readonly text: string; readonly mediaCount: number };
export type Reply = { readonly text: string; readonly language: Language };

export type HumanCallReason =
  | 'danger'
  /** Someone they fear is near: the reply says nothing of it, a human is told at once. */
  | 'threat-near'
  | 'opted-out-in-danger'
  | 'help'
  | 'opted-out-asks-help'
  | 'asked'
  | 'misunderstood'
  | 'consent-not-given'
  | 'other-language';

export type Effect =
  /** Tell the on-call person. `urgent` means at once, at any hour. */
  | { readonly kind: 'call-human'; readonly reason: HumanCallReason; readonly urgent: boolean }
  /** The questions are done: the conversation belongs in the triage queue. Given once in a conversation. */
  | { readonly kind: 'intake-ready' }
  | { readonly kind: 'opted-out' }
  | { readonly kind: 'opted-in' }
  /** The person has confirmed: destroy the key. The returned state is a blank one that only remembers an opt-out. */
  | { readonly kind: 'erase' }
  | { readonly kind: 'language-changed'; readonly language: Language }
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
  readonly findCommunity: (words: string) => CommunitySearch;
};
