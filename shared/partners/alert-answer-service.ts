import { readHubSettings } from '../directory/index.ts';
import type { Platform } from '../platform/platform.ts';
import { acceptanceOf, acknowledgeAlertWrites, isClosedTrip, passOnAlertWrites, readTrip } from '../transport/index.ts';
import { moveAsk, type AlertAsk, type AskState, type Language } from './line/index.ts';
import type { Plan } from './plan.ts';
import type { AlertSays } from './meaning.ts';
import { replyText, type ReplyKey } from './texts.ts';

const ALERT_REPLY = {
  acknowledge: 'alert-yours',
  'acknowledge-again': 'alert-yours',
  'pass-on': 'alert-passed-on',
  'pass-on-again': 'alert-passed-on',
} as const satisfies Record<AlertSays, ReplyKey>;

/**
 * Somebody on call answers an alert: guarded by the trip, like a partner's answer. Only a no is told who else is on call, which takes
 * one more read.
 */
export async function planForAlert(
  platform: Platform,
  language: Language,
  ask: AlertAsk,
  answer: AlertSays,
): Promise<Plan> {
  const isNo = answer === 'pass-on' || answer === 'pass-on-again';
  const isAlone = isNo && (await readHubSettings(platform)).onCall.length < 2;
  const reply = replyText(language, isAlone ? 'alert-passed-on-alone' : ALERT_REPLY[answer], ask.code);
  if (answer === 'acknowledge-again' || answer === 'pass-on-again') return { writes: [], reply };
  return {
    writes: answer === 'acknowledge' ? acknowledgeAlertWrites(platform, ask) : passOnAlertWrites(platform, ask),
    reply,
    otherwise: () => afterRefusedAlert(platform, language, ask),
  };
}

/** The guard has spoken: only now is the trip read, to say who has it. */
async function afterRefusedAlert(platform: Platform, language: Language, ask: AlertAsk): Promise<Plan> {
  const trip = await readTrip(platform, ask.about.tripId);
  const tell = (key: ReplyKey, state: AskState): Plan => ({
    writes: [moveAsk(ask, state, [ask.state])],
    reply: replyText(language, key, ask.code),
  });
  if (trip === undefined || isClosedTrip(trip.status)) return tell('alert-over', 'done');
  if (acceptanceOf(trip) === undefined) return tell('alert-sought', 'passed-over');
  // Who drives does not settle what the person was to be told.
  const toTell = trip.alert?.kind.startsWith('tell-person') === true;
  return tell(toTell ? 'alert-tell' : 'alert-partner', 'passed-over');
}
