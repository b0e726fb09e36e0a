import { measure } from '../messaging/segments.ts';
import { newConversation, withSafetyUnknown } from './conversation.ts';
import type { FlowNode, Question, Rest } from './flow.ts';
import type { CommunityCandidate, Conversation, Effect, IntakeHub, Language, Reply, Step } from './model.ts';
import { shippedFlow } from './shipped-flow.ts';
import { wordingOf, type TextKey } from './texts.ts';

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
export const startNode = (): Rest => restOf(shippedFlow.start);
export const quietNode = (): Rest => restOf(shippedFlow.quiet);

export function say(key: TextKey, language: Language, hub: IntakeHub, candidates?: string): Reply {
  const values = { crisisLines: hub.crisisLines, ...(candidates !== undefined && { candidates }) };
  return { text: wordingOf(key, language, hub.texts, values), language };
}

/** The short list of places. Names are never altered: a list that would not fit two segments is shortened instead. */
function sayWithCandidates(key: TextKey, state: Conversation, hub: IntakeHub): Reply {
  const candidates = state.candidates ?? [];
  for (let count = candidates.length; count > 1; count -= 1) {
    const reply = say(key, state.language, hub, numbered(candidates.slice(0, count)));
    if (measure(reply.text).segments <= MOST_SEGMENTS) return reply;
  }
  return say(key, state.language, hub, numbered(candidates.slice(0, 1)));
}

const numbered = (candidates: readonly CommunityCandidate[]): string =>
  candidates.map(({ name }, index) => `${String(index + 1)} ${name.slice(0, LONGEST_NAME)}`).join(' ');

/** Asks a question: the first time, or again. */
export function ask(question: Question, state: Conversation, hub: IntakeHub, again = false): Reply {
  const key = again ? question.again : question.prompt;
  return question.reads.as === 'candidate' ? sayWithCandidates(key, state, hub) : say(key, state.language, hub);
}

/** Where an already answered question leads, or undefined while it is open. */
function past(question: Question, { answers, skipped, candidates = [] }: Conversation): string | undefined {
  if (skipped.includes(question.fills)) return question.whenSkipped;
  const { reads } = question;
  switch (reads.as) {
    case 'yes-no': {
      // Only a plain yes lets the questions go on; a consent may also be a settled no.
      const said = question.fills === 'consent' ? answers.consent : answers.safeToText === 'yes' ? 'yes' : undefined;
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

/** Goes to the first open node from `from`, and says its text. */
export function proceed(from: string, state: Conversation, now: string, hub: IntakeHub): Step {
  const node = nextOpen(from, state);
  return node.kind === 'rest'
    ? arrive(node, state, now, hub)
    : settle({ ...state, node: node.id }, [ask(node, state, hub)]);
}

function arrive(rest: Rest, before: Conversation, now: string, hub: IntakeHub): Step {
  const effects: Effect[] = [];
  let state: Conversation = { ...before, node: rest.id };
  if (rest.intakeReady) {
    // A second time through, after a silence: the file is already in the queue, and someone should see they are back.
    effects.push(state.intakeReadyAt === undefined ? { kind: 'intake-ready' } : { kind: 'text-for-human' });
    state = { ...state, intakeReadyAt: state.intakeReadyAt ?? now };
  }
  if (rest.handsToHuman) {
    effects.push({ kind: 'call-human', reason: 'consent-not-given', urgent: false });
    state = { ...state, handledBy: 'human' };
  }
  return settle(state, rest.text === undefined ? [] : [say(rest.text, state.language, hub)], effects);
}

/** The first question after a silence or at the very beginning, with a greeting in place of its plain text. */
export function greet(rest: Rest, before: Conversation, hub: IntakeHub, languageIsClear: boolean): Step {
  const { whenWritten } = rest;
  if (whenWritten.do !== 'ask') return settle(before, [say(whenWritten.text, before.language, hub)]);
  const state = { ...withSafetyUnknown(before), node: whenWritten.next };
  const key = languageIsClear ? whenWritten.greeting : whenWritten.greetingWhenUnsure;
  return settle(state, [say(key, state.language, hub)]);
}

/** "Not safe": a neutral goodbye, and quiet until the person writes again. */
export function goQuiet(before: Conversation, hub: IntakeHub): Step {
  const rest = quietNode();
  const state: Conversation = {
    ...before,
    node: rest.id,
    misunderstandings: 0,
    answers: { ...before.answers, safeToText: 'no' },
  };
  return settle(state, rest.text === undefined ? [] : [say(rest.text, state.language, hub)]);
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
