import type { matchRoutes } from '../../shared/contracts/matches.ts';
import { readFile } from '../../shared/people/index.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import { isRefusal } from '../../shared/platform/refusal.ts';
import { checkRequest, compareRequests, findMatches } from '../../shared/routing/index.ts';
import type { Exclusion, MatchRequest, Option, Plan, Standing } from '../../shared/routing/index.ts';
import type { Handlers } from '../api/handlers.ts';

type Named = { readonly id: string; readonly name: { fr: string; en: string } };
const named = ({ id, name }: Named): Named => ({ id, name });

const rounded = (score: number): number => Math.round(score * 10) / 10;
const standing = ({ rank, score }: Standing): Standing => ({ rank, score: rounded(score) });

const shownOption = ({ service, organization, location, score, minutes, reasons }: Option) => ({
  service: named(service),
  organization: named(organization),
  location,
  score: rounded(score),
  minutes,
  reasons,
});
const shownExclusion = ({ service, organization, reasons }: Exclusion) => ({
  service: named(service),
  organization: named(organization),
  reasons,
});
const shownPlan = ({ parts, unanswered, score, reasons }: Plan) => ({
  parts: parts.map(({ need, option }) => ({ need, option: shownOption(option) })),
  unanswered,
  score: rounded(score),
  reasons,
});

/** A request as it comes by HTTP: `at` in ISO. */
type Asked = Omit<MatchRequest, 'at'> & { at?: string | undefined };
const requestOf = ({ at, ...request }: Asked): MatchRequest => ({
  ...request,
  at: at === undefined ? undefined : new Date(at),
});

export const matchHandlers = (platform: Platform): Handlers<typeof matchRoutes> => {
  type Scope = Parameters<typeof readFile>[1];
  /** What the person's file tells goes under what was said here, and under what is changed. Refusal: as for reading the file. */
  async function fileOf(scope: Scope, personId: string | undefined) {
    const file = personId === undefined ? undefined : await readFile(platform, scope, personId);
    if (isRefusal(file)) return file;
    const facts = file?.profile;
    return <T extends Omit<Asked, 'needs'>>(request: T) => ({
      ...request,
      communityId: request.communityId ?? facts?.communityId,
      person: {
        ...(facts && { ageBand: facts.ageBand, languages: [facts.language] }),
        ...request.person,
      },
    });
  }

  return {
    async findMatches(scope, { body: { personId, ...request } }) {
      const refusal = await checkRequest(platform, requestOf(request));
      if (refusal !== undefined) return refusal;
      const fill = await fileOf(scope, personId);
      if (isRefusal(fill)) return fill;
      const { answers, plans, directoryVersion } = await findMatches(platform, requestOf(fill(request)));
      return {
        body: {
          answers: answers.map(({ need, options, excluded, counts }) => ({
            need,
            options: options.map(shownOption),
            excluded: excluded.map(shownExclusion),
            counts,
          })),
          plans: plans.map(shownPlan),
          directoryVersion,
        },
      };
    },

    async compareMatches(scope, { body: { request: before, change } }) {
      const { personId, ...request } = before;
      const changed = {
        ...request,
        ...Object.fromEntries(Object.entries(change).filter(([, part]) => part !== undefined)),
      };
      for (const [part, asked] of Object.entries({ request, change: changed })) {
        const refusal = await checkRequest(platform, requestOf(asked));
        if (refusal !== undefined) return { ...refusal, field: `${part}.${refusal.field ?? ''}` };
      }
      const fill = await fileOf(scope, personId);
      if (isRefusal(fill)) return fill;
      const difference = await compareRequests(platform, requestOf(fill(request)), requestOf(fill(changed)));
      return {
        body: {
          answers: difference.answers.map(({ need, gained, lost, moved }) => ({
            need,
            gained: gained.map(({ option, after }) => ({ option: shownOption(option), after: standing(after) })),
            lost: lost.map(({ option, before, reasons }) => ({
              option: shownOption(option),
              before: standing(before),
              reasons,
            })),
            moved: moved.map(({ option, before, after, reasons }) => ({
              option: shownOption(option),
              before: standing(before),
              after: standing(after),
              reasons,
            })),
          })),
          plans: { gained: difference.plans.gained.map(shownPlan), lost: difference.plans.lost.map(shownPlan) },
        },
      };
    },
  };
};
