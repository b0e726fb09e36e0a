/** What the person answered, as far as the console has words for it: the API keeps the form of the answers open. */
export const NEEDS = ['transport', 'safe-place', 'talk', 'health', 'legal', 'other'] as const;
export const AGE_BANDS = ['under-16', '16-17', '18-plus', 'unknown'] as const;
export const YES_NO = ['yes', 'no', 'unsure', 'not-asked'] as const;
export const CONSENTS = ['yes', 'no', 'not-given'] as const;
export const ACCOMMODATIONS = [
  'plain-language',
  'interpreter',
  'wheelchair',
  'hearing-or-vision',
  'service-animal',
  'with-children',
] as const;
export const SLOTS = [
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
] as const;

export interface Intake {
  readonly needs: readonly (typeof NEEDS)[number][];
  readonly ageBand: (typeof AGE_BANDS)[number];
  readonly communityId: string | undefined;
  readonly communityWords: string | undefined;
  readonly dangerNow: (typeof YES_NO)[number];
  readonly safeToText: (typeof YES_NO)[number];
  readonly nation:
    | { readonly declared: boolean; readonly words: string | undefined; readonly communityId: string | undefined }
    | undefined;
  readonly accommodations: readonly (typeof ACCOMMODATIONS)[number][];
  readonly accommodationWords: string | undefined;
  readonly consent: (typeof CONSENTS)[number];
  /** In their own words. */
  readonly notes: readonly string[];
  readonly skipped: readonly (typeof SLOTS)[number][];
  readonly danger: boolean;
  /** When the questions were done. */
  readonly readyAt: string | undefined;
}

type Answers = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Answers => typeof value === 'object' && value !== null;
const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const codesOf = <C extends string>(codes: readonly C[], value: unknown): readonly C[] =>
  listOf(value).flatMap((one) => codes.find((code) => code === one) ?? []);

/** Reads the answers; what has another form than expected is left out. */
export function intakeOf(answers: Answers): Intake {
  const { nation } = answers;
  return {
    needs: codesOf(NEEDS, answers['needs']),
    ageBand: AGE_BANDS.find((band) => band === answers['ageBand']) ?? 'unknown',
    communityId: textOf(answers['communityId']),
    communityWords: textOf(answers['communityWords']),
    dangerNow: YES_NO.find((one) => one === answers['dangerNow']) ?? 'not-asked',
    safeToText: YES_NO.find((one) => one === answers['safeToText']) ?? 'not-asked',
    nation: isRecord(nation)
      ? {
          declared: nation['declared'] === true,
          words: textOf(nation['words']),
          communityId: textOf(nation['communityId']),
        }
      : undefined,
    accommodations: codesOf(ACCOMMODATIONS, answers['accommodations']),
    accommodationWords: textOf(answers['accommodationWords']),
    consent: CONSENTS.find((one) => one === answers['consent']) ?? 'not-given',
    notes: listOf(answers['notes']).flatMap((note) => textOf(note) ?? []),
    skipped: codesOf(SLOTS, answers['skipped']),
    danger: answers['danger'] === true,
    readyAt: textOf(answers['intakeReadyAt']),
  };
}
