import {
  defaultCrisisLines,
  type CommunitySearch,
  type Conversation,
  type IntakeHub,
  type Step,
} from '../../shared/intake/model.ts';
import { step } from '../../shared/intake/step.ts';

const places: Readonly<Record<string, CommunitySearch>> = {
  moosonee: { kind: 'found', id: 'place-moosonee', name: 'Moosonee', exact: true },
  attawapiskat: { kind: 'found', id: 'fn-143', name: 'Attawapiskat', exact: true },
  mosonee: { kind: 'found', id: 'place-moosonee', name: 'Moosonee', exact: false },
  fort: {
    kind: 'ambiguous',
    candidates: [
      { id: 'fn-142', name: 'Fort Albany' },
      { id: 'fn-215', name: 'Fort Severn' },
    ],
  },
};

/** A hub with four places. "near Moosonee" is Moosonee, as in the real search. */
export function aHub(changes: Partial<IntakeHub> = {}): IntakeHub {
  return {
    crisisLines: defaultCrisisLines,
    defaultLanguage: 'en',
    askAgainAfterMinutes: 360,
    timeZoneOf: () => 'America/Toronto',
    findCommunity: (words) => {
      const folded =
        words
          .toLowerCase()
          .normalize('NFKD')
          .replaceAll(/\p{M}/gu, '')
          .match(/\p{L}+/gu) ?? [];
      const name = folded.find((word) => Object.hasOwn(places, word));
      return (name === undefined ? undefined : places[name]) ?? { kind: 'unknown' };
    },
    ...changes,
  };
}

const START = Date.UTC(2026, 5, 1, 12);
export const minutesIn = (minutes: number): string => new Date(START + minutes * 60_000).toISOString();

/** Sends texts a minute apart, from a phone never seen or from a state, and gives the last step. */
export function talk(texts: readonly string[], from?: Conversation, hub: IntakeHub = aHub()): Step {
  let state = from;
  let last: Step | undefined;
  for (const [minute, text] of texts.entries()) {
    last = step(state, { text, mediaCount: 0 }, minutesIn(minute), hub);
    state = last.state;
  }
  if (last === undefined) throw new Error('A talk has at least one text');
  return last;
}

export const replyOf = ({ replies }: Step): string => replies.map(({ text }) => text).join('\n');
export const effectsOf = ({ effects }: Step): readonly string[] =>
  effects.map((effect) => (effect.kind === 'call-human' ? `call-human:${effect.reason}` : effect.kind));
