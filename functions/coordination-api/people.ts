import type { peopleRoutes } from '../../shared/contracts/people.ts';
import {
  changeFile,
  createPerson,
  erasePerson,
  giveConsent,
  listConsents,
  listPeople,
  openFile,
  personErased,
  recordChildProtectionReport,
  revokeConsent,
  type ActiveProfile,
  type Consent,
} from '../../shared/people/index.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import { isRefusal } from '../../shared/platform/refusal.ts';
import type { Handlers } from '../api/handlers.ts';

export const peopleHandlers = (platform: Platform): Handlers<typeof peopleRoutes> => ({
  async listPeople(scope, { query }) {
    const { items, cursor } = await listPeople(platform, scope, query);
    return {
      body: { items: items.flatMap((profile) => (profile.state === 'active' ? [shownPerson(profile)] : [])), cursor },
    };
  },

  async createPerson(scope, { body: { private: privately, ...facts }, newId }) {
    const profile = await createPerson(platform, scope, newId, { ...facts, privately });
    if (isRefusal(profile)) return profile;
    if (profile.state === 'erased') return personErased();
    return { body: shownPerson(profile), version: profile.version, location: `/v1/people/${profile.personId}` };
  },

  async openFile(scope, { params, reason = '' }) {
    const opened = await openFile(platform, scope, params.personId, reason);
    if (isRefusal(opened)) return opened;
    const { profile, privately, consents, caseOwner, childProtection } = opened;
    return {
      body: {
        ...shownPerson(profile),
        private: privately,
        conversationIds: [...profile.phoneKeys],
        consents: consents.map(shownConsent),
        caseOwner,
        childProtection: { duty: childProtection.duty, reports: [...childProtection.reports] },
      },
      version: profile.version,
    };
  },

  async changeFile(scope, { params, body, version }) {
    const { private: replaced, communityId, nationId, ageBand, language } = body;
    const profile = await changeFile(
      platform,
      scope,
      params.personId,
      (facts, privately) => ({
        facts: {
          ageBand: ageBand ?? facts.ageBand,
          language: language ?? facts.language,
          communityId: communityId === undefined ? facts.communityId : (communityId ?? undefined),
          nationId: nationId === undefined ? facts.nationId : (nationId ?? undefined),
        },
        privately: replaced ?? privately,
      }),
      version,
    );
    return isRefusal(profile) ? profile : { body: shownPerson(profile), version: profile.version };
  },

  async erasePerson(scope, { params, reason = '' }) {
    const outcome = await erasePerson(platform, scope, params.personId, reason);
    return isRefusal(outcome) ? outcome : { body: outcome };
  },

  async recordChildProtectionReport(scope, { params, body, newId }) {
    const report = await recordChildProtectionReport(platform, scope, params.personId, newId, body);
    return isRefusal(report) ? report : { body: report };
  },

  async listConsents(scope, { query }) {
    const consents = await listConsents(platform, scope, query.personId);
    return isRefusal(consents) ? consents : { body: { items: consents.map(shownConsent) } };
  },

  async giveConsent(scope, { body: { personId, ...terms }, newId }) {
    const consent = await giveConsent(platform, scope, personId, newId, terms);
    return isRefusal(consent) ? consent : { body: shownConsent(consent) };
  },

  async revokeConsent(scope, { params, body }) {
    const consent = await revokeConsent(platform, scope, body.personId, params.consentId);
    return isRefusal(consent) ? consent : { body: shownConsent(consent) };
  },
});

/** What of a file stands in the open. */
export const shownPerson = ({
  personId,
  ageBand,
  language,
  communityId,
  nationId,
  createdAt,
  version,
}: ActiveProfile) => ({
  personId,
  ageBand,
  language,
  communityId,
  nationId,
  createdAt,
  version,
});

const shownConsent = (consent: Consent) => ({
  id: consent.id,
  recipient: consent.recipient,
  purpose: consent.purpose,
  shares: consent.shares,
  how: consent.how,
  givenAt: consent.givenAt,
  expiresAt: consent.expiresAt,
  revokedAt: consent.revokedAt,
  recordedBy: consent.recordedBy,
});
