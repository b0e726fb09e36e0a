import { describe, expect, it } from 'vitest';
import { ageBandFits, whyNotBirthDate } from '../../shared/people/birth-date.ts';
import { ageBandSchema } from '../../shared/people/model.ts';
import { parseLocalDate } from '../../shared/platform/local-date.ts';

const bandsOf = (birthDate: string, today: string) =>
  ageBandSchema.options.filter((band) => ageBandFits(band, parseLocalDate(birthDate), parseLocalDate(today)));

describe('the age band of somebody who gave a birth date', () => {
  it.each([
    ['2010-11-23', 'under-16', 'the day before the 16th birthday'],
    ['2010-11-22', '16-17', 'the 16th birthday'],
    ['2008-11-23', '16-17', 'the day before the 18th birthday'],
    ['2008-11-22', '18-plus', 'the 18th birthday'],
    ['1950-01-01', '18-plus', 'long after'],
  ])('born %s: %s or not known, on %s', (birthDate, band) => {
    expect(bandsOf(birthDate, '2026-11-22')).toEqual([band, 'unknown']);
  });

  it('turns on 1 March for who was born on 29 February, where there is none', () => {
    expect(bandsOf('2008-02-29', '2026-02-28')).toEqual(['16-17', 'unknown']);
    expect(bandsOf('2008-02-29', '2026-03-01')).toEqual(['18-plus', 'unknown']);
  });
});

describe('a birth date', () => {
  const codeOn = (birthDate: string) => whyNotBirthDate(parseLocalDate(birthDate), parseLocalDate('2026-11-22'));

  it('lies in the past, and not beyond what anybody lives', () => {
    expect(codeOn('2026-11-21')).toBeUndefined();
    expect(codeOn('1906-11-22')).toBeUndefined();
    const refusal = { code: 'birth-date-not-possible', field: 'private.birthDate' };
    expect(codeOn('2026-11-22')).toMatchObject(refusal);
    expect(codeOn('0201-02-03')).toMatchObject(refusal);
    expect(codeOn('1905-11-22')).toMatchObject(refusal);
  });
});
