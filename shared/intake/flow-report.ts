import { measure } from '../messaging/segments.ts';
import { checkFlow, flowSchema, leadsTo, type Flow, type Question } from './flow.ts';
import type { Bilingual } from './model.ts';
import { keyOf, textFaults } from './texts/text-faults.ts';
import { checkTexts, wordingOf, type TextKey, type TextReport } from './texts/texts.ts';

/** `lines`: one for each text, in both languages, ordinary and plain. `problems`: what must not ship; empty when all is well. */
export type FlowReport = { readonly lines: readonly string[]; readonly problems: readonly string[] };

type Overrides = Readonly<Record<string, Bilingual>>;
type Form = Pick<TextReport, 'language' | 'plain'>;

const MOST_SEGMENTS = 2;
const forms: readonly Form[] = [
  { language: 'fr', plain: false },
  { language: 'fr', plain: true },
  { language: 'en', plain: false },
  { language: 'en', plain: true },
];

/** What `flowProblems` and `textProblems` find, and the size of every text. */
export function reportOn(flow: unknown, overrides: Overrides = {}): FlowReport {
  return {
    lines: checkTexts(overrides).map(lineOf),
    problems: [...flowProblems(flow, overrides), ...textProblems(overrides)],
  };
}

/** What `checkFlow` says, of unknown data, and which two texts that go out as one do not fit together. */
export function flowProblems(flow: unknown, overrides: Overrides = {}): readonly string[] {
  const parsed = flowSchema.safeParse(flow);
  if (!parsed.success) return parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  const graph = checkFlow(parsed.data).map(({ node, problem }) => `${node}: ${problem}`);
  return [...graph, ...joinedProblems(parsed.data, overrides)];
}

/** What `textFaults` finds, a line each. */
export const textProblems = (overrides: Overrides = {}): readonly string[] =>
  textFaults(overrides).map(({ key, language, message }) => `${key} ${language}: ${message}`);

function lineOf({ key, language, plain, measure: { encoding, segments, units } }: TextReport): string {
  const size = `${String(units).padStart(3)} units, ${String(segments)} ${segments === 1 ? 'segment' : 'segments'}`;
  return `${key.padEnd(24)} ${language}  ${plain ? 'plain   ' : 'ordinary'}  ${encoding}  ${size}`;
}

/**
 * Two texts that go out as one: a word on what was just said and the next question, or "nothing is erased" and the question
 * that was open. A word on danger that does not fit would be left out, and nobody would see it.
 */
function joinedProblems(flow: Flow, overrides: Overrides): readonly string[] {
  const questions = flow.nodes.filter((node) => node.kind === 'question');
  const notes = questions.flatMap(({ reads }) => (reads.as === 'yes-no' ? reads.options : []));
  const joined = notes.flatMap(({ note, next }) =>
    note === undefined ? [] : questionsFrom(next, flow).map(({ prompt }) => ({ first: note, then: prompt })),
  );
  const kept = questions.map(({ prompt }) => ({ first: 'kept' as const, then: prompt }));
  return [...joined, ...kept].flatMap(({ first, then }) =>
    forms.flatMap((form) => {
      const say = (key: TextKey): string => wordingOf(key, form.language, overrides, {}, form.plain);
      const { segments } = measure(`${say(first)} ${say(then)}`);
      const pair = `${keyOf(first, form)} and ${keyOf(then, form)} ${form.language}`;
      return segments > MOST_SEGMENTS ? [`${pair}: too long together (${String(segments)} segments)`] : [];
    }),
  );
}

/** The questions that may be open from here on: those already answered are passed over. */
function questionsFrom(start: string, flow: Flow): readonly Question[] {
  const found = new Set<Question>();
  const waiting = [start];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const node = flow.nodes.find((one) => one.id === id);
    if (node?.kind !== 'question' || found.has(node)) continue;
    found.add(node);
    waiting.push(...leadsTo(node));
  }
  return [...found];
}
