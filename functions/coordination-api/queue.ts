import type { queueRoutes } from '../../shared/contracts/queue.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import { isRefusal } from '../../shared/platform/refusal.ts';
import { claimWork, readQueue, releaseWork, type Claim } from '../../shared/work/queue/index.ts';
import type { Handlers } from '../api/handlers.ts';

const shownClaim = ({ by, at, until }: Claim) => ({ claimedBy: by, claimedAt: at, claimedUntil: until });

export const queueHandlers = (platform: Platform): Handlers<typeof queueRoutes> => ({
  async readQueue(scope) {
    const { items, more, counts } = await readQueue(platform, scope);
    return {
      body: {
        items: items.map(({ claim, ...item }) => ({ ...item, ...(claim !== undefined && shownClaim(claim)) })),
        more,
        counts,
      },
    };
  },

  async claimWork(scope, { params, body }) {
    const claim = await claimWork(platform, scope, params, body.from);
    return isRefusal(claim) ? claim : { body: { kind: claim.kind, id: claim.id, ...shownClaim(claim) } };
  },

  async releaseWork(scope, { params }) {
    const released = await releaseWork(platform, scope, params);
    return isRefusal(released) ? released : { body: released };
  },
});
