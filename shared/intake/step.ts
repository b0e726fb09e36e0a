import type { Conversation, Inbound, IntakeHub, Step } from './model.ts';

/**
 * One text in, the whole decision out. Total: any text, in any state, gives a state.
 * `state` is undefined for a phone never seen (or erased); `now` is an ISO instant.
 */
export function step(state: Conversation | undefined, inbound: Inbound, now: string, hub: IntakeHub): Step {
  void inbound;
  void hub;
  const next: Conversation = state ?? {
    language: 'en',
    languageIsGuess: true,
    node: 'safe',
    answers: { notes: [] },
    skipped: [],
    optedOut: false,
    misunderstandings: 0,
    handledBy: 'flow',
    lastTextAt: now,
  };
  return { state: next, replies: [], effects: [] };
}
