import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { copyOf, listAsCsv } from '../../console/src/screens/people/export.ts';
import { changedFile, draftOf, emptyDraft, isPhoneWrong, newFile } from '../../console/src/screens/people/file-form.ts';
import {
  dayIn,
  languagesWith,
  personIdIn,
  phoneOf,
  readablePhone,
  type PersonFile,
} from '../../console/src/screens/people/file.ts';
import { rememberReasons } from '../../console/src/screens/people/reasons.ts';

const ID = '3f2a9c1e-58a6-4c1e-9b6d-0d2f6f3f8a11';
const OTHER = '9d0c7a44-1c2b-4f0a-8a43-2f6d7a1b5c22';

const file: PersonFile = {
  personId: ID,
  ageBand: 'under-16',
  language: 'cr',
  communityId: 'fn-143',
  createdAt: '2026-11-02T15:00:00.000Z',
  version: 3,
  private: { name: 'Nora', phone: '+17055550190', accommodations: ['langage simple', 'interprète'] },
  conversationIds: [],
  consents: [],
  childProtection: { duty: 'must-report', reports: [] },
};

describe('why a file is opened', () => {
  it('is remembered for half an hour, for that person alone', () => {
    let now = 0;
    const reasons = rememberReasons(() => now);
    reasons.give(ID, 'safety');
    now = 30 * 60_000 - 1;
    expect(reasons.recall(ID)).toBe('safety');
    expect(reasons.recall(OTHER)).toBeUndefined();
    now = 30 * 60_000;
    expect(reasons.recall(ID)).toBeUndefined();
  });
});

describe('a number as it is typed', () => {
  it.each([
    ['705 555-0190', '+17055550190'],
    ['1 (705) 555 0190', '+17055550190'],
    ['+1.705.555.0190', '+17055550190'],
    ['555-0190', undefined],
    ['105 555-0190', undefined],
    ['7055550190 poste 3', undefined],
  ])('%s is kept as %s', (typed, kept) => {
    expect(phoneOf(typed)).toBe(kept);
  });

  it('is read back as the same number, whichever it is', () => {
    const numbers = fc.tuple(fc.integer({ min: 2, max: 9 }), fc.integer({ min: 0, max: 999_999_999 }));
    fc.assert(
      fc.property(numbers, ([first, rest]) => {
        const phone = `+1${first}${String(rest).padStart(9, '0')}`;
        expect(phoneOf(readablePhone(phone))).toBe(phone);
      }),
    );
  });
});

describe('the number of a file', () => {
  it('is found in the address of its page, in either case', () => {
    expect(personIdIn(`https://carrefour.example/people/${ID}?show=trip`)).toBe(ID);
    expect(personIdIn(` ${ID.toUpperCase()} `)).toBe(ID);
    expect(personIdIn('3f2a9c1e')).toBeUndefined();
  });
});

describe('the day of a service', () => {
  it('is that of the hub, wherever the device is', () => {
    const lateInTheEvening = Date.parse('2026-04-01T03:30:00Z');
    expect(dayIn('America/Toronto', lateInTheEvening)).toBe('2026-03-31');
    expect(dayIn('UTC', lateInTheEvening)).toBe('2026-04-01');
  });
});

describe('a file that is changed', () => {
  it('keeps everything that was not touched', () => {
    expect(changedFile(file, draftOf(file))).toEqual({ private: file.private });
  });

  it('says null for what is taken away, and leaves empty fields out of the sealed part', () => {
    const draft = { ...draftOf(file), communityId: undefined, name: '  ', ageBand: '16-17' as const };
    expect(changedFile(file, draft)).toEqual({
      ageBand: '16-17',
      communityId: null,
      private: { phone: '+17055550190', accommodations: ['langage simple', 'interprète'] },
    });
  });

  it('is not sent with a number that cannot be one', () => {
    expect(isPhoneWrong({ ...draftOf(file), phone: '555' })).toBe(true);
    expect(isPhoneWrong({ ...draftOf(file), phone: ' ' })).toBe(false);
  });

  it('drops an agency’s number that has no agency yet', () => {
    const fileNumbers = [
      { organizationId: undefined, number: '12' },
      { organizationId: OTHER, number: ' A-7 ' },
    ];
    expect(changedFile(file, { ...draftOf(file), fileNumbers })?.private?.fileNumbers).toEqual([
      { organizationId: OTHER, number: 'A-7' },
    ]);
  });
});

describe('a new file', () => {
  it('can be opened with nothing known', () => {
    expect(newFile(emptyDraft('fr'))).toEqual({ ageBand: 'unknown', language: 'fr', private: {} });
  });

  it('offers the language on file, were it one that is not in the list', () => {
    expect(languagesWith('es')).toContain('es');
    expect(new Set(languagesWith('fr')).size).toBe(languagesWith('fr').length);
  });
});

describe('a copy for the person or their Nation', () => {
  it('holds every field of the file', () => {
    expect(JSON.parse(copyOf(file, { services: [] }))).toEqual({ ...file, services: [] });
  });

  it('of the list names nobody', () => {
    expect(listAsCsv([file])).toBe(
      `personId,ageBand,language,communityId,createdAt\r\n${ID},under-16,cr,fn-143,2026-11-02T15:00:00.000Z\r\n`,
    );
  });
});
