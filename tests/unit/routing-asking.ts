import type { Directory } from '../../shared/directory/model.ts';
import { indexDirectory, match } from '../../shared/routing/index.ts';
import type { Answer, MatchingHub, MatchRequest, NeedRequest } from '../../shared/routing/index.ts';
import { hub, id } from './routing-builder.ts';

export const june = new Date('2026-06-15T15:00:00Z');
export const february = new Date('2026-02-15T15:00:00Z');
export const evening = new Date('2026-02-15T23:00:00Z');

type Asked = Partial<Omit<MatchRequest, 'needs'> & NeedRequest>;
/** One need, asked about from Timmins unless told otherwise. */
export function ask(directory: Directory, asked: Asked = {}, now = june, settings: MatchingHub = hub): Answer {
  const { need = 'talk', kinds, ...request } = { communityId: 'place-timmins', ...asked };
  const { answers } = match({ needs: [{ need, kinds }], ...request }, indexDirectory(directory), settings, now);
  const [answer] = answers;
  if (answer === undefined) throw new RangeError('one need has one answer');
  return answer;
}

export const codes = (answer: Answer, n: number) =>
  (
    answer.options.find(({ service }) => service.id === id('service', n)) ??
    answer.excluded.find(({ service }) => service.id === id('service', n))
  )?.reasons.map((reason) => reason.code);
export const order = (answer: Answer) => answer.options.map(({ service }) => Number(service.id.slice(-4)));
export const withRouting = (changes: Partial<MatchingHub['routing']>): MatchingHub => ({
  ...hub,
  routing: { ...hub.routing, ...changes },
});
