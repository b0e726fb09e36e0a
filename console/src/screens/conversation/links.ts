import type { Intake } from './intake.ts';

/** To the search for services, with what is known: codes alone, nothing that names the person. */
export function matchPath(
  conversationId: string,
  personId: string | undefined,
  { needs, ageBand, communityId }: Pick<Intake, 'needs' | 'ageBand' | 'communityId'>,
): string {
  const question = new URLSearchParams({
    ...(personId !== undefined && { personId }),
    conversationId,
    ...(needs.length > 0 && { needs: needs.join(',') }),
    ...(communityId !== undefined && { place: communityId }),
    ...(ageBand !== 'unknown' && { age: ageBand }),
  });
  return `/match?${question.toString()}`;
}
