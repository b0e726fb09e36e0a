import type { Conversation, Effect, IntakeHub, Step } from '../model.ts';
import { say } from '../progress.ts';
import { isAutomatic } from '../traffic/traffic.ts';
import { saysNothingMore } from './arrival.ts';

const HOUR = 3_600_000;
/** From so long before the pickup on, whoever is on call is told at any hour. */
const SOON_MS = 3 * HOUR;
/** After so long it is over, though nobody ever said so. */
const LONGEST_MS = 24 * HOUR;

/**
 * While a ride stands, what the person writes may be that nobody came, that they will not go, or that the road is a wrong
 * one: a human hears of it, beside whatever the text calls for by itself. Thanks and a plain yes disturb nobody.
 */
export function hearOnRide(
  before: Conversation | undefined,
  decided: Step,
  text: string,
  now: string,
  hub: IntakeHub,
): Step {
  const ride = before?.ride;
  if (ride === undefined || before?.withPerson === true || isAutomatic(text) || saysNothingMore(text)) return decided;
  const sincePickup = Date.parse(now) - Date.parse(ride.pickupAt);
  const isHeard = decided.effects.some(({ kind }) => kind === 'call-human' || kind === 'erase');
  if (isHeard || sincePickup > LONGEST_MS) return decided;
  const call: Effect = { kind: 'call-human', reason: 'about-ride', urgent: sincePickup > -SOON_MS };
  const noted = say('noted', decided.state, hub).text;
  return {
    ...decided,
    replies: decided.replies.map((reply) => (reply.text === noted ? say('human', decided.state, hub) : reply)),
    effects: [...decided.effects, call],
  };
}
