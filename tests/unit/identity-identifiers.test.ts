import { describe, expect, it } from 'vitest';
import { identifierValues, normalizeFileNumber, normalizeName } from '../../shared/people/identifiers.ts';
import { privateFactsSchema } from '../../shared/people/model.ts';

const agency = '0190a000-0000-7000-8000-000000000001';
const otherAgency = '0190a000-0000-7000-8000-000000000002';

describe('a name', () => {
  it.each([
    ['Tremblay, Marie-Ève', 'marie eve tremblay'],
    ['MARIE-ÈVE TREMBLAY', 'Tremblay marie ève'],
    ['François Lœuillet', 'Francois Loeuillet'],
    ['Lætitia', 'LAETITIA'],
    ["O'Neil", 'O’NEIL'],
    ['D’Amour', 'd amour'],
    ['St. Pierre', 'St-Pierre'],
    ['Éloïse', 'E\u0301loi\u0308se'],
    ['Łukasz Sørensen', 'lukasz sorensen'],
    ['Groß', 'GROSS'],
    ['  Anne\u00a0\u00a0Marie ', 'Anne Marie'],
    ['Anne\u00adMarie', 'AnneMarie'],
    ['Kʼinaat', "K'inaat"],
    ['ＡＮＮＥ', 'Anne'],
  ])('%s is found as %s', (one, other) => {
    expect(normalizeName(one)).not.toBe('');
    expect(normalizeName(one)).toBe(normalizeName(other));
  });

  it.each([
    ['Anne Marie', 'Anne Maria'],
    ['Anne', 'Anne Anne'],
    ['ᐊᓂᔑᓈᐯ', 'ᐊᓂᔑᓇᐯ'],
    ['क्षितिज', 'क्षतज'],
    ['Jean Roy', 'Jean Roy 2'],
  ])('%s is not %s', (one, other) => {
    expect(normalizeName(one)).not.toBe(normalizeName(other));
  });

  it('in syllabics stays in syllabics', () => {
    expect(normalizeName('ᓀᐦᐃᔭᐤ  ᐊᓂᔑᓈᐯ')).toBe('ᐊᓂᔑᓈᐯ ᓀᐦᐃᔭᐤ');
  });

  it('without a letter is none', () => {
    expect(normalizeName(' -.’ ')).toBe('');
  });
});

describe('the number of an agency’s file', () => {
  it.each([
    ['No 0042-a', 'NO0042A'],
    ['0042', '0042'],
    [' 00 42 ', '0042'],
    ['é-1', 'e1'],
    ['４２', '42'],
  ])('%s is %s', (written, normal) => {
    expect(normalizeFileNumber(written)).toBe(normalizeFileNumber(normal));
  });

  it('keeps its leading zeros', () => {
    expect(normalizeFileNumber('0042')).not.toBe(normalizeFileNumber('42'));
  });
});

describe('what a file can be found by', () => {
  const kinds = (privately: Parameters<typeof identifierValues>[0]) =>
    identifierValues(privately).map(({ kind }) => kind);

  it('is a phone, a name with a birth date, and each file number', () => {
    const fileNumbers = [
      { organizationId: agency, number: '7' },
      { organizationId: otherAgency, number: '7' },
    ];
    const values = identifierValues({ phone: '+18075550123', name: 'Anne Roy', birthDate: '2001-02-03', fileNumbers });
    expect(values.map(({ kind }) => kind)).toEqual(['phone', 'name-and-birth-date', 'file-number', 'file-number']);
    expect(new Set(values.map(({ value }) => value)).size).toBe(4);
  });

  it('is not a name alone, nor a birth date alone, nor a name of no letters', () => {
    expect(kinds({ name: 'Anne Roy', notes: 'mots', accommodations: ['wheelchair'] })).toEqual([]);
    expect(kinds({ birthDate: '2001-02-03' })).toEqual([]);
    expect(kinds({ name: '-', birthDate: '2001-02-03' })).toEqual([]);
  });
});

describe('private facts', () => {
  const pathOf = (facts: unknown): string | undefined =>
    privateFactsSchema.safeParse(facts).error?.issues[0]?.path.join('.');

  it('name the field that is no calendar date or no file number', () => {
    expect(pathOf({ birthDate: '2001-02-29' })).toBe('birthDate');
    expect(pathOf({ birthDate: '03/02/2001' })).toBe('birthDate');
    expect(pathOf({ fileNumbers: [{ organizationId: agency, number: '--' }] })).toBe('fileNumbers.0.number');
    expect(pathOf({ fileNumbers: [{ organizationId: 'x', number: '1' }] })).toBe('fileNumbers.0.organizationId');
    expect(
      pathOf({ birthDate: '2000-02-29', fileNumbers: [{ organizationId: agency, number: '0-1' }] }),
    ).toBeUndefined();
  });
});
