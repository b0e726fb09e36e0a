import {
  askNow,
  confirmByTelephone,
  confirmOwnEntries,
  listAssurances,
  listEndingAgreements,
  renewAgreement,
  type AssuranceLine,
} from '../../shared/assurance/index.ts';
import type { assuranceRoutes } from '../../shared/contracts/assurance.ts';
import { loadDirectory } from '../../shared/directory/index.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import { isRefusal } from '../../shared/platform/refusal.ts';
import type { Handlers } from '../api/handlers.ts';

const TO_CALL: readonly AssuranceLine['status'][] = ['changed', 'unreachable', 'silent'];

const belongs = ({ status, isStale }: AssuranceLine, wanted: 'to-call' | 'asked' | 'stale' | undefined): boolean => {
  if (wanted === 'to-call') return TO_CALL.includes(status);
  if (wanted === 'asked') return status === 'asked' || status === 'reminded';
  return wanted === undefined || isStale;
};

export const assuranceHandlers = (platform: Platform): Handlers<typeof assuranceRoutes> => ({
  async listAssurances(_scope, { query }) {
    const { lines, nextAt } = await listAssurances(platform);
    const items = lines
      .filter((line) => belongs(line, query.status))
      .map(({ organization: { id, name, assuredOn }, isStale, ...line }) => ({
        organization: { id, name, assuredOn },
        stale: isStale,
        ...line,
      }));
    return { body: { items, nextAt } };
  },

  async askAssurance(_scope, { params: { organizationId } }) {
    const asked = await askNow(platform, organizationId);
    if (isRefusal(asked)) return asked;
    return { body: { organizationId, status: asked.status, askedOn: asked.askedOn } };
  },

  async confirmAssurance(scope, { params: { organizationId }, body }) {
    const confirmed = await confirmByTelephone(platform, scope, organizationId, body.saidBy);
    if (isRefusal(confirmed)) return confirmed;
    return { body: { organizationId, status: confirmed.status, at: confirmed.at } };
  },

  async confirmOwnAssurance({ organizationId = '' }) {
    const confirmed = await confirmOwnEntries(platform, organizationId);
    if (isRefusal(confirmed)) return confirmed;
    return { body: { organizationId, status: confirmed.status, at: confirmed.at } };
  },

  async listAgreementReminders() {
    const [ending, { organizations }] = await Promise.all([listEndingAgreements(platform), loadDirectory(platform)]);
    const named = new Map(organizations.map(({ id, name }) => [id, { id, name }]));
    return {
      body: {
        items: ending.map(({ agreement: { id, kind, organizationIds }, lastDay, state, toldAt }) => ({
          agreementId: id,
          kind,
          parties: organizationIds.flatMap((party) => named.get(party) ?? []),
          lastDay,
          state,
          toldAt,
        })),
      },
    };
  },

  async renewAgreement(scope, { params, body, newId }) {
    const renewed = await renewAgreement(platform, scope, params.id, newId, body);
    if (isRefusal(renewed)) return renewed;
    return { body: renewed, version: 1, location: `/v1/agreements/${renewed.id}` };
  },
});
