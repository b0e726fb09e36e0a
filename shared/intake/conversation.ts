import type { Rest } from './flow.ts';
import type { Conversation, Language, Slot } from './model.ts';
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
    answers: { ...state.answers, safeToText: undefined },
    skipped: state.skipped.filter((slot) => slot !== 'safeToText'),
    misunderstandings: 0,
  };
}

/** A coordinator writes from now on: no question is asked until they give back. */
export function takenOver(state: Conversation): Conversation {
  return { ...state, handledBy: 'human', misunderstandings: 0 };
}

/** The questions may go on: the next text is greeted and asked again whether texting is safe, or acknowledged if all is known. */
export function givenBack(state: Conversation): Conversation {
  const finished = shippedFlow.nodes.find((node): node is Rest => node.kind === 'rest' && node.intakeReady);
  const node = state.intakeReadyAt !== undefined && finished ? finished.id : shippedFlow.quiet;
  return { ...withSafetyUnknown(state), handledBy: 'flow', node };
}
