import { measure } from '../messaging/segments.ts';
import { inDoubt, newConversation, takenOver, withSafetyUnknown } from './conversation.ts';
import type { FlowNode, Question, Rest } from './flow.ts';
import { sayHours } from './hours/hours-text.ts';
import type { CommunityCandidate, Conversation, Doubt, Effect, IntakeHub, Reply, SafeWindow, Step } from './model.ts';
import { sayMoment } from './hours/moment-text.ts';
import { readPause } from './hours/pause.ts';
import { shippedFlow } from './shipped-flow.ts';
import { wordingOf, type TextKey } from './texts/texts.ts';

/** Where a conversation goes next, and the text that says so. */

const nodes: ReadonlyMap<string, FlowNode> = new Map(shippedFlow.nodes.map((node) => [node.id, node]));
const LONGEST_NAME = 50;
const MOST_SEGMENTS = 2;

/** A name that the flow no longer has (it changed while the person was silent) is the start. */
export function nodeOf(state: Conversation): FlowNode {
  const node = nodes.get(state.node) ?? nodes.get(shippedFlow.start);
  if (node === undefined) throw new Error('The shipped flow has no start');
  return node;
}

function restOf(id: string): Rest {
  const node = nodes.get(id);
  if (node?.kind !== 'rest') throw new Error(`The shipped flow has no rest named ${id}`);
  return node;
}
/** Where "that is all" leads: the last question, unless this is it. */
export const lastQuestion = (question: Question): string =>
  question.id === shippedFlow.last ? question.whenSkipped : shippedFlow.last;
export const isAskedCodeWord = ({ node, handledBy }: Conversation): boolean =>
  node === shippedFlow.codeWord && handledBy === 'flow';
export const startNode = (): Rest => restOf(shippedFlow.start);
export const quietNode = (): Rest => restOf(shippedFlow.quiet);

/** Whose wish the wording follows: their language (another one where a keyword was said in it), simple words or not. */
export type Reader = Pick<Conversation, 'language' | 'plain'>;
type Values = { readonly candidates?: string; readonly hours?: string; readonly when?: string };

export function say(key: TextKey, { language, plain }: Reader, hub: IntakeHub, values: Values = {}): Reply {
  const filled = { crisisLines: hub.crisisLines, ...values };
  return { text: wordingOf(key, language, hub.texts, filled, plain === true), language };
}

export type Note = { readonly key: TextKey; readonly hours?: readonly SafeWindow[] };

/** A word on what was just said, before the next question; not where one text is to be one idea, nor beyond two segments. */
function withNoteFirst(note: Note | undefined, reply: Reply, reader: Reader, hub: IntakeHub): Reply {
  if (note === undefined) return reply;
  const hours = note.hours && { hours: sayHours(note.hours, reader.language) };
  const text = `${say(note.key, reader, hub, hours).text} ${reply.text}`;
  const urgent = note.hours === undefined;
  if (reader.plain === true && !urgent) return reply;
  return measure(text).segments <= MOST_SEGMENTS ? { ...reply, text } : reply;
}

/** The short list of places. Names are never altered: a list that would not fit two segments is shortened instead. */
function sayWithCandidates(key: TextKey, state: Conversation, hub: IntakeHub): Reply {
  const candidates = state.candidates ?? [];
  for (let count = candidates.length; count > 1; count -= 1) {
    const reply = say(key, state, hub, { candidates: numbered(candidates.slice(0, count)) });
    if (measure(reply.text).segments <= MOST_SEGMENTS) return reply;
  }
  return say(key, state, hub, { candidates: numbered(candidates.slice(0, 1)) });
}

const numbered = (candidates: readonly CommunityCandidate[]): string =>
  candidates.map(({ name }, index) => `${String(index + 1)} ${name.slice(0, LONGEST_NAME)}`).join(' ');

/** Asks a question: the first time, or again. */
export function ask(question: Question, state: Conversation, hub: IntakeHub, again = false): Reply {
  const key = again ? question.again : question.prompt;
  return question.reads.as === 'candidate' ? sayWithCandidates(key, state, hub) : say(key, state, hub);
}

/** Where an already answered question leads, or undefined while it is open. */
function past(question: Question, { answers, skipped, candidates = [] }: Conversation): string | undefined {
  if (skipped.includes(question.fills)) return question.whenSkipped;
  const { reads } = question;
  switch (reads.as) {
    case 'yes-no': {
      // Only a plain yes to safety lets the questions go on; the others may also be a settled no.
      const said =
        question.fills === 'consent'
          ? answers.consent
          : question.fills === 'dangerNow'
            ? answers.dangerNow
            : answers.safeToText === 'yes'
              ? 'yes'
              : undefined;
      return reads.options.find(({ answer }) => answer === said)?.next;
    }
    case 'needs':
      return answers.needs && answers.needs.length > 0 ? reads.next : undefined;
    case 'community':
      if (answers.communityId !== undefined) return reads.next;
      if (candidates.length > 0) return reads.whenAmbiguous;
      return answers.communityWords === undefined ? undefined : reads.next;
    case 'candidate':
      return candidates.length > 0 && answers.communityId === undefined ? undefined : reads.next;
    case 'age':
      return answers.ageBand === undefined ? undefined : reads.next;
    case 'hours':
      return answers.safeHours === undefined ? undefined : reads.next;
    case 'nation':
      return answers.nation === undefined ? undefined : reads.next;
    case 'accommodations':
      return answers.accommodations === undefined ? undefined : reads.next;
    case 'code-word':
      return undefined;
  }
}

/** The first node from here on that is still open: a question not answered yet, or a rest. */
export function nextOpen(from: string, state: Conversation): FlowNode {
  const seen = new Set<string>();
  for (let node = nodes.get(from); node !== undefined && !seen.has(node.id);) {
    if (node.kind === 'rest') return node;
    const onwards = past(node, state);
    if (onwards === undefined) return node;
    seen.add(node.id);
    node = nodes.get(onwards);
  }
  return quietNode();
}

/** Asked of everybody who comes back, and never waved through: safety, danger, the code word. */
export const mustBeAsked = ({ fills }: Question): boolean =>
  fills === 'safeToText' || fills === 'dangerNow' || fills === 'codeWord';

const comesBeforeHuman = (node: FlowNode): boolean =>
  node.kind === 'question' ? mustBeAsked(node) : node.id === shippedFlow.quiet || node.calls?.urgent === true;

/** Goes to the first open node from `from`, and says its text, after a word on what was just said. */
export function proceed(from: string, state: Conversation, now: string, hub: IntakeHub, note?: Note): Step {
  const node = nextOpen(from, state);
  if (state.humanAfter === true && !comesBeforeHuman(node)) {
    return settle(takenOver({ ...state, humanAfter: undefined }), [say('noted', state, hub)]);
  }
  if (node.kind === 'rest') return arrive(node, state, now, hub);
  return settle({ ...state, node: node.id }, [withNoteFirst(note, ask(node, state, hub), state, hub)]);
}

function arrive(rest: Rest, before: Conversation, now: string, hub: IntakeHub): Step {
  const effects: Effect[] = [];
  let state: Conversation = { ...before, node: rest.id };
  if (rest.intakeReady) {
    // A second time through, after a silence: the file is already in the queue, and someone should see they are back.
    effects.push(state.intakeReadyAt === undefined ? { kind: 'intake-ready' } : { kind: 'text-for-human' });
    state = { ...state, intakeReadyAt: state.intakeReadyAt ?? now };
  }
  if (rest.calls) {
    effects.push({ kind: 'call-human', ...rest.calls });
    state = { ...state, handledBy: 'human' };
    if (rest.calls.reason === 'danger') state = { ...state, danger: { at: now } };
  }
  return settle(state, rest.text === undefined ? [] : [say(rest.text, state, hub)], effects);
}

/** Somebody a human looked after comes back after a silence: safety first, then the human again. */
export function comeBack(before: Conversation, hub: IntakeHub): Step {
  const state: Conversation = { ...before, handledBy: 'flow', withPerson: undefined, humanAfter: true };
  return { ...greet(quietNode(), state, hub, true), effects: [{ kind: 'text-for-human' }] };
}

/** The first question after a silence or at the very beginning, with a greeting in place of its plain text. */
export function greet(rest: Rest, before: Conversation, hub: IntakeHub, languageIsClear: boolean): Step {
  const { whenWritten } = rest;
  if (whenWritten.do !== 'ask') return settle(before, [say(whenWritten.text, before, hub)]);
  const asked = withSafetyUnknown(before);
  if (asked.codeWord !== undefined && asked.codeWordSaidAt === undefined)
    return settle({ ...asked, node: shippedFlow.codeWord }, [say('code-word-ask', asked, hub)]);
  const key = languageIsClear ? whenWritten.greeting : whenWritten.greetingWhenUnsure;
  return settle({ ...asked, node: whenWritten.next }, [say(key, asked, hub)]);
}

/** "Not safe": a neutral goodbye, and quiet until the person writes again, or until the hour they named. */
export function goQuiet(before: Conversation, text: string, now: string, hub: IntakeHub): Step {
  const rest = quietNode();
  const asked = { ...notSafeNow(before, text, now, hub), node: rest.id, misunderstandings: 0 };
  // A human was called: when they write again, safety comes before the word that somebody is on the way.
  const isWaiting = before.handledBy === 'human' && before.doubt === undefined;
  const state: Conversation = isWaiting ? { ...asked, handledBy: 'flow', humanAfter: true } : asked;
  const { pausedUntil } = state;
  if (pausedUntil !== undefined) {
    const when = sayMoment(pausedUntil, timeZoneOf(state, hub), state.language);
    return settle(state, [say('goodbye-until', state, hub, { when })]);
  }
  return settle(state, rest.text === undefined ? [] : [say(rest.text, state, hub)]);
}

export const timeZoneOf = ({ answers }: Conversation, hub: IntakeHub): string =>
  answers.safeHours?.timeZone ?? hub.timeZoneOf(answers.communityId);

/** Nothing that was to be sent goes out from now on. */
export function notSafeNow(before: Conversation, text: string, now: string, hub: IntakeHub): Conversation {
  const pausedUntil = readPause(text, now, timeZoneOf(before, hub));
  return {
    ...before,
    answers: { ...before.answers, safeToText: 'no' },
    unsafeSince: now,
    pausedUntil,
    codeWordSaidAt: undefined,
  };
}

/** The phone seems to be in other hands: a text that says nothing, quiet from now on, and a human is told. */
export function suspect(before: Conversation, why: Doubt, now: string, hub: IntakeHub): Step {
  const call: Effect = { kind: 'call-human', reason: 'phone-in-doubt', urgent: true };
  if (before.withPerson === true) return settle(inDoubt(before, why, now), [], [call]);
  return arrive(restOf(shippedFlow.inDoubt), inDoubt(before, why, now), now, hub);
}

export function settle(state: Conversation, replies: readonly Reply[], effects: readonly Effect[] = []): Step {
  return { state, replies, effects };
}

/** Nothing is left but the language and a wish not to be written to. */
export function blankAfterErase(before: Conversation, now: string): Conversation {
  return {
    ...newConversation(before.language, now),
    languageIsGuess: before.languageIsGuess,
    optedOut: before.optedOut,
  };
}
