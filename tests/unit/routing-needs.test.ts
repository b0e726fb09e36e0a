import { describe, expect, it } from 'vitest';
import type { Directory } from '../../shared/directory/model.ts';
import { indexDirectory, match } from '../../shared/routing/index.ts';
import type { Match, MatchingHub, MatchRequest, NeedRequest, Option, Wishes } from '../../shared/routing/index.ts';
import { directoryOf, hub, id } from './routing-builder.ts';

const june = new Date('2026-06-15T15:00:00Z');
const talkAndLegal: readonly NeedRequest[] = [{ need: 'talk' }, { need: 'legal' }];

const ask = (directory: Directory, request: Partial<MatchRequest>, settings: MatchingHub = hub): Match =>
  match({ needs: talkAndLegal, communityId: 'place-timmins', ...request }, indexDirectory(directory), settings, june);
const numberOf = ({ service }: Option): number => Number(service.id.slice(-4));
const plansOf = ({ plans }: Match): number[][] => plans.map(({ parts }) => parts.map(({ option }) => numberOf(option)));
const codesOf = (reasons: readonly { code: string }[] | undefined): string[] => (reasons ?? []).map(({ code }) => code);

const counselling = { service: { kinds: ['counselling' as const] } };
const legal = { service: { kinds: ['legal' as const] } };
const both = { service: { kinds: ['counselling' as const, 'legal' as const] } };

describe('several needs at once', () => {
  it('are answered one by one, in the order in which they were asked', () => {
    const { answers } = ask(
      directoryOf({ in: 'place-timmins', ...legal }, { in: 'place-timmins', ...counselling }),
      {},
    );
    expect(answers.map(({ need, options }) => [need, ...options.map(numberOf)])).toEqual([
      ['talk', 1],
      ['legal', 0],
    ]);
  });

  it('are best answered by one organization, even where another is a little better for one of them', () => {
    const answer = ask(
      directoryOf(
        { in: 'place-timmins', ...counselling },
        { in: 'place-timmins', ...legal },
        { in: 'place-timmins', ...both, agreement: { validTo: '2026-07-01' } },
      ),
      {},
    );
    expect(answer.answers[0]?.options.map(numberOf)).toEqual([0, 2]);
    expect(plansOf(answer)[0]).toEqual([2, 2]);
    expect(codesOf(answer.plans[0]?.reasons)).toEqual(['one-organization', 'same-place']);
  });

  it('are not handed to one organization that is full and far away', () => {
    const full = { unit: 'place' as const, available: 0, updatedAt: '2026-06-15T12:00:00Z' };
    const answer = ask(
      directoryOf(
        { in: 'place-timmins', ...counselling },
        { in: 'place-timmins', ...legal },
        { in: 'place-kenora', service: { ...both.service, capacity: full } },
      ),
      {},
    );
    expect(plansOf(answer)[0]).toEqual([0, 1]);
    expect(codesOf(answer.plans[0]?.reasons)).toEqual(['separate-hand-offs', 'same-town']);
  });

  it('stand together in one community rather than in two', () => {
    const answer = ask(
      directoryOf(
        { in: 'place-cochrane', ...counselling },
        { in: 'place-cochrane', ...legal },
        { in: 'place-timmins', ...legal },
      ),
      {},
    );
    expect(answer.answers[1]?.options.map(numberOf)[0]).toBe(2);
    expect(plansOf(answer)[0]).toEqual([0, 1]);
    expect(answer.plans[0]?.reasons[1]).toMatchObject({
      code: 'same-town',
      text: {
        fr: "Dans la même collectivité (Cochrane) : quelqu'un à qui parler, aide juridique.",
        en: 'In the same community (Cochrane): someone to talk to, legal help.',
      },
    });
  });

  it('weigh hand-offs as the hub says', () => {
    const directory = directoryOf(
      { in: 'place-timmins', ...counselling },
      { in: 'place-timmins', ...legal },
      { in: 'place-kapuskasing', ...both },
    );
    const withCost = (handOff: number) => ({ ...hub, routing: { ...hub.routing, handOff } });
    expect(plansOf(ask(directory, {}, withCost(0)))[0]).toEqual([0, 1]);
    expect(plansOf(ask(directory, {}, withCost(50)))[0]).toEqual([2, 2]);
  });

  it('that nothing answers are told, and the others still planned', () => {
    const { plans } = ask(directoryOf({ in: 'place-timmins', ...both }), {
      needs: [...talkAndLegal, { need: 'safe-place' }],
    });
    expect(plans[0]?.unanswered).toEqual([2]);
    expect(plans[0]?.reasons.at(-1)?.text.fr).toBe('Rien ne répond à : lieu sécuritaire.');
  });

  it('never tell in which community a confidential place is', () => {
    const shelter = { confidential: true, service: { kinds: ['safe-place' as const] } };
    const request = { needs: [{ need: 'talk' as const }, { need: 'safe-place' as const }] };
    const plansWith = (community: string) =>
      ask(directoryOf({ in: 'place-timmins', ...counselling }, { in: community, ...shelter }), request).plans;
    expect(plansWith('place-timmins')[0]?.reasons).toEqual(plansWith('place-cochrane')[0]?.reasons);
  });

  it('of one person are one need when there is only one', () => {
    expect(ask(directoryOf({ in: 'place-timmins', ...both }), { needs: [{ need: 'talk' }] }).plans).toEqual([]);
  });
});

describe('wishes', () => {
  const first = (wishes: Wishes, directory: Directory, request: Partial<MatchRequest> = {}) =>
    ask(directory, { needs: [{ need: 'talk', wishes }], ...request }).answers[0]?.options[0];

  it('for an organization put it first, and never the others out', () => {
    const directory = directoryOf({ in: 'place-timmins' }, { in: 'place-cochrane' });
    const option = first({ prefer: { organizationIds: [id('organization', 1)] } }, directory);
    expect(option?.organization.id).toBe(id('organization', 1));
    expect(codesOf(option?.reasons)).toContain('wish-organization');
    const { answers } = ask(directory, {
      needs: [{ need: 'talk', wishes: { ratherNot: { organizationIds: [id('organization', 0)] } } }],
    });
    expect(answers[0]?.options.map(numberOf)).toEqual([1, 0]);
    expect(codesOf(answers[0]?.options[1]?.reasons)).toContain('wish-not');
  });

  it('for a community, or for a distance from home, are met', () => {
    const directory = directoryOf({ in: 'place-timmins' }, { in: 'place-kapuskasing' }, { in: 'place-north-bay' });
    const inKapuskasing = first({ prefer: { communityIds: ['place-kapuskasing'] } }, directory);
    expect(inKapuskasing?.organization.id).toBe(id('organization', 1));
    expect(codesOf(first({ home: 'near' }, directory)?.reasons)).toContain('wish-near-home');
    const away = first({ home: 'away' }, directory);
    expect(away?.organization.id).not.toBe(id('organization', 0));
    expect(codesOf(away?.reasons)).toContain('wish-away-from-home');
  });

  it('to be seen in person, or not to travel, decide how one service is given', () => {
    const directory = directoryOf({ in: 'place-kapuskasing', service: { virtual: true } });
    expect(codesOf(first({ how: 'in-person' }, directory, { virtual: 'yes' })?.reasons)).toContain('wish-in-person');
    expect(first({ how: 'at-a-distance' }, directory)?.location).toBeUndefined();
    expect(codesOf(first({ how: 'at-a-distance' }, directory)?.reasons).slice(0, 2)).toEqual([
      'at-a-distance',
      'wish-at-a-distance',
    ]);
  });

  it('of one need say nothing of another, and come before those of the whole request', () => {
    const directory = directoryOf({ in: 'place-timmins', ...both }, { in: 'place-kapuskasing', ...both });
    const { answers } = ask(directory, {
      needs: [{ need: 'talk', wishes: { home: 'away' } }, { need: 'legal' }],
      wishes: { home: 'near' },
    });
    expect(answers.map(({ options }) => options.map(numberOf)[0])).toEqual([1, 0]);
  });

  it('for a culture hold for the need they were made for', () => {
    const directory = directoryOf(
      { in: 'place-timmins', ...both },
      { in: 'place-timmins', service: { ...both.service, cultures: ['cree'] } },
    );
    const { answers } = ask(directory, {
      needs: [{ need: 'talk', wishes: { cultures: ['cree'] } }, { need: 'legal' }],
    });
    expect(answers.map(({ options }) => options.map(numberOf))).toEqual([
      [1, 0],
      [0, 1],
    ]);
  });

  it('never reach what the person must avoid', () => {
    const option = first(
      { prefer: { organizationIds: [id('organization', 0)] } },
      directoryOf({ in: 'place-timmins' }),
      {
        avoid: { organizationIds: [id('organization', 0)] },
      },
    );
    expect(option).toBeUndefined();
  });
});
