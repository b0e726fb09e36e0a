import { listCertificates } from '../../shared/access/index.ts';
import type { erasureRoutes } from '../../shared/contracts/erasures.ts';
import { eraseConversation } from '../../shared/intake/index.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import { isRefusal } from '../../shared/platform/refusal.ts';
import type { Handlers } from '../api/handlers.ts';

export const erasureHandlers = (platform: Platform): Handlers<typeof erasureRoutes> => ({
  async eraseConversation(scope, { params, version, reason = '' }) {
    const outcome = await eraseConversation(platform, scope, params.conversationId, reason, version);
    return isRefusal(outcome) ? outcome : { body: outcome };
  },

  async listErasures(scope, { query }) {
    return { body: await listCertificates(platform, scope, query) };
  },
});
