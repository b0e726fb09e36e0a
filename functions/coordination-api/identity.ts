import type { identityRoutes } from '../../shared/contracts/identity.ts';
import {
  listDuplicates,
  mergePersons,
  openDuplicate,
  pairIdOf,
  readIdentityHistory,
  refuseDuplicate,
  splitPersons,
  type Merge,
  type Pair,
} from '../../shared/identity/index.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import { isRefusal, type Refusal } from '../../shared/platform/refusal.ts';
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

  async mergePersons(scope, { body: { personId, keptPersonId, reason }, newId }) {
    return mergeAnswer(await mergePersons(platform, scope, newId, { personId, parentId: keptPersonId, reason }));
  },

  async splitPerson(scope, { params, body, newId }) {
    return mergeAnswer(await splitPersons(platform, scope, newId, { personId: params.personId, reason: body.reason }));
  },

  async readIdentity(scope, { params }) {
    const found = await readIdentityHistory(platform, scope, params.personId);
    if (isRefusal(found)) return found;
    const { personId, parent, children } = found.link;
    return { body: { personId, countedWith: parent, files: [...children], merges: found.merges.map(shownMerge) } };
  },
});

const shownMerge = ({ id, kind, personId, parentId, reason, by, at, state }: Merge) => ({
  id,
  kind,
  personId,
  keptPersonId: parentId,
  reason,
  by,
  at,
  state,
});
const mergeAnswer = (merge: Merge | Refusal) => (isRefusal(merge) ? merge : { body: shownMerge(merge) });

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
