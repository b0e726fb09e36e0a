import type { MatchRequest, Reason } from '../../shared/routing/index.ts';
import type { ServiceName } from './services.ts';

/** The demo hub's directory, but for what a case says of it. */
export interface World {
  /** They have just said that they have no room. */
  readonly full?: readonly ServiceName[];
  /** They have just said that they have room. */
  readonly roomAt?: readonly ServiceName[];
  /** They said so two months ago, and nothing since. */
  readonly longAgo?: readonly ServiceName[];
  readonly closed?: readonly ServiceName[];
  /** The agreements of their organizations have ended. */
  readonly agreementEnded?: readonly ServiceName[];
  readonly policy?: 'warn' | 'refuse';
  readonly winterRoads?: 'full' | 'temporarily closed';
}

type Code = Reason['code'];

export interface GoldenCase {
  /** Who, where and what, in a sentence. */
  readonly who: string;
  /** Why the answer makes sense to a coordinator. */
  readonly sense: string;
  readonly now: string;
  /** Organizations by the first eight digits of their identifiers. */
  readonly request: MatchRequest;
  readonly world?: World;
  /** The first options of the (first) need, best first. */
  readonly first: readonly ServiceName[];
  /** Reasons that the first of them gives. */
  readonly because?: readonly Code[];
  /** What is not offered, and why. */
  readonly excluded?: Partial<Record<ServiceName, Code>>;
  /** What is not offered for being too far away to be worth a word. */
  readonly absent?: readonly ServiceName[];
  /** Reasons of options further down. */
  readonly also?: Partial<Record<ServiceName, Code>>;
  /** Services of the first plan, where several things are needed. */
  readonly plan?: readonly ServiceName[];
  readonly planBecause?: readonly Code[];
}
