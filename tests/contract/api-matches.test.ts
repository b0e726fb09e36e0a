import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { apiUnderTest, type ApiUnderTest } from './api.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await apiUnderTest();
});
const coordinator = 'demo-coordinator';
const request = {
  needs: [{ need: 'safe-place' }, { need: 'talk', wishes: { how: 'in-person' } }],
  communityId: 'fn-143',
  person: { ageBand: '18-plus', languages: ['fr', 'en'] },
};
const scored = z.looseObject({ options: z.array(z.looseObject({ score: z.number() })) });

describe('matching', () => {
  it('answers each need, and all of them by plans', async () => {
    const { status, body } = await api.call(coordinator, 'POST', '/v1/matches', { body: request });
    expect(status).toBe(200);
    const { answers, plans } = z
      .looseObject({ answers: z.array(scored), plans: z.array(z.looseObject({ parts: z.array(z.unknown()) })) })
      .parse(body);
    expect(answers.map(({ options }) => options.length > 0)).toEqual([true, true]);
    expect(plans[0]?.parts).toHaveLength(2);
  });

  it('compares a request with itself changed, and with nothing changed', async () => {
    const compare = (change: object) =>
      api.call(coordinator, 'POST', '/v1/matches/compare', { body: { request, change } });
    const nothing = await compare({});
    expect(nothing.status).toBe(200);
    expect(nothing.body).toEqual({ answers: [], plans: { gained: [], lost: [] } });
    const younger = await compare({ person: { ageBand: 'under-16', languages: ['fr', 'en'] } });
    expect(younger.status).toBe(200);
    const { answers } = z
      .looseObject({ answers: z.array(z.looseObject({ lost: z.array(z.unknown()) })) })
      .parse(younger.body);
    expect(answers.some(({ lost }) => lost.length > 0)).toBe(true);
  });

  it('keeps what the file tells, whatever part is changed', async () => {
    const made = await api.call(coordinator, 'POST', '/v1/people', {
      body: { ageBand: 'under-16', language: 'fr', communityId: 'place-timmins', private: {} },
    });
    const { personId } = z.looseObject({ personId: z.string() }).parse(made.body);
    const asked = { needs: [{ need: 'safe-place' }, { need: 'talk' }], personId };
    const { status, body } = await api.call(coordinator, 'POST', '/v1/matches/compare', {
      body: { request: asked, change: { person: {} } },
    });
    expect(status).toBe(200);
    expect(body).toEqual({ answers: [], plans: { gained: [], lost: [] } });
  });

  it.each([
    ['communityId', { communityId: 'place-nowhere' }],
    ['avoid.communityIds.1', { avoid: { communityIds: ['place-timmins', 'place-timins'] } }],
    ['avoid.organizationIds.0', { avoid: { organizationIds: ['0f000000-0000-4000-8000-000000000000'] } }],
    ['avoid.locationIds.0', { avoid: { locationIds: ['0f000000-0000-4000-8000-000000000000'] } }],
    ['wishes.prefer.communityIds.0', { wishes: { prefer: { communityIds: ['fn-9999'] } } }],
    [
      'needs.0.wishes.ratherNot.organizationIds.0',
      {
        needs: [{ need: 'talk', wishes: { ratherNot: { organizationIds: ['0f000000-0000-4000-8000-000000000000'] } } }],
      },
    ],
  ])('avoids and wishes for nothing that does not exist: %s', async (field, asked) => {
    const alone = await api.call(coordinator, 'POST', '/v1/matches', { body: { ...request, ...asked } });
    expect(alone.status).toBe(422);
    expect(alone.body).toMatchObject({ errors: [{ field }] });
    const changed = await api.call(coordinator, 'POST', '/v1/matches/compare', { body: { request, change: asked } });
    expect(changed.body).toMatchObject({ errors: [{ field: `change.${field}` }] });
  });

  it('takes no more than five needs', async () => {
    const needs = Array.from({ length: 6 }, () => ({ need: 'talk' }));
    const { status, body } = await api.call(coordinator, 'POST', '/v1/matches', { body: { needs } });
    expect(status).toBe(400);
    expect(body).toMatchObject({ errors: [{ field: 'needs' }] });
  });
});
