import { beforeEach, describe, expect, it } from 'vitest';
import { closePair, findDuplicates, openDuplicate, pairIdOf, refuseDuplicate } from '../../shared/identity/index.ts';
import { erasePerson, identityWrite } from '../../shared/people/index.ts';
import { agency, IdentityScene, of, ok, PHONE, staff } from './identity-scene.ts';

let scene: IdentityScene;
beforeEach(async () => {
  scene = await IdentityScene.open();
});

describe('erasing a person', () => {
  it('takes away every identifier and every pair, and leaves those of others', async () => {
    const gone = await scene.fileOf({
      phone: PHONE,
      name: 'Anne Roy',
      birthDate: '2001-02-03',
      fileNumbers: [{ organizationId: agency, number: '7' }],
    });
    const other = await scene.fileOf({ phone: PHONE });
    const third = await scene.fileOf({ phone: PHONE });
    await scene.settle();
    const refused = (await scene.openPairs()).find(({ a, b }) => [a, b].includes(gone));
    if (refused === undefined) throw new Error('the person stands in two pairs');
    ok(await refuseDuplicate(scene.platform, staff, pairIdOf(refused), 'cannot-tell', refused.version));
    await scene.platform.table.write([identityWrite({ personId: gone, children: [], version: 0 })]);
    expect(await scene.tracesOf(gone)).toHaveLength(3 + 2 + 4);

    ok(await erasePerson(scene.platform, staff, gone, 'data-request'));
    expect((await scene.tracesOf(gone)).filter(({ pk }) => pk.startsWith('IDENTIFIER#'))).toEqual([]);
    await scene.settle();
    expect(await scene.tracesOf(gone)).toEqual([]);
    expect((await scene.openPairs()).map(({ a, b }) => [a, b])).toEqual([of(other, third)]);
    expect(await scene.platform.table.get({ pk: `PERSON#${gone}`, sk: 'IDENTITY' })).toBeDefined();
    expect(await closePair(scene.platform, staff, gone, other, 'split'), 'nothing to remember').toEqual([]);
  });
});

describe('between looking and writing', () => {
  it('an erased person is not paired after all', async () => {
    const gone = await scene.fileOf({ phone: PHONE });
    const other = await scene.fileOf({ phone: PHONE });
    await findDuplicates(
      scene.interruptedBy(async () => {
        ok(await erasePerson(scene.platform, staff, gone, 'data-request'));
        await scene.settle();
      }),
      other,
    );
    await scene.settle();
    expect(await scene.openPairs()).toEqual([]);
    expect(await scene.tracesOf(gone)).toEqual([]);
  });

  it('a corrected number makes no pair', async () => {
    const one = await scene.fileOf({ phone: PHONE });
    const other = await scene.fileOf({ phone: PHONE });
    await findDuplicates(
      scene.interruptedBy(() => scene.rewrite(one, {})),
      other,
    );
    expect(await scene.openPairs()).toEqual([]);
  });

  it('a number that both have now keeps the pair that was about to go', async () => {
    const one = await scene.fileOf({ phone: PHONE });
    const other = await scene.fileOf({ phone: PHONE });
    await scene.settle();
    const pair = await scene.theOnlyPair();
    await scene.rewrite(one, { phone: '+18075550124' });
    await findDuplicates(
      scene.interruptedBy(async () => {
        await scene.rewrite(other, { phone: '+18075550124' });
        await findDuplicates(scene.platform, other);
      }),
      one,
    );
    expect(await scene.openPairs()).toEqual([pair]);
  });
});

describe('what is stored', () => {
  it('tells no name, birth date, phone or file number to whoever reads the whole table', async () => {
    const secret = { name: 'Zoélie Quévillon-Ouellet', birthDate: '2003-07-19', phone: '+18075550177' };
    const fileNumbers = [{ organizationId: agency, number: 'QX-00731' }];
    const one = await scene.fileOf({ ...secret, fileNumbers });
    await scene.fileOf({ ...secret, name: 'QUEVILLON OUELLET, Zoelie', fileNumbers });
    await scene.settle();
    const pair = await scene.theOnlyPair();
    expect(pair.kinds).toEqual(['file-number', 'name-and-birth-date', 'phone']);
    ok(await openDuplicate(scene.platform, staff, pairIdOf(pair), 'follow-up'));
    await scene.rewrite(one, { ...secret, fileNumbers: [{ organizationId: agency, number: 'QX-00732' }] });
    ok(await refuseDuplicate(scene.platform, staff, pairIdOf(pair), 'family-member', pair.version));
    await scene.settle();

    const items = await scene.everyItem();
    expect(items.filter(({ pk }) => pk.startsWith('IDENTIFIER#'))).toHaveLength(2 * 3);
    const text = items
      .flatMap((item) => Object.values(item).map(asText))
      .join('\n')
      .toLowerCase();
    const words = ['zoélie', 'zoelie', 'quévillon', 'quevillon', '2003-07-19', '8075550177', 'qx-0073', 'qx0073'];
    expect(words.filter((word) => text.includes(word))).toEqual([]);
  });
});

const asText = (value: unknown): string =>
  value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : JSON.stringify(value);
