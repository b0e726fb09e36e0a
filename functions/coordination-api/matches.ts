import type { matchRoutes } from '../../shared/contracts/matches.ts';
import { readFile } from '../../shared/people/index.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import { isRefusal } from '../../shared/platform/refusal.ts';
import { findMatches } from '../../shared/routing/index.ts';
import type { Handlers } from '../api/handlers.ts';

type Named = { readonly id: string; readonly name: { fr: string; en: string } };
const named = ({ id, name }: Named): Named => ({ id, name });

export const matchHandlers = (platform: Platform): Handlers<typeof matchRoutes> => ({
  async findMatches(scope, { body }) {
    const { personId, at, ...request } = body;
    const file = personId === undefined ? undefined : await readFile(platform, scope, personId);
    if (isRefusal(file)) return file;
    const facts = file?.profile;
    const found = await findMatches(platform, {
      ...request,
      communityId: request.communityId ?? facts?.communityId,
      person: {
        ...(facts && { ageBand: facts.ageBand, languages: [facts.language] }),
        ...request.person,
      },
      at: at === undefined ? undefined : new Date(at),
    });
    return {
      body: {
        ...found,
        options: found.options.map(({ service, organization, location, score, reasons }) => ({
          service: named(service),
          organization: named(organization),
          location,
          score: Math.round(score * 10) / 10,
          reasons,
        })),
        excluded: found.excluded.map(({ service, organization, reasons }) => ({
          service: named(service),
          organization: named(organization),
          reasons,
        })),
      },
    };
  },
});
