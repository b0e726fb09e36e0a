import { describe, expect, it } from 'vitest';
import { hasPartIn } from '../../console/src/app/member.ts';
import { bundleIn } from '../../console/src/screens/referrals/bundle.ts';

describe('a part of the console', () => {
  it.each([
    ['partner', '/referrals/018f', true],
    ['partner', '/people/018f', false],
    ['partner', '/conversations/abc', false],
    ['nation-steward', '/people/018f', true],
    ['nation-steward', '/duplicates', false],
    ['nation-steward', '/directory/organizations/018f', true],
    ['recipient-reporter', '/reports', true],
    ['recipient-reporter', '/directory-import', false],
    ['coordinator', '/duplicates', true],
    ['admin', '/conversations/abc', true],
    // Nothing is there: that is another answer.
    ['partner', '/nowhere', true],
  ] as const)('for a %s: %s, %s', (role, address, has) => {
    expect(hasPartIn(role, address)).toBe(has);
  });
});

describe('a file that was chosen as a referral', () => {
  const file = (text: string, size = text.length) => ({ size, text: () => Promise.resolve(text) });

  it('is one where it holds a Bundle, with a byte order mark or without', async () => {
    expect(await bundleIn(file('{"resourceType":"Bundle"}'))).toEqual({ resourceType: 'Bundle' });
    expect(await bundleIn(file('\uFEFF{"resourceType":"Bundle"}'))).toEqual({ resourceType: 'Bundle' });
  });

  it.each(['', 'a,b\n1,2', '[]', 'null', '{"resourceType":"Patient"}'])('is none where it holds %j', async (text) => {
    expect(await bundleIn(file(text))).toBeUndefined();
  });

  it('is not read where it is too large to be one', async () => {
    expect(await bundleIn(file('{"resourceType":"Bundle"}', 1_000_001))).toBeUndefined();
  });
});
