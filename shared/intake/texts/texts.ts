import { shippedTexts } from './shipped-texts.ts';
import { lintText, type SafetyFinding } from '../../messaging/safety-lint.ts';
import { measure, type SmsMeasure } from '../../messaging/segments.ts';
import { defaultCrisisLines, type Bilingual, type CrisisLines, type Language } from '../model.ts';
import { plainTexts } from './plain-texts.ts';

export type TextKey = keyof typeof shippedTexts;
export const isTextKey = (key: string): key is TextKey => Object.hasOwn(shippedTexts, key);

type Overrides = Readonly<Record<string, Bilingual>>;
type Values = {
  readonly crisisLines?: CrisisLines;
  readonly candidates?: string;
  readonly hours?: string;
  readonly when?: string;
};

/** Every text has its plain form: a key without one does not compile. */
const shippedPlainTexts: Readonly<Record<TextKey, Bilingual>> = plainTexts;

/** The keys of all texts, in the order in which they ship. */
export const textKeys = (): readonly TextKey[] => Object.keys(shippedTexts).filter(isTextKey);

/** The words that ship, what is filled in still in braces. */
export const shippedWording = (key: TextKey, plain: boolean): Bilingual =>
  plain ? shippedPlainTexts[key] : shippedTexts[key];

/**
 * The words a key stands for, in ordinary or in plain language: the hub's own first, under the key or under `<key>.plain`. What a
 * hub wrote in ordinary words never stands in for plain ones.
 */
function templateOf(key: TextKey, overrides: Overrides, plain: boolean): Bilingual {
  return overrides[plain ? `${key}.plain` : key] ?? shippedWording(key, plain);
}

/** The text of a key in a language, with its values filled in; `plain` for a person who reads simple words. */
export function wordingOf(
  key: TextKey,
  language: Language,
  overrides: Overrides = {},
  values: Values = {},
  plain = false,
): string {
  const lines = values.crisisLines ?? defaultCrisisLines;
  const template: string = templateOf(key, overrides, plain)[language];
  return template
    .replaceAll('{emergency}', lines.emergency)
    .replaceAll('{distress}', lines.distress)
    .replaceAll('{candidates}', values.candidates ?? '')
    .replaceAll('{hours}', values.hours ?? '')
    .replaceAll('{when}', values.when ?? '');
}

/** A usual length; a list of places or of hours that would not fit is shortened or left out where the text is written. */
const sampleValues: Values = { hours: '09:00-15:00, 20:30-23:30', when: 'mer 20:30' };

export type TextReport = {
  readonly key: TextKey;
  readonly language: Language;
  readonly plain: boolean;
  readonly text: string;
  readonly measure: SmsMeasure;
  readonly findings: readonly SafetyFinding[];
};

/**
 * Every text in both languages, in ordinary and in plain words, a hub's own wording among them: its words with usual values
 * and its crisis lines filled in, their encoding and segments, and what the safety lint finds for a phone not declared safe. To measure
 * all of them takes half a second: `isAsked` picks.
 */
export function checkTexts(
  overrides: Overrides = {},
  crisisLines: CrisisLines = defaultCrisisLines,
  isAsked: (key: TextKey, plain: boolean) => boolean = () => true,
): readonly TextReport[] {
  const languages: readonly Language[] = ['fr', 'en'];
  return textKeys().flatMap((key) =>
    languages.flatMap((language) =>
      [false, true]
        .filter((plain) => isAsked(key, plain))
        .map((plain) => {
          const text = wordingOf(key, language, overrides, { ...sampleValues, crisisLines }, plain);
          const findings = lintText(text, { phoneDeclaredSafe: false });
          return { key, language, plain, text, measure: measure(text), findings };
        }),
    ),
  );
}
