import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CULTURES, FEATURES, KINDS_OF, LANGUAGES, NEEDS } from '../../console/src/screens/match/codes.ts';
import {
  changeBetween,
  NOTHING_ASKED,
  readQuestion,
  requestOf,
  writeQuestion,
  type Need,
  type Question,
} from '../../console/src/screens/match/question.ts';

const ORGANIZATION = 'c3542c93-e87f-5d54-a173-3e6938c1d344';
const read = (address: string): Question => readQuestion(new URLSearchParams(address));

const need: fc.Arbitrary<Need> = fc
  .constantFrom(...NEEDS)
  .chain((name) => fc.subarray([...KINDS_OF[name]]).map((kinds) => ({ need: name, kinds })));
const entries = fc.uniqueArray(fc.constantFrom('fn-243', 'place-timmins', 'place-sault-ste-marie', ORGANIZATION));
const question: fc.Arbitrary<Question> = fc.record({
  needs: fc.uniqueArray(need, { maxLength: 5, selector: (one) => one.need }),
  personId: fc.option(fc.constant(ORGANIZATION), { nil: undefined }),
  conversationId: fc.constant(undefined),
  place: fc.option(fc.constantFrom('fn-243', 'place-kenora'), { nil: undefined }),
  at: fc.option(fc.constant('2026-11-22T20:00:00.000Z'), { nil: undefined }),
  age: fc.option(fc.constantFrom('under-16', '18-plus'), { nil: undefined }),
  gender: fc.option(fc.constantFrom('woman', 'two-spirit'), { nil: undefined }),
  languages: fc.subarray([...LANGUAGES]),
  access: fc.subarray([...FEATURES]),
  cultures: fc.subarray([...CULTURES]),
  avoid: entries,
  avoidKinds: fc.subarray(['police', 'health'] as const),
  prefer: entries,
  ratherNot: entries,
  home: fc.option(fc.constantFrom('near', 'away'), { nil: undefined }),
  how: fc.option(fc.constantFrom('in-person', 'at-a-distance'), { nil: undefined }),
  virtual: fc.option(fc.constantFrom('yes', 'no'), { nil: undefined }),
});

describe('the question in the address', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(question, (asked) => {
        expect(readQuestion(writeQuestion(asked, new URLSearchParams()))).toEqual(asked);
      }),
    );
  });

  it('leaves what else the address holds, and takes off what is no longer asked', () => {
    const address = writeQuestion(NOTHING_ASKED, new URLSearchParams('side=map&needs=talk&place=fn-1'));
    expect(address.toString()).toBe('side=map');
  });

  it('is as if what it does not understand were not there', () => {
    expect(
      read('needs=talk:police-liaison.counselling,magic,talk&place=<b>&age=12&avoid=x,fn-243&at=yesterday'),
    ).toEqual({
      ...NOTHING_ASKED,
      needs: [{ need: 'talk', kinds: ['counselling'] }],
      avoid: ['fn-243'],
    });
  });
});

describe('the request', () => {
  it('says nothing of what was not asked', () => {
    expect(JSON.parse(JSON.stringify(requestOf(read('needs=safe-place'))))).toEqual({
      needs: [{ need: 'safe-place' }],
    });
  });

  it('keeps communities and organizations apart', () => {
    const { avoid, wishes } = requestOf(read(`needs=talk&avoid=fn-243,${ORGANIZATION}&prefer=place-kenora&home=near`));
    expect(avoid).toEqual({ communityIds: ['fn-243'], organizationIds: [ORGANIZATION] });
    expect(wishes).toEqual({ prefer: { communityIds: ['place-kenora'] }, home: 'near' });
  });
});

describe('a change', () => {
  const before = read('needs=talk&place=fn-243&home=near');

  it('of nothing is empty', () => {
    expect(changeBetween(before, { ...before })).toEqual({});
  });

  it('names only what is another', () => {
    expect(changeBetween(before, { ...before, place: 'place-kenora' })).toEqual({ communityId: 'place-kenora' });
  });

  it('that takes a wish off says so', () => {
    expect(changeBetween(before, { ...before, home: undefined })).toEqual({ wishes: {} });
  });
});
