import type {
  Accommodation,
  AgeBand,
  Answers,
  Conversation,
  Language,
  Need,
  SafeToText,
  SafeHours,
  Slot,
} from './model.ts';

/** The structured intake, as a coordinator reads it. `consent: 'not-given'` covers skipped, unclear and not yet asked. */
export type IntakeSummary = {
  readonly language: Language;
  readonly safeToText: SafeToText | 'not-asked';
  readonly dangerNow: SafeToText | 'not-asked';
  readonly safeHours?: SafeHours;
  readonly needs: readonly Need[];
  readonly communityId?: string;
  readonly communityWords?: string;
  readonly ageBand: AgeBand;
  readonly nation?: NonNullable<Answers['nation']>;
  readonly accommodations: readonly Accommodation[];
  readonly accommodationWords?: string;
  readonly consent: 'yes' | 'no' | 'not-given';
  readonly notes: readonly string[];
  readonly skipped: readonly Slot[];
  readonly danger: boolean;
  readonly handledBy: Conversation['handledBy'];
  readonly intakeReadyAt?: string;
};

/** What may leave the hub in a referral: never the person's own words, never the phone's safety. */
export type ShareableIntake = {
  readonly language: Language;
  readonly needs: readonly Need[];
  readonly communityId?: string;
  readonly ageBand: AgeBand;
  readonly accommodations: readonly string[];
};

export function describeAnswers(conversation: Conversation): IntakeSummary {
  const { answers } = conversation;
  return {
    language: conversation.language,
    safeToText: answers.safeToText ?? 'not-asked',
    dangerNow: answers.dangerNow ?? 'not-asked',
    ...(answers.safeHours && { safeHours: answers.safeHours }),
    needs: answers.needs ?? [],
    ...(answers.communityId !== undefined && { communityId: answers.communityId }),
    ...(answers.communityWords !== undefined && { communityWords: answers.communityWords }),
    ageBand: answers.ageBand ?? 'unknown',
    ...(answers.nation !== undefined && { nation: answers.nation }),
    accommodations: answers.accommodations ?? [],
    ...(answers.accommodationWords !== undefined && { accommodationWords: answers.accommodationWords }),
    consent: answers.consent ?? 'not-given',
    notes: answers.notes,
    skipped: conversation.skipped,
    danger: conversation.danger !== undefined,
    handledBy: conversation.handledBy,
    ...(conversation.intakeReadyAt !== undefined && { intakeReadyAt: conversation.intakeReadyAt }),
  };
}

/** Undefined unless the person said yes to sharing. Affiliation with a Nation needs the Nation's own agreement (OCAP). */
export function shareableAnswers(conversation: Conversation): ShareableIntake | undefined {
  const { answers, language } = conversation;
  if (answers.consent !== 'yes') return undefined;
  return {
    language,
    needs: answers.needs ?? [],
    ...(answers.communityId !== undefined && { communityId: answers.communityId }),
    ageBand: answers.ageBand ?? 'unknown',
    accommodations: answers.accommodations ?? [],
  };
}

/** How the person wants to be written to. */
export type ContactSummary = {
  readonly language: Language;
  readonly plain: boolean;
  readonly safeHours?: SafeHours;
  readonly codeWord?: string;
  /** Since their last silence. */
  readonly codeWordSaid: boolean;
  readonly pausedUntil?: string;
};

export function describeContact(conversation: Conversation): ContactSummary {
  const { language, plain, answers, codeWord, codeWordSaidAt, pausedUntil } = conversation;
  return {
    language,
    plain: plain === true,
    ...(answers.safeHours && { safeHours: answers.safeHours }),
    ...(codeWord !== undefined && { codeWord }),
    codeWordSaid: codeWordSaidAt !== undefined,
    ...(pausedUntil !== undefined && { pausedUntil }),
  };
}
