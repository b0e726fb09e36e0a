import type { Rest } from './flow.ts';
import type { Conversation, Doubt, Language, Slot } from './model.ts';
import { shippedFlow } from './shipped-flow.ts';

const MOST_NOTES = 20;
const NOTE_LENGTH = 500;

/** A phone never seen, or erased. `now` is an ISO instant. */
export function newConversation(language: Language, now: string): Conversation {
  return {
    language,
    languageIsGuess: true,
    node: shippedFlow.start,
    answers: { notes: [] },
    skipped: [],
    optedOut: false,
    misunderstandings: 0,
    handledBy: 'flow',
    lastTextAt: now,
  };
}

/** The person's own words, for the coordinator: the last twenty texts, each cut at 500 characters. */
export function withNote(state: Conversation, text: string): Conversation {
  const note = text.trim().slice(0, NOTE_LENGTH);
  if (note === '') return state;
  return { ...state, answers: { ...state.answers, notes: [...state.answers.notes, note].slice(-MOST_NOTES) } };
}

export function withSkipped(state: Conversation, slot: Slot): Conversation {
  return state.skipped.includes(slot) ? state : { ...state, skipped: [...state.skipped, slot] };
}

/** Whether it is safe is asked anew: the phone may be in other hands. */
export function withSafetyUnknown(state: Conversation): Conversation {
  return {
    ...state,
    answers: { ...state.answers, safeToText: undefined, dangerNow: undefined },
    skipped: state.skipped.filter((slot) => slot !== 'safeToText' && slot !== 'dangerNow'),
    misunderstandings: 0,
  };
}

/**
 * After a silence the phone may be in other hands: nothing that was said of the moment holds any more. The next question is
 * whether it is safe, and whoever had the conversation is not taken to be there still.
 */
export function afterSilence(state: Conversation): Conversation {
  if (state.node === shippedFlow.start && state.handledBy === 'flow') return state;
  const danger = state.danger && { at: state.danger.at };
  const known: Conversation = { ...withSafetyUnknown(state), danger, codeWordSaidAt: undefined, eraseAsked: false };
  if (state.doubt !== undefined) return known;
  const after: Partial<Conversation> =
    state.handledBy === 'human' ? { handledBy: 'flow', withPerson: undefined, humanAfter: true } : {};
  return { ...known, ...after, node: shippedFlow.quiet };
}

/** A human was called: no question is asked until they give back. */
export function takenOver(state: Conversation): Conversation {
  return { ...state, handledBy: 'human', humanAfter: undefined, misunderstandings: 0, eraseAsked: false };
}

/** A member of the hub is there and writes: nothing is answered by itself. */
export const withPerson = (state: Conversation): Conversation => ({ ...takenOver(state), withPerson: true });

/** Somebody else seems to hold the phone: nothing goes to it until a human, or the code word, says otherwise. */
export function inDoubt(state: Conversation, why: Doubt, now: string): Conversation {
  return {
    ...takenOver(state),
    doubt: { at: now, why },
    unsafeSince: now,
    pausedUntil: undefined,
    codeWordSaidAt: undefined,
    answers: { ...state.answers, safeToText: 'no' },
  };
}

/** The code word was said, or a human knows who holds the phone. */
export function trusted(state: Conversation, now: string): Conversation {
  const { safeToText, ...answers } = state.answers;
  // What was said while somebody else may have held it says nothing of now.
  const said = state.doubt === undefined ? { safeToText } : {};
  const unsafeSince = state.doubt === undefined ? state.unsafeSince : undefined;
  return {
    ...state,
    doubt: undefined,
    unsafeSince,
    codeWordSaidAt: now,
    misunderstandings: 0,
    answers: { ...answers, ...said },
  };
}

/** The questions may go on: the next text is greeted and asked again whether texting is safe, or acknowledged if all is known. */
export function givenBack(state: Conversation): Conversation {
  const finished = shippedFlow.nodes.find((node): node is Rest => node.kind === 'rest' && node.intakeReady);
  const node = state.intakeReadyAt !== undefined && finished ? finished.id : shippedFlow.quiet;
  return { ...withSafetyUnknown(state), handledBy: 'flow', withPerson: undefined, doubt: undefined, node };
}
