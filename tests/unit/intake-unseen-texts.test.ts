import { describe, expect, it } from 'vitest';
import { classify } from '../../shared/intake/hearing/keywords.ts';
import { isNow } from './intake-danger-now.ts';
import { unseenCalm } from './intake-unseen-calm.ts';
import { unseenDanger } from './intake-unseen-danger.ts';
import { unseenOptOut } from './intake-unseen-opt-out.ts';

const heard = (text: string): boolean => isNow(classify(text));
const optsOut = (text: string): boolean => classify(text).keyword?.kind === 'opt-out';
const share = (texts: readonly string[], is: (text: string) => boolean): number =>
  texts.filter(is).length / texts.length;

/**
 * What to expect of texts that no list was written beside. The floors are what was measured the first time; whoever reads
 * the misses here to better the lists must have somebody else write new texts, or this tells nothing any more.
 */
describe('texts that nobody who writes the lists has read', () => {
  it('of danger are heard in at least 84 of 100', () => {
    expect(share(unseenDanger, heard)).toBeGreaterThanOrEqual(0.84);
  });

  it('taken for danger are danger in at least 92 of 100', () => {
    const called = unseenDanger.filter(heard).length;
    const falseAlarms = [...unseenCalm, ...unseenOptOut].filter(heard).length;
    expect(called / (called + falseAlarms)).toBeGreaterThanOrEqual(0.92);
  });

  it('of opting out are understood in at least 9 of 10, and hardly anybody else is silenced', () => {
    expect(share(unseenOptOut, optsOut)).toBeGreaterThanOrEqual(0.9);
    expect(share([...unseenDanger, ...unseenCalm], optsOut)).toBeLessThanOrEqual(0.01);
  });
});
