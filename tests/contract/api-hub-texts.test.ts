import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { directoryRoutes } from '../../shared/contracts/directory.ts';
import { apiUnderTest, type ApiUnderTest } from './api.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await apiUnderTest();
});
const admin = 'demo-admin';

const listed = async () =>
  directoryRoutes.listHubTexts.answer.parse((await api.call('demo-coordinator', 'GET', '/v1/hub/texts')).body).items;
async function change(parts: Readonly<Record<string, unknown>>) {
  const { body, headers } = await api.call(admin, 'GET', '/v1/hub');
  return api.call(admin, 'PUT', '/v1/hub', {
    body: { ...z.looseObject({}).parse(body), ...parts },
    headers: { 'if-match': headers['etag'] ?? '' },
  });
}

describe('the texts of the hub', () => {
  it('are listed with what ships, and afterwards with what the hub wrote', async () => {
    const words = { fr: 'Merci. En danger: {emergency}.', en: 'Thanks. In danger: {emergency}.' };
    const before = (await listed()).find(({ key }) => key === 'done');
    expect(before).toMatchObject({ list: 'texts', reader: 'phone', mostSegments: 2, plain: false });
    expect(before).not.toHaveProperty('own');
    const bus = { fr: 'Le bus passe à {heure}.', en: 'The bus comes at {time}.' };
    expect((await change({ texts: { done: words }, cannedTexts: { 'bus-times': bus } })).status).toBe(200);
    const after = await listed();
    expect(after.find(({ key }) => key === 'done')).toEqual({ ...before, own: words });
    expect(after.find(({ key }) => key === 'bus-times')).toMatchObject({ list: 'cannedTexts', own: bus });
  });

  it('are refused each by its own field, and nothing is changed', async () => {
    const was = (await api.call(admin, 'GET', '/v1/hub')).body;
    const { status, body } = await change({
      texts: { nothing: { fr: 'Ok.', en: 'Ok.' }, safe: { fr: 'Au refuge? OUI ou NON.', en: 'Safe? YES or NO.' } },
      cannedTexts: { 'bus-times': { fr: 'Voir bus.ca', en: 'The bus.' } },
    });
    expect(status).toBe(422);
    expect(z.object({ errors: z.array(z.object({ field: z.string(), code: z.string() })) }).parse(body).errors).toEqual(
      [
        { field: 'texts.nothing', code: 'text-unknown' },
        { field: 'texts.safe.fr', code: 'names-organization' },
        { field: 'cannedTexts.bus-times.fr', code: 'link' },
      ],
    );
    expect((await api.call(admin, 'GET', '/v1/hub')).body).toEqual(was);
  });
});
