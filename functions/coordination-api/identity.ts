import type { identityRoutes } from '../../shared/contracts/identity.ts';
import { listDuplicates, openDuplicate, pairIdOf, refuseDuplicate, type Pair } from '../../shared/identity/index.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import { isRefusal } from '../../shared/platform/refusal.ts';
import type { Handlers } from '../api/handlers.ts';
import { shownPerson } from './people.ts';

export const identityHandlers = (platform: Platform): Handlers<typeof identityRoutes> => ({
  async listDuplicates(scope, { query }) {
    const { items, cursor } = await listDuplicates(platform, scope, query);
    return { body: { items: items.map(shownPair), cursor } };
  },

  async openDuplicate(scope, { params, reason = '' }) {
    const opened = await openDuplicate(platform, scope, params.pairId, reason);
    if (isRefusal(opened)) return opened;
    const { pair, files } = opened;
    return {
      body: {
        ...shownPair(pair),
        files: files.map(({ profile, privately }) => ({
          ...shownPerson(profile),
          private: privately,
          conversationIds: [...profile.phoneKeys],
        })),
      },
      version: pair.version,
    };
  },

  async refuseDuplicate(scope, { params, body, version }) {
    const pair = await refuseDuplicate(platform, scope, params.pairId, body.reason, version);
    return isRefusal(pair) ? pair : { body: shownPair(pair), version: pair.version };
  },
});

const shownPair = (pair: Pair) => ({
  pairId: pairIdOf(pair),
  personIds: [pair.a, pair.b],
  kinds: [...pair.kinds],
  state: pair.state,
  since: pair.since,
  refusals: pair.refusals.map(({ reason, kinds, by, at }) => ({ reason, kinds: [...kinds], by, at })),
  ...('closedAt' in pair && { closedAt: pair.closedAt, closedBy: pair.closedBy }),
  version: pair.version,
});
