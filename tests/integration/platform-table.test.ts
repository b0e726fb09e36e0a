import { describe, expect, it } from 'vitest';
import { InvalidCursor } from '../../shared/platform/cursor.ts';
import { create, replace } from '../../shared/platform/transaction.ts';
import { testPlatform } from '../platform.ts';

const key = (n: number) => ({ pk: 'LIST', sk: `ITEM#${n}` });

describe('a transaction', () => {
  it('names the condition that failed and writes nothing', async () => {
    const { platform } = await testPlatform();
    expect(await platform.table.write([create({ ...key(1), version: 1 })])).toEqual({ committed: true });

    const outcome = await platform.table.write([
      create({ ...key(2), version: 1 }),
      create({ ...key(1), version: 1 }, 'already-there'),
    ]);

    expect(outcome).toEqual({ committed: false, refusals: ['already-there'] });
    expect(await platform.table.get(key(2))).toBeUndefined();
  });

  it('lets exactly one of many writers of the same version win', async () => {
    const { platform } = await testPlatform();
    await platform.table.write([create({ ...key(1), version: 1 })]);
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, n) => platform.table.write([replace({ ...key(1), by: n }, 1)])),
    );
    expect(outcomes.filter((outcome) => outcome.committed)).toHaveLength(1);
    expect((await platform.table.get(key(1)))?.['version']).toBe(2);
  });

  it('retries conflicts until every blind increment is in', async () => {
    const { platform } = await testPlatform();
    const increment = { update: key(1), set: 'ADD #n :one', names: { n: 'n' }, values: { one: 1 } };
    await Promise.all(Array.from({ length: 20 }, () => platform.table.write([increment])));
    expect((await platform.table.get(key(1)))?.['n']).toBe(20);
  });
});

describe('a list', () => {
  it('is paged by a cursor that belongs to that list alone', async () => {
    const { platform } = await testPlatform();
    await platform.table.write([1, 2, 3].map((n) => create({ ...key(n), n })));
    const first = await platform.table.query({ pk: 'LIST', limit: 2 });
    expect(first.items.map((item) => item['n'])).toEqual([1, 2]);
    const second = await platform.table.query({ pk: 'LIST', limit: 2, cursor: first.cursor });
    expect(second.items.map((item) => item['n'])).toEqual([3]);
    await expect(platform.table.query({ pk: 'OTHER', cursor: first.cursor })).rejects.toThrow(InvalidCursor);
    await expect(platform.table.query({ pk: 'LIST', cursor: 'nonsense' })).rejects.toThrow(InvalidCursor);
  });
});

describe('the key ring', () => {
  it('is one hub key for all instances, and what it wrapped opens in another', async () => {
    const test = await testPlatform();
    const { key: dataKey, write } = await test.platform.keys.create('PERSON#1');
    await test.platform.table.write([write]);
    const other = test.another();
    const found = (await other.table.batchGet([], ['PERSON#1'])).dataKey('PERSON#1');
    expect((await other.keys.open('PERSON#1', found))?.bytes).toEqual(dataKey.bytes);
  });

  it('opens nothing once the item is gone', async () => {
    const { platform } = await testPlatform();
    const { write } = await platform.keys.create('PERSON#1');
    await platform.table.write([write]);
    await platform.table.write([{ removeKey: 'PERSON#1' }]);
    const found = (await platform.table.batchGet([], ['PERSON#1'])).dataKey('PERSON#1');
    expect(await platform.keys.open('PERSON#1', found)).toBeUndefined();
  });
});
