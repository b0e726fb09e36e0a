import { beforeAll, describe, expect, it } from 'vitest';
import { api as contracts } from '../../shared/contracts/api.ts';
import { apiUnderTest, type ApiUnderTest } from './api.ts';

const CAMILLE = 'demo-coordinator';
let api: ApiUnderTest;
beforeAll(async () => {
  api = await apiUnderTest();
});
const places = async () => {
  const answer = await api.call(CAMILLE, 'GET', '/v1/places');
  return { ...answer, ...contracts.places.listPlaces.answer.parse(answer.body) };
};
const network = async (on: string) => {
  const answer = await api.call(CAMILLE, 'GET', `/v1/network?on=${on}`);
  return { ...answer, ...contracts.places.readNetwork.answer.parse(answer.body) };
};

describe('GET /v1/places', () => {
  it('names every community and airport in both languages, in little room, for a day', async () => {
    const answer = await places();
    const of = (id: string) => answer.places.find(([one]) => one === id);
    expect(of('fn-143')?.slice(0, 4)).toEqual(['fn-143', 'first-nation', 'Attawapiskat', null]);
    expect(of('fn-120')?.[8]).toContain('New Credit');
    expect(of('place-timmins')?.[6]).toBe('all-season-road');
    expect(of('CYAT')?.slice(6)).toEqual([null, null, []]);
    expect(new Set(answer.places.map(([id]) => id)).size).toBe(answer.places.length);
    expect(answer.columns).toHaveLength(answer.places[0]?.length ?? 0);
    expect(answer.headers['cache-control']).toBe('private, max-age=86400');
    expect(JSON.stringify(answer.body).length).toBeLessThan(60_000);
    const again = await api.call(CAMILLE, 'GET', '/v1/places', {
      headers: { 'if-none-match': answer.headers['etag'] ?? '' },
    });
    expect(again).toMatchObject({ status: 304, body: undefined });
    expect(again.headers['cache-control']).toBe('private, max-age=86400');
  });
});

describe('GET /v1/network', () => {
  it('joins places that are listed, each way once, and no place of an organization', async () => {
    const { edges, names, columns, body } = await network('2026-07-15');
    const known = new Set((await places()).places.map(([id]) => id));
    expect(edges.filter(([from, to]) => !known.has(from) || !known.has(to))).toEqual([]);
    expect(edges.every(([from, to]) => from < to)).toBe(true);
    expect(columns).toHaveLength(edges[0]?.length ?? 0);
    expect(edges.every(([, , , craft]) => craft !== 'charter')).toBe(true);
    expect(edges.every((edge) => edge[8] === null || names[edge[8]] !== undefined)).toBe(true);
    expect(JSON.stringify(body).length).toBeLessThan(120_000);
    for (const { id } of api.hub.locations) expect(JSON.stringify(body)).not.toContain(id);
  });

  it('opens winter roads and closes ferries by the season of the day asked for', async () => {
    const winter = (await network('2027-02-15')).edges.filter(([, , mode]) => mode === 'winter-road');
    const summer = (await network('2026-07-15')).edges.filter(([, , mode]) => mode === 'winter-road');
    expect(winter.length).toBeGreaterThan(20);
    expect(new Set(winter.map((edge) => `${edge[6]} ${edge[7]}`))).toEqual(new Set(['true in-season']));
    expect(new Set(summer.map((edge) => `${edge[6]} ${edge[7]}`))).toEqual(new Set(['false out-of-season']));
    expect(summer).toHaveLength(winter.length);
  });

  it('refuses a day that is none', async () => {
    expect((await api.call(CAMILLE, 'GET', '/v1/network?on=2026-02-30')).status).toBe(400);
  });
});
