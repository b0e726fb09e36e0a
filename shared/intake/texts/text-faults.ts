import { lintText, type SafetyFindingKind } from '../../messaging/safety-lint.ts';
import { defaultCrisisLines, type Bilingual, type CrisisLines, type Language } from '../model.ts';
import { checkTexts, wordingOf, type TextKey, type TextReport } from './texts.ts';

/** What can be wrong with a text; an interface has words of its own for each. */
export type TextFaultCode = SafetyFindingKind | 'empty' | 'not-one-segment' | 'blank-missing' | 'blank-unknown';

/** `message` says what is wrong and names the words to change; they are the hub's own, nobody's who writes to it. */
export type TextFault = { readonly code: TextFaultCode; readonly message: string };

type Overrides = Readonly<Record<string, Bilingual>>;
type Form = Pick<TextReport, 'language' | 'plain'>;

/** Answers to the keywords a carrier requires, and to danger: whole on any phone, or not at all. */
export const mustBeOneSegment: ReadonlySet<TextKey> = new Set<TextKey>([
  'danger',
  'help',
  'info',
  'opted-out',
  'opted-out-both',
  'opted-in-with-human',
  'opening',
  'opening-both',
  'welcome-back',
]);

/** The name under which a hub would put its own wording. */
export const keyOf = (key: TextKey, { plain }: Pick<Form, 'plain'>): string => (plain ? `${key}.plain` : key);

/**
 * Which texts that go to a phone are empty, do not fit, are unsafe, or leave out what the shipped one fills in, with the lines a hub
 * names. `overrides` is a hub's own wording, by key and by `<key>.plain`.
 */
export function textFaults(
  overrides: Overrides,
  crisisLines: CrisisLines = defaultCrisisLines,
  isAsked?: (key: TextKey, plain: boolean) => boolean,
): readonly (TextFault & { readonly key: string; readonly language: Language })[] {
  return checkTexts(overrides, crisisLines, isAsked).flatMap((report) =>
    faultsOf(report, overrides).map((fault) => ({
      key: keyOf(report.key, report),
      language: report.language,
      ...fault,
    })),
  );
}

/** What is wrong with one text as it would be sent, `overrides` being what it was made of. */
function faultsOf(report: TextReport, overrides: Overrides): readonly TextFault[] {
  const { key, text, findings, measure: size } = report;
  const there = blanksOf(key, report, overrides);
  const lacking = shippedBlanks(key, report.language).filter((blank) => !there.includes(blank));
  return [
    ...emptyFaults(text),
    ...findings.map(({ kind, found }) => ({ code: kind, message: `${kind} (${found})` })),
    ...(mustBeOneSegment.has(key) && size.segments > 1
      ? [{ code: 'not-one-segment' as const, message: `must be one segment (${String(size.segments)})` }]
      : []),
    ...missing(lacking),
    ...strangeBlanks(text, []),
  ];
}

/** What is wrong with words that stand on a page: there they need not fit a text, and every letter can be shown. */
export function pageFaults(own: string, shipped: string): readonly TextFault[] {
  const known = blanksIn(shipped);
  return [
    ...emptyFaults(own),
    ...lintText(own, { phoneDeclaredSafe: false })
      .filter(({ kind }) => kind !== 'too-long' && kind !== 'forces-ucs-2')
      .map(({ kind, found }) => ({ code: kind, message: `${kind} (${found})` })),
    ...missing(known.filter((blank) => !blanksIn(own).includes(blank))),
    ...strangeBlanks(own, known),
  ];
}

/** What is wrong with a text that coordinators send often; what it leaves blank is theirs to fill in, and may be anything. */
export const cannedFaults = (own: string): readonly TextFault[] => [
  ...emptyFaults(own),
  ...lintText(own, { phoneDeclaredSafe: false }).map(({ kind, found }) => ({
    code: kind,
    message: `${kind} (${found})`,
  })),
];

/** What the shipped text of a key has filled in where it is written, such as `{emergency}`: the hub's own must leave room for it too. */
const shippedBlanks = (key: TextKey, language: Language): readonly string[] =>
  blanksOf(key, { language, plain: false }, {});

export const blanksIn = (text: string): readonly string[] => [...new Set(text.match(/\{\w+\}/gu) ?? [])];

const emptyFaults = (text: string): readonly TextFault[] =>
  text.trim() === '' ? [{ code: 'empty', message: 'is empty' }] : [];

const missing = (blanks: readonly string[]): readonly TextFault[] =>
  blanks.map((blank) => ({ code: 'blank-missing', message: `lacks ${blank}` }));

const strangeBlanks = (text: string, known: readonly string[]): readonly TextFault[] =>
  (text.match(/\{[^}]*\}/gu) ?? [])
    .filter((blank) => !known.includes(blank))
    .map((blank) => ({ code: 'blank-unknown', message: `has ${blank}, which nothing fills` }));

function blanksOf(key: TextKey, { language, plain }: Form, overrides: Overrides): readonly string[] {
  const asWritten = {
    crisisLines: { emergency: '{emergency}', distress: '{distress}' },
    candidates: '{candidates}',
    hours: '{hours}',
    when: '{when}',
  };
  return blanksIn(wordingOf(key, language, overrides, asWritten, plain));
}
