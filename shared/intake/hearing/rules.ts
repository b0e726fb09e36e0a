import { candidates, phrase, spansOf, type Groups, type Phrase, type Reading, type Span } from './phrases.ts';

/**
 * Rules over ideas, for what can be said in too many ways to list. An idea is a named list of phrases (the small
 * language of `phrases.ts`, several on one line parted by ` | `), in any language. One rule a line:
 *
 *   [they] & [hurts] & [me]           all of these, in any order, with no more than eight other words between them
 *   [they] then [hurts] then [me]     the same, in this order
 *   [gun] & on the table              a piece may also be a phrase
 *   [dead] unless [past] [joke]       not where one of these is in the same sentence, within ten words of what was found
 *   [hurts] unless [past] after [no]  nor where one of those after `after` is among the three words before it, or in it
 */
export type Ideas = Readonly<Record<string, readonly string[]>>;

/** Ideas as one language says them, with the groups its phrases use. */
export type Vocal<Language> = { readonly language: Language; readonly ideas: Ideas; readonly groups: Groups };

const BETWEEN = 8;
const AROUND = 10;
const BEFORE = 3;

type Rule = {
  readonly pieces: readonly number[];
  readonly unless: readonly number[];
  readonly after: readonly number[];
  readonly ordered: boolean;
};
export type Rulebook<Language> = {
  readonly rules: readonly Rule[];
  readonly phrases: readonly Phrase[];
  /** Of each phrase, in the same order: the idea it says and the language it says it in. */
  readonly says: readonly { readonly idea: number; readonly language: Language | undefined }[];
  /** Those of ideas that a rule looks for, and those of ideas that only ever take a find away. */
  readonly wanted: readonly Phrase[];
  readonly contexts: readonly Phrase[];
};
type Said<Language> = Span & { readonly language: Language | undefined };

/** @throws Error naming the rule or the phrase when it names an idea or a group that is not there: a mistake in a list. */
export function rulebook<Language>(written: readonly string[], vocals: readonly Vocal<Language>[]): Rulebook<Language> {
  const numbers = new Map<string, number>();
  const list: Phrase[] = [];
  const says: { readonly idea: number; readonly language: Language | undefined }[] = [];
  const add = (name: string, lines: readonly string[], language: Language | undefined, groups: Groups): number => {
    const idea = numbers.get(name) ?? numbers.size;
    numbers.set(name, idea);
    for (const one of lines.flatMap((line) => line.split(' | '))) {
      list.push(phrase(one, groups));
      says.push({ idea, language });
    }
    return idea;
  };
  for (const { language, ideas, groups } of vocals) {
    for (const [name, lines] of Object.entries(ideas)) add(`[${name}]`, lines, language, groups);
  }
  const allGroups = vocals.reduce<Groups>((all, { groups }) => ({ ...all, ...groups }), {});
  const number = (piece: string, rule: string): number => {
    const known = numbers.get(piece);
    if (known !== undefined) return known;
    if (piece.startsWith('[')) throw new Error(`The rule "${rule}" names an idea that is not in the lists: ${piece}`);
    return add(piece, [piece], undefined, allGroups);
  };
  const rules = written.map((line): Rule => {
    const [wanted = '', contexts = ''] = line.split(' unless ');
    const [around = '', before = ''] = contexts.startsWith('after ')
      ? ['', contexts.slice(6)]
      : contexts.split(' after ');
    const named = (names: string) => names.split(' ').flatMap((name) => (name === '' ? [] : [number(name, line)]));
    const ordered = wanted.includes(' then ');
    return {
      pieces: wanted.split(ordered ? ' then ' : ' & ').map((piece) => number(piece, line)),
      unless: named(around),
      after: named(before),
      ordered,
    };
  });
  const pieces = new Set(rules.flatMap((rule) => rule.pieces));
  const isWanted = (_: Phrase, at: number): boolean => pieces.has(says[at]?.idea ?? -1);
  const [wanted, contexts] = [list.filter(isWanted), list.filter((one, at) => !isWanted(one, at))];
  return { rules, phrases: list, says, wanted, contexts };
}

/**
 * The first rule that applies to a text, with the language its words are of, where they are all of one. `ends`: before
 * which words a new sentence begins; what calms one sentence says nothing of the next.
 */
export function findRule<Language>(
  book: Rulebook<Language>,
  text: Reading,
  ends: readonly number[] = [],
): { readonly rule: number; readonly language: Language | undefined } | undefined {
  const said = ideasIn(book, text);
  for (const [at, rule] of book.rules.entries()) {
    if (!rule.pieces.every((piece) => said.has(piece))) continue;
    const spans = rule.pieces.map((piece) => said.get(piece) ?? []);
    const around = rule.unless.flatMap((piece) => said.get(piece) ?? []);
    const before = rule.after.flatMap((piece) => said.get(piece) ?? []);
    const found = together(
      spans,
      rule.ordered,
      [],
      (from, to) =>
        around.every(
          (context) =>
            isFar(context, { from, to }) ||
            ends.some((end) => isBetween(end, context, { from, to }) || isOver(end, context)),
        ) && before.every((context) => context.from >= to || from - context.to > BEFORE),
    );
    if (found) {
      const languages = new Set(found.flatMap(({ language }) => (language === undefined ? [] : [language])));
      return { rule: at, language: languages.size === 1 ? [...languages][0] : undefined };
    }
  }
  return undefined;
}

function isFar(context: Span, { from, to }: Span): boolean {
  return context.from - to > AROUND || from - context.to > AROUND;
}

function isBetween(end: number, context: Span, { from, to }: Span): boolean {
  return (context.to <= end && end <= from) || (to <= end && end <= context.from);
}

/** "… where i am. ok thanks" does not say "i am ok". */
const isOver = (end: number, { from, to }: Span): boolean => from < end && end < to;

function ideasIn<Language>(book: Rulebook<Language>, text: Reading): ReadonlyMap<number, readonly Said<Language>[]> {
  const said = new Map<number, Said<Language>[]>();
  for (const at of candidates(book.phrases, text)) {
    const [wanted, says] = [book.phrases[at], book.says[at]];
    if (!wanted || !says) continue;
    for (const { from, to } of spansOf(wanted, text)) {
      const one = { from, to, language: says.language };
      const known = said.get(says.idea);
      if (known) known.push(one);
      else said.set(says.idea, [one]);
    }
  }
  return said;
}

/**
 * One span of each piece, none over another, close enough together, where `holds` of the whole; tried piece by piece.
 * Pieces still to come may fill the words between those chosen, so that the order of the pieces in a rule never decides.
 */
function together<One extends Span>(
  pieces: readonly (readonly One[])[],
  ordered: boolean,
  chosen: readonly One[],
  holds: (from: number, to: number) => boolean,
): readonly One[] | undefined {
  const spans = pieces[chosen.length];
  if (spans === undefined) {
    return wordsBetween(chosen) <= BETWEEN &&
      holds(Math.min(...chosen.map(({ from }) => from)), Math.max(...chosen.map(({ to }) => to)))
      ? chosen
      : undefined;
  }
  const fill = pieces.slice(chosen.length + 1).reduce((words, later) => words + longest(later), 0);
  for (const span of spans) {
    const before = chosen.at(-1);
    if (before && ordered && span.from < before.to) continue;
    if (chosen.some((other) => span.from < other.to && other.from < span.to)) continue;
    const so = [...chosen, span];
    if (wordsBetween(so) > BETWEEN + fill) continue;
    const found = together(pieces, ordered, so, holds);
    if (found) return found;
  }
  return undefined;
}

function longest(spans: readonly Span[]): number {
  return spans.reduce((most, { from, to }) => Math.max(most, to - from), 0);
}

function wordsBetween(spans: readonly Span[]): number {
  const from = Math.min(...spans.map((span) => span.from));
  const to = Math.max(...spans.map((span) => span.to));
  return spans.reduce((left, span) => left - (span.to - span.from), to - from);
}
