import { readYesNo } from '../answers/yes-no.ts';
import { takenOver } from '../conversation.ts';
import { classify } from '../hearing/keywords.ts';
import { findAny, phrases, reading, vocabularyOf, without } from '../hearing/phrases.ts';
import { plainWords } from '../hearing/wording.ts';
import type { Conversation, Effect, Inbound, IntakeHub, Step } from '../model.ts';
import { say, settle } from '../progress.ts';
import { isAutomatic } from '../traffic/traffic.ts';
import { arrivedWords, besideArrived } from './arrival-words.ts';

const arrived = phrases(arrivedWords);
const beside = phrases(besideArrived);
const vocabulary = vocabularyOf([...arrived, ...beside]);

/** A yes, or as much in other words, and nothing else: whatever is said beside it may take it back. "Oui?" asks. */
export function saysArrived(text: string): boolean {
  return saysNothingMore(text) && findAny(arrived, reading(plainWords(text), vocabulary)) !== undefined;
}

/** Yes, thanks, a greeting: words that nobody has to read. "Thanks?" asks. */
export function saysNothingMore(text: string): boolean {
  const all = reading(plainWords(text), vocabulary);
  return !text.includes('?') && without(beside, without(arrived, all)).words.every(({ size }) => size === 0);
}

/**
 * The first text after somebody was asked whether they arrived well. A plain yes is thanked for and noted; anything else is
 * not a yes, and a human is called at once, beside whatever that text calls for by itself (`decide`). While a member of the hub
 * writes with them, a yes and a no still count, nothing is answered, and the rest is between the two.
 */
export function hearArrival(
  state: Conversation,
  { text, checkSentAt = '' }: Inbound,
  now: string,
  hub: IntakeHub,
  decide: (state: Conversation) => Step,
): Step {
  const { arrivalCheck: check, ...rest } = state;
  // A phone that says by itself "I am driving" answers nothing.
  if (check === undefined || isAutomatic(text)) return decide(state);
  const { danger, keyword, changedHands } = classify(text);
  const { optedOut, doubt, withPerson, lastTextAt } = state;
  const isHeld = withPerson === true;
  const arrival = (answer: 'well' | 'not-well'): Effect => ({ kind: 'arrival', tripId: check.tripId, answer });
  // Whoever answers what was just written answers in the same sitting.
  const asked: Conversation = { ...rest, lastTextAt: lastTextAt > checkSentAt ? lastTextAt : checkSentAt };
  const isSilent = Date.parse(now) - Date.parse(asked.lastTextAt) > hub.askAgainAfterMinutes * 60_000;
  const isSomethingElse = danger !== undefined || keyword !== undefined || changedHands === true;
  if (!isSomethingElse && !isSilent && !optedOut && doubt === undefined && saysArrived(text)) {
    const replies = isHeld ? [] : [say('trip-arrived', asked, hub)];
    return settle({ ...asked, lastTextAt: now }, replies, [arrival('well')]);
  }
  const endsIt = danger !== undefined || keyword?.kind === 'opt-out' || readYesNo(text)?.answer === 'no';
  if (isHeld && !endsIt) return decide(state);

  const decided = decide(takenOver(asked));
  const calls = decided.effects.some(({ kind }) => kind === 'call-human');
  const call: Effect = { kind: 'call-human', reason: 'arrival-in-doubt', urgent: true };
  const noted = say('noted', decided.state, hub).text;
  return {
    state: decided.state,
    // More than noted: a human is told now.
    replies: decided.replies.map((reply) => (reply.text === noted ? say('human', decided.state, hub) : reply)),
    effects: [...decided.effects, arrival('not-well'), ...(calls ? [] : [call])],
  };
}
