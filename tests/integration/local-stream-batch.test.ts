import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesPattern } from '../../local/event-filter.ts';
import type { Json, JsonObject } from '../../local/json.ts';
import type { InvocationResult } from '../../local/lambda.ts';
import { runBatches, sequenceNumber, type BatchSettings } from '../../local/stream-batch.ts';
import { makeProgress } from '../../local/stream-lanes.ts';

const record = (number: number): JsonObject => ({ dynamodb: { SequenceNumber: String(number).padStart(6, '0') } });
const settings: BatchSettings = { batchSize: 4, reportsItemFailures: true, bisects: true, retries: 3 };

/** Plays a function that cannot handle some records, by report or by exception; tells what it got and what was given up. */
async function play(
  count: number,
  poison: ReadonlySet<number>,
  explodes: boolean,
  change: Partial<BatchSettings> = {},
) {
  const handled: string[] = [];
  const givenUp: string[] = [];
  const poisoned = (each: JsonObject) => poison.has(Number(sequenceNumber(each)));
  const invoke = (event: Json): Promise<InvocationResult> => {
    const records = event !== null && typeof event === 'object' && !Array.isArray(event) ? event['Records'] : [];
    const batch = (Array.isArray(records) ? records : []).flatMap((each) =>
      each !== null && typeof each === 'object' && !Array.isArray(each) ? [each] : [],
    );
    const bad = batch.findIndex(poisoned);
    if (bad >= 0 && explodes)
      return Promise.resolve({ ok: false, requestId: 'r', error: { errorType: 'E', errorMessage: '', trace: [] } });
    handled.push(...batch.slice(0, bad < 0 ? undefined : bad).map(sequenceNumber));
    const first = batch[bad];
    return Promise.resolve({
      ok: true,
      requestId: 'r',
      payload: { batchItemFailures: first === undefined ? [] : [{ itemIdentifier: sequenceNumber(first) }] },
    });
  };
  await runBatches(
    Array.from({ length: count }, (_, index) => record(index)),
    {
      settings: { ...settings, ...change },
      invoke,
      giveUp: ({ records }) => givenUp.push(...records.map(sequenceNumber)),
      stopping: new AbortController().signal,
      pause: () => 0,
    },
  );
  return { handled, givenUp };
}

describe('batches of stream records', () => {
  it('are all handled, in order, when nothing fails', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(30), async (count) => {
        const { handled, givenUp } = await play(count, new Set(), false);
        expect(handled).toEqual(Array.from({ length: count }, (_, index) => sequenceNumber(record(index))));
        expect(givenUp).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it('lose no record: each is handled or given up, whatever fails', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(20),
        fc.uniqueArray(fc.nat(20), { maxLength: 6 }),
        fc.boolean(),
        async (count, poison, explodes) => {
          const { handled, givenUp } = await play(count, new Set(poison), explodes);
          const everything = new Set([...handled, ...givenUp]);
          expect(everything.size).toBe(count);
          expect(givenUp).toEqual(
            expect.arrayContaining(
              poison.filter((number) => number < count).map((number) => sequenceNumber(record(number))),
            ),
          );
        },
      ),
      { numRuns: 50 },
    );
  });

  it('are halved until a record that explodes stands alone', async () => {
    const { handled, givenUp } = await play(4, new Set([2]), true, { retries: 3 });
    expect(givenUp).toEqual([sequenceNumber(record(2))]);
    expect(handled).toHaveLength(3);
  });
});

describe('the position in a shard', () => {
  it('moves only past what is done, whatever finishes first', async () => {
    const kept: string[] = [];
    const progress = makeProgress((position) => kept.push(position));
    const stopping = new AbortController().signal;
    const first = Promise.withResolvers<undefined>();
    progress.add('1', first.promise, stopping);
    progress.add('2', Promise.resolve(), stopping);
    await Promise.resolve();
    expect(kept).toEqual([]);
    first.resolve(undefined);
    await first.promise;
    expect(kept).toEqual(['2']);
    expect(progress.waiting()).toBe(0);
  });
});

describe('an event filter', () => {
  const event = {
    eventName: 'INSERT',
    dynamodb: { NewImage: { kind: { S: 'outbox' }, count: { N: '3' } }, size: 40 },
    tags: ['a', 'b'],
  };

  it.each<[string, Json, boolean]>([
    ['the same value', { eventName: ['INSERT', 'MODIFY'] }, true],
    ['another value', { eventName: ['REMOVE'] }, false],
    ['a nested value', { dynamodb: { NewImage: { kind: { S: ['outbox'] } } } }, true],
    ['a missing field', { dynamodb: { OldImage: { kind: { S: ['outbox'] } } } }, false],
    ['a prefix', { eventName: [{ prefix: 'INS' }] }, true],
    ['a suffix', { eventName: [{ suffix: 'FY' }] }, false],
    ['anything but', { eventName: [{ 'anything-but': ['REMOVE'] }] }, true],
    ['a field that is there', { dynamodb: { NewImage: { count: { N: [{ exists: true }] } } } }, true],
    ['a field that is not there', { other: [{ exists: false }] }, true],
    ['a range', { dynamodb: { size: [{ numeric: ['>', 10, '<=', 40] }] } }, true],
    ['a member of a list', { tags: ['b'] }, true],
    ['one of several patterns', { $or: [{ eventName: ['REMOVE'] }, { tags: ['a'] }] }, true],
  ])('knows %s', (_what, pattern, expected) => {
    expect(matchesPattern(pattern, event)).toBe(expected);
  });

  it('says so when it does not know a comparison', () => {
    expect(() => matchesPattern({ eventName: [{ cidr: '10.0.0.0/8' }] }, event)).toThrow(/cidr/);
  });
});
