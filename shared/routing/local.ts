import type { Approach } from './approach.ts';
import type { Entry } from './index-directory.ts';
import { communityName } from './reasons-of-travel.ts';
import { reason } from './reasons.ts';
import type { Reason, ReasonCode } from './reasons.ts';
import { isClosed } from './standing.ts';
import type { Situation } from './situation.ts';

/** What there is where the person is. */
export type Local = {
  candidates: { entry: Entry; approach: Approach; score: number }[];
  refused: { codes: readonly ReasonCode[] }[];
  /** A confidential place is there: to say anything of what is local would tell where it is. */
  hidden: boolean;
};

export const noLocal = (): Local => ({ candidates: [], refused: [], hidden: false });

/** Whether a service is given where the person is, or comes there. */
export function isLocal({ places, service }: Entry, hereId: string): boolean {
  if (service.mobile) return true;
  for (const { place } of places) if (place.communityId === hereId) return true;
  return false;
}

export const isHiddenThere = ({ places }: Entry, hereId: string): boolean =>
  places.some(({ place, location }) => location.confidential && place.communityId === hereId);

/**
 * Why a place in another community is offered; undefined when nothing has to be said: it needs no travel, the person's place is not
 * known, or something local stands before it.
 */
export function whyElsewhere(
  { candidates, refused, hidden }: Local,
  option: { approach: Approach; score: number },
  situation: Situation,
): Reason | undefined {
  const hereId = situation.here?.communityId;
  if (hidden || hereId === undefined || !isElsewhere(option.approach, hereId)) return undefined;
  if (candidates.some(({ score }) => score >= option.score)) return undefined;
  return reason(codeOf(candidates, refused, situation), { community: communityName(hereId) });
}

/** Of a confidential place not even this is said. */
function isElsewhere(approach: Approach, hereId: string): boolean {
  if (!('location' in approach) || approach.location.confidential) return false;
  return approach.location.communityId !== hereId;
}

function codeOf(candidates: Local['candidates'], refused: Local['refused'], situation: Situation): ReasonCode {
  if (candidates.length === 0) {
    if (refused.length === 0) return 'local-none';
    return refused.every(({ codes }) => codes.includes('no-road-now')) ? 'local-unreachable' : 'local-less-suitable';
  }
  if (candidates.every(({ entry }) => isFull(entry))) return 'local-full';
  if (candidates.every(({ entry }) => isClosed(entry, situation))) return 'local-closed';
  return candidates.every(({ approach }) => approach.kind === 'no-way') ? 'local-unreachable' : 'local-less-suitable';
}

const isFull = ({ service: { capacity } }: Entry): boolean => capacity?.available === 0;
