import { describe, expect, it, vi } from 'vitest';
import { createClient, type Client } from '../../console/src/api/client.ts';
import { Problem, problemFrom, Unreachable } from '../../console/src/api/problem.ts';
import { createWrites, Discarded } from '../../console/src/api/writes.ts';

/** A network that gives these answers in turn, and keeps what it was asked. */
function network(...answers: readonly (Response | 'lost')[]): Request[] {
  const asked: Request[] = [];
  let next = 0;
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    asked.push(new Request(`https://console.test${path}`, init));
    const answer = answers[next] ?? 'lost';
    next += 1;
    return answer === 'lost' ? Promise.reject(new TypeError('no network')) : Promise.resolve(answer);
  });
  return asked;
}
const json = (body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers });

describe('a call', () => {
  it('fills the address, and says why the file is opened and which version is changed', async () => {
    const asked = network(json({}, 200, { etag: '"8"' }));
    const client = createClient(() => Promise.resolve('token'));
    const { version } = await client.call('PATCH /v1/people/{personId}', {
      params: { personId: 'a/b' },
      body: {},
      version: 7,
    });
    expect(version).toBe(8);
    expect(asked.map(({ url, method }) => `${method} ${url}`)).toEqual(['PATCH https://console.test/v1/people/a%2Fb']);
    expect(asked[0]?.headers.get('if-match')).toBe('"7"');
    expect(asked[0]?.headers.get('authorization')).toBe('Bearer token');
  });

  it('is made once more with a renewed token, and no more than once', async () => {
    const asked = network(json({}, 401), json({ status: 401, code: 'unauthorized' }, 401), json({}));
    const renewals: boolean[] = [];
    const client = createClient((renew) => {
      renewals.push(renew);
      return Promise.resolve(renew ? 'new' : 'old');
    });
    await expect(client.call('GET /v1/me', {})).rejects.toMatchObject({ status: 401 });
    expect(renewals).toEqual([false, true]);
    expect(asked.map(({ headers }) => headers.get('authorization'))).toEqual(['Bearer old', 'Bearer new']);
  });

  it('gives the answer that is known when nothing has changed', async () => {
    const asked = network(json({ items: [] }, 200, { etag: '"x"' }), new Response(null, { status: 304 }));
    const client = createClient(() => Promise.resolve('token'));
    const first = await client.call('GET /v1/colleagues', {});
    expect(await client.call('GET /v1/colleagues', {}, {}, first)).toBe(first);
    expect(asked[1]?.headers.get('if-none-match')).toBe('"x"');
  });

  it('that nothing answers is unreachable; a page of a gateway is told by its status', async () => {
    network('lost', new Response('<h1>Bad gateway</h1>', { status: 502 }));
    const client = createClient(() => Promise.resolve('token'));
    await expect(client.call('GET /v1/me', {})).rejects.toBeInstanceOf(Unreachable);
    await expect(client.call('GET /v1/me', {})).rejects.toMatchObject({ status: 502, code: 'http-502' });
  });
});

describe('a problem document', () => {
  it('gives its code and its fields, and nothing breaks at anything else', () => {
    const body = { code: 'invalid', detail: 'No.', errors: [{ field: 'needs.0', code: 'x', message: 'm' }, 3] };
    expect(problemFrom(400, body)).toMatchObject({
      code: 'invalid',
      message: 'No.',
      errors: [
        { field: 'needs.0', code: 'x', message: 'm' },
        { field: '', code: '', message: '' },
      ],
    });
    for (const odd of [undefined, null, 'text', [], { errors: 'x' }]) expect(problemFrom(500, odd).errors).toEqual([]);
  });
});

/** A client whose calls are counted, and which is reached or not. */
function switched(): { client: Client; keys: (string | undefined)[]; reach: (how: boolean | Problem) => void } {
  let reached: boolean | Problem = true;
  const keys: (string | undefined)[] = [];
  const answer = (idempotencyKey: string | undefined): void => {
    keys.push(idempotencyKey);
    if (reached === false) throw new Unreachable('POST');
    if (reached instanceof Problem) throw reached;
  };
  network();
  const client = createClient(() => Promise.resolve('token'));
  return {
    client: {
      ...client,
      call: async (_signature, _options, sending) => {
        answer(sending?.idempotencyKey);
        return client.call(_signature, _options, sending).catch(() => {
          throw new Problem(500, 'never', '');
        });
      },
    },
    keys,
    reach: (how) => {
      reached = how;
    },
  };
}

describe('a change without a connection', () => {
  const release = (writes: ReturnType<typeof createWrites>, texts: boolean) =>
    writes.write('POST /v1/queue/{kind}/{id}/release', { params: { kind: 'trip', id: '1' } }, { label: 'x', texts });
  const setUp = () => {
    const { client, keys, reach } = switched();
    let made = 0;
    const writes = createWrites(
      client,
      () => `key-${(made += 1)}`,
      () => 5,
    );
    reach(false);
    return { writes, keys, reach };
  };
  const heldBack = async (writes: ReturnType<typeof createWrites>): Promise<void> => {
    await vi.waitFor(() => {
      if (writes.waiting().length === 0) throw new Error('nothing waits');
    });
  };

  it('waits, and leaves by itself later under the same key', async () => {
    const { writes, keys, reach } = setUp();
    const refused = release(writes, false).catch((fault: unknown) => fault);
    await heldBack(writes);
    expect(writes.waiting()).toMatchObject([{ label: 'x', since: 5, texts: false, trying: false }]);
    await writes.flush();
    expect(writes.waiting()).toHaveLength(1);
    reach(new Problem(404, 'gone', ''));
    await writes.flush();
    expect(await refused).toMatchObject({ code: 'gone' });
    expect(writes.waiting()).toEqual([]);
    expect(keys).toEqual(['key-1', 'key-1', 'key-1']);
  });

  it('that has somebody texted leaves only when it is told to', async () => {
    const { writes, keys, reach } = setUp();
    const refused = release(writes, true).catch((fault: unknown) => fault);
    await heldBack(writes);
    reach(new Problem(404, 'gone', ''));
    await writes.flush();
    expect(keys).toHaveLength(1);
    await writes.send('key-1');
    expect(await refused).toMatchObject({ code: 'gone' });
    expect(keys).toHaveLength(2);
  });

  it('can be taken back while it waits', async () => {
    const { writes, keys, reach } = setUp();
    const gone = release(writes, false).catch((fault: unknown) => fault);
    await heldBack(writes);
    writes.discard('key-1');
    expect(await gone).toBeInstanceOf(Discarded);
    reach(true);
    await writes.flush();
    expect(keys).toHaveLength(1);
  });
});
