import { describe, expect, it } from 'vitest';
import type { Directory } from '../../shared/directory/model.ts';
import { compareMatches, indexDirectory, match } from '../../shared/routing/index.ts';
import type { Match, MatchRequest } from '../../shared/routing/index.ts';
import { directoryOf, hub, id } from './routing-builder.ts';

const june = new Date('2026-06-15T15:00:00Z');
const asked: MatchRequest = { needs: [{ need: 'talk' }], communityId: 'place-timmins' };
const answerTo = (directory: Directory, change: Partial<MatchRequest> = {}, now = june): Match =>
  match({ ...asked, ...change }, indexDirectory(directory), hub, now);
const compare = (directory: Directory, change: Partial<MatchRequest>) =>
  compareMatches(answerTo(directory), answerTo(directory, change));
const codes = (reasons: readonly { code: string }[] | undefined) => (reasons ?? []).map(({ code }) => code);

describe('a change of the request', () => {
  it('of nothing is empty', () => {
    expect(compare(directoryOf({ in: 'place-timmins' }), {})).toEqual({ answers: [], plans: { gained: [], lost: [] } });
  });

  it('says what is lost, and why', () => {
    const directory = directoryOf({ in: 'place-timmins', service: { eligibility: { ageBands: ['18-plus'] } } });
    const { answers } = compare(directory, { person: { ageBand: '16-17' } });
    expect(answers[0]?.lost.map(({ before }) => before.rank)).toEqual([1]);
    expect(codes(answers[0]?.lost[0]?.reasons)).toEqual(['age-not-served']);
    expect(answers[0]?.gained).toEqual([]);
  });

  it('says why of everything that is lost, however much more is excluded than is shown', () => {
    const adults = { in: 'place-timmins', service: { eligibility: { ageBands: ['18-plus' as const] } } };
    const directory = directoryOf(adults, adults, { in: 'place-timmins' }, adults);
    const index = indexDirectory(directory);
    const short = { ...hub, routing: { ...hub.routing, maxExcluded: 1 } };
    const before = match(asked, index, short, june);
    const offered = new Set<string>(before.answers.flatMap(({ options }) => options.map(({ service }) => service.id)));
    const changed = (change: Partial<MatchRequest>) =>
      compareMatches(before, match({ ...asked, ...change }, index, short, june, offered)).answers[0]?.lost ?? [];
    const why = (change: Partial<MatchRequest>) => changed(change).map(({ reasons }) => codes(reasons));
    expect(why({ person: { ageBand: '16-17' } })).toEqual([['age-not-served'], ['age-not-served'], ['age-not-served']]);
    expect(why({ needs: [{ need: 'talk', kinds: ['peer-support'] }] })).toEqual(Array(4).fill(['other-need']));
    expect(changed({})).toEqual([]);
  });

  it('says what is gained', () => {
    const directory = directoryOf({ service: { virtual: true, serviceAreas: [{ kind: 'virtual' }] } });
    const before = answerTo(directory, { virtual: 'no' });
    const { answers } = compareMatches(before, answerTo(directory, { virtual: 'yes' }));
    expect(answers[0]?.gained.map(({ option, after }) => [option.service.id, after.rank])).toEqual([
      [id('service', 0), 1],
    ]);
  });

  it('says what moves, from where to where, and which reasons changed', () => {
    const directory = directoryOf({ in: 'place-timmins' }, { in: 'place-timmins', service: { cultures: ['cree'] } });
    const { answers } = compare(directory, { wishes: { cultures: ['cree'] } });
    const cree = answers[0]?.moved.find(({ option }) => option.service.id === id('service', 1));
    expect([cree?.before.rank, cree?.after.rank]).toEqual([2, 1]);
    expect(codes(cree?.reasons.gained)).toEqual(['culture-as-wished']);
    expect(cree?.reasons.lost).toEqual([]);
  });

  it('of the date changes the hours, the ice and the agreements', () => {
    const directory = directoryOf({ in: 'place-timmins', agreement: { validTo: '2026-12-31' } });
    const now = new Date('2026-11-15T15:00:00Z');
    const before = answerTo(directory, { communityId: 'fn-143', at: new Date('2026-11-16T23:00:00Z') }, now);
    const after = answerTo(directory, { communityId: 'fn-143', at: new Date('2027-02-15T23:00:00Z') }, now);
    const moved = compareMatches(before, after).answers[0]?.moved[0];
    expect(codes(moved?.reasons.gained)).toEqual(
      expect.arrayContaining(['hours-by-winter-road', 'winter-road-open', 'agreement-ended']),
    );
    expect(codes(moved?.reasons.lost)).toEqual(expect.arrayContaining(['hours-by-air', 'winter-road-closed']));
  });

  it('of the needs says what is asked no more, and what plans come of another', () => {
    const directory = directoryOf({ in: 'place-timmins', service: { kinds: ['counselling', 'legal'] } });
    const two = compare(directory, { needs: [{ need: 'talk' }, { need: 'legal' }] });
    expect(two.answers.map(({ need }) => need)).toEqual([{ after: 'legal' }]);
    expect(two.plans.gained).toHaveLength(1);
    const other = compare(directory, { needs: [{ need: 'safe-place' }] });
    expect(other.answers[0]?.need).toEqual({ before: 'talk', after: 'safe-place' });
    expect(codes(other.answers[0]?.lost[0]?.reasons)).toEqual(['other-need']);
    const back = compareMatches(
      answerTo(directory, { needs: [{ need: 'talk' }, { need: 'legal' }] }),
      answerTo(directory),
    );
    expect(codes(back.answers[0]?.lost[0]?.reasons)).toEqual(['need-gone']);
  });

  it('that pushes an option beyond what is shown says that it is still possible', () => {
    const directory = directoryOf({ in: 'place-timmins' }, { in: 'place-timmins' });
    const one = { ...hub, routing: { ...hub.routing, maxOptions: 1 } };
    const index = indexDirectory(directory);
    const wishes = { prefer: { organizationIds: [id('organization', 1)] } };
    const { answers } = compareMatches(match(asked, index, one, june), match({ ...asked, wishes }, index, one, june));
    expect(codes(answers[0]?.lost[0]?.reasons)).toEqual(['ranked-lower']);
  });
});
