import { airportByIdent } from '../directory/index.ts';
import type { Connection, Stop } from './model.ts';

/** The community that an airport serves, as far as it is known. */
export const communityOfStop = (stop: Stop): string => airportByIdent(stop)?.communityId ?? stop;

/**
 * Whether a connection starts, ends or stops on the way in a community to avoid. A person may have to leave the very community
 * they must avoid, by its own airport too.
 */
export function passesThrough(
  avoided: ReadonlySet<string>,
  startsFrom: Stop,
): (connection: Pick<Connection, 'from' | 'to' | 'via'>) => boolean {
  if (avoided.size === 0) return () => false;
  const home = communityOfStop(startsFrom);
  const isAvoided = (stop: Stop): boolean => {
    const community = communityOfStop(stop);
    return community !== home && avoided.has(community);
  };
  return ({ from, to, via }) => isAvoided(from) || isAvoided(to) || via?.some(isAvoided) === true;
}
