import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { directoryRoutes } from '../../shared/contracts/directory.ts';
import { apiUnderTest, type ApiUnderTest } from './api.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await apiUnderTest();
});
const admin = 'demo-admin';
const NOBODY = '00000000-0000-4000-8000-000000000000';

async function read() {
  const { body, headers } = await api.call(admin, 'GET', '/v1/hub');
  return { hub: directoryRoutes.readHub.answer.parse(body), etag: headers['etag'] ?? '' };
}
async function change(parts: (hub: Awaited<ReturnType<typeof read>>['hub']) => Readonly<Record<string, unknown>>) {
  const { hub, etag } = await read();
  return api.call(admin, 'PUT', '/v1/hub', { body: { ...hub, ...parts(hub) }, headers: { 'if-match': etag } });
}
const refused = z.object({ errors: z.array(z.object({ field: z.string(), code: z.string() })) });

describe('what the settings name', () => {
  it('has to be there, each by its own field, and nothing is changed otherwise', async () => {
    const was = (await read()).hub;
    const { status, body } = await change((hub) => ({
      dispatch: {
        ...hub.dispatch,
        nightRota: { ...hub.dispatch.nightRota, organizationIds: [NOBODY] },
        neighbours: [...hub.dispatch.neighbours, NOBODY],
      },
      reporting: { ...hub.reporting, urbanCommunities: ['place-atlantis', 'place-sudbury'] },
      travel: {
        ...hub.travel,
        connections: [{ kind: 'road', between: ['fn-143', 'place-atlantis'], km: 12 }],
        closures: [{ between: ['XXXX', 'CYAT'], until: '2030-01-01T00:00:00Z' }],
      },
    }));
    expect(status).toBe(422);
    expect(refused.parse(body).errors).toEqual([
      { field: 'dispatch.nightRota.organizationIds.0', code: 'unknown-organization' },
      { field: `dispatch.neighbours.${was.dispatch.neighbours.length}`, code: 'unknown-organization' },
      { field: 'reporting.urbanCommunities.0', code: 'community-unknown' },
      { field: 'travel.connections.0.between.1', code: 'place-unknown' },
      { field: 'travel.closures.0.between.0', code: 'place-unknown' },
    ]);
    expect((await read()).hub).toEqual(was);
  });

  it('is taken when it is', async () => {
    const connections = [{ kind: 'road', between: ['fn-143', 'CYAT'], km: 12 }];
    const { status } = await change((hub) => ({ travel: { ...hub.travel, connections } }));
    expect(status).toBe(200);
    expect((await read()).hub.travel.connections).toEqual(connections);
  });
});
