import { nameOfMember } from '../../access/index.ts';
import type { Platform } from '../../platform/platform.ts';
import { refuse, type Refusal } from '../../platform/refusal.ts';
import type { Scope } from '../../platform/scope.ts';
import { claimAt, holds, type Claim } from './claim.ts';
import { claimWrite, readClaim, releaseWrite } from './claim-store.ts';
import type { QueueKind } from './model.ts';

/** Holders of the same thing can change while one asks who it is; then one asks again. */
const MAX_ATTEMPTS = 5;

interface Work {
  readonly kind: QueueKind;
  readonly id: string;
}

/**
 * Takes one thing of the queue, or renews the claim. Of any number who try at once exactly one has it. `from`: knowingly takes it over
 * from this member. Refusal: `claimed-by-another`, with the name of whoever has it.
 */
export async function claimWork(platform: Platform, scope: Scope, work: Work, from?: string): Promise<Claim | Refusal> {
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    const now = platform.clock().toISOString();
    const was = await readClaim(platform, work.kind, work.id);
    if (was !== undefined && was.by !== scope.memberId && was.by !== from && holds(was, now)) {
      return claimedBy(platform, was);
    }
    const claim = claimAt({ ...work, by: scope.memberId }, now, was);
    const outcome = await platform.table.write([claimWrite(platform, claim, now, from)]);
    if (outcome.committed) return claim;
  }
  return refuse('conflict', 'claim-contended', 'Several colleagues want it at once. Look who has it, then ask them.');
}

/** Gives one's own claim back; nothing happens when there is none. Refusal: `claimed-by-another`. */
export async function releaseWork(platform: Platform, scope: Scope, work: Work): Promise<Work | Refusal> {
  const now = platform.clock().toISOString();
  const outcome = await platform.table.write([releaseWrite(platform, work.kind, work.id, scope.memberId, now)]);
  if (outcome.committed) return work;
  const was = await readClaim(platform, work.kind, work.id);
  return was === undefined ? work : claimedBy(platform, was);
}

async function claimedBy(platform: Platform, { by, until }: Claim): Promise<Refusal> {
  const name = (await nameOfMember(platform, by)) ?? 'A colleague who has left';
  return refuse(
    'conflict',
    'claimed-by-another',
    `${name} has it, until ${until} unless they go on. Ask them, or take it over knowingly: send their sub as "from".`,
  );
}
