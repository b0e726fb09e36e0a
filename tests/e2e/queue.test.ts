import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { COORDINATOR, INTAKE } from '../scenario/cast.ts';
import { Client } from '../scenario/client.ts';
import { startServer, temporaryFolder, type ServerProcess } from '../scenario/server.ts';

const folder = temporaryFolder();
let server: ServerProcess;
let client: Client;
beforeAll(async () => {
  server = await startServer({ data: folder.path, fresh: true });
  client = new Client(server.url);
  await client.signIn(COORDINATOR);
}, 120_000);
afterAll(async () => {
  await server.stop();
  folder.remove();
});

const queue = z.looseObject({
  items: z.array(z.looseObject({ kind: z.string(), id: z.string(), urgency: z.string(), reason: z.string() })),
});
const POLL_MS = 2000;
const TEXTS = 6;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

interface Look {
  readonly begunAt: number;
  readonly tookMs: number;
  /** How many conversations in danger it shows. */
  readonly count: number;
}
async function look(): Promise<Look> {
  const begunAt = performance.now();
  const { items } = queue.parse(await client.api(COORDINATOR, 'GET', '/v1/queue'));
  const count = items.filter(({ urgency }) => urgency === 'danger').length;
  return { begunAt, tookMs: performance.now() - begunAt, count };
}

/** As the console does: a look every two seconds, until all are seen. */
async function polled(): Promise<Look[]> {
  const looks: Look[] = [];
  while (looks.length < 30 && (looks.at(-1)?.count ?? 0) < TEXTS) {
    const next = performance.now() + POLL_MS;
    looks.push(await look());
    await pause(Math.max(0, next - performance.now()));
  }
  return looks;
}

describe('a console that asks for the queue every two seconds', () => {
  it('finds each text of danger in the first look after its arrival', { timeout: 90_000 }, async () => {
    await look();
    const polling = polled();
    const arrivedAt: number[] = [];
    // At every moment between two looks.
    for (let n = 0; n < TEXTS; n += 1) {
      await client.text(`+1705555018${n}`, INTAKE, 'il va me tuer, je suis en danger');
      arrivedAt.push(performance.now());
      await pause(730);
    }
    const looks = await polling;
    const missed = looks.filter(({ begunAt, count }) => count < arrivedAt.filter((at) => at < begunAt).length);
    expect(missed, 'looks without a text that had arrived before them').toEqual([]);
    expect(looks.at(-1)?.count).toBe(TEXTS);
    // One pause between looks and one look are all that anybody waits: three seconds, when a look takes less than one.
    const quickest = Math.min(...looks.map(({ tookMs }) => tookMs));
    expect(POLL_MS + quickest).toBeLessThan(3000);
  });
});
