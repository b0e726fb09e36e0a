import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance } from '../../shared/directory/edit-distance.ts';
import { directoryOfHubFile, type Directory } from '../../shared/directory/index.ts';
import { isRefusal } from '../../shared/platform/refusal.ts';
import {
  holdsNumber,
  searchDirectory,
  type SearchAnswer,
  type SearchRequest,
} from '../../shared/routing/search/index.ts';
import { Lexicon } from '../../shared/routing/search/lexicon.ts';
import { demoHub } from '../hub.ts';
import { labelledQuestions, misspelledQuestions } from './routing-search-labelled.ts';

const directory = directoryOfHubFile(demoHub());

function ask(request: Partial<SearchRequest>, from: Directory = directory): SearchAnswer {
  const answer = searchDirectory(from, { viewer: 'staff', limit: 10, ...request });
  if (isRefusal(answer)) throw new Error(answer.code);
  return answer;
}
const ids = ({ hits }: SearchAnswer): string[] => hits.map(({ id }) => id);

describe('a hit', () => {
  it('says which words were found where, and what they mean', () => {
    const [first] = ask({ q: 'avocat Kenora' }).hits;
    expect(first?.name.en).toBe('Legal help and court support');
    expect(first?.why).toEqual([
      {
        code: 'meaning',
        asked: 'avocat',
        how: 'as-written',
        text: { fr: '« avocat » : Services juridiques', en: '"avocat": Legal services' },
      },
      { code: 'in', asked: 'Kenora', text: { fr: 'Situé à Kenora', en: 'Located in Kenora' } },
    ]);
  });

  it('shows where its words stand, accents and all', () => {
    const [first] = ask({ q: 'equilibre depandances' }).hits;
    const shown = first?.highlights.flatMap(({ text, ranges }) => ranges.map(([from, to]) => text.slice(from, to)));
    expect(shown).toEqual(['Équilibre', 'dépendances']);
    expect(first?.why.map(({ how }) => how)).toContain('misspelled');
  });

  it('tells with what it was found', () => {
    const { index, read } = ask({ q: 'shelter qqqqqqqqqq' });
    expect(index.directoryVersion).toBe(1);
    expect(index.needWords).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(index.entries).toBeGreaterThan(300);
    expect(read.ignored).toEqual(['qqqqqqqqqq']);
  });
});

describe('what was removed', () => {
  const gone = directory.organizations.find(({ name }) => name.en.startsWith('Algoma Legal Clinic'));
  const without: Directory = {
    ...directory,
    organizations: directory.organizations.map((one) =>
      one === gone ? { ...one, removedAt: '2026-06-01T00:00:00Z' } : one,
    ),
  };
  const found = (from: Directory): string[] =>
    ask(
      { q: 'algoma legal', types: ['service', 'organization', 'program', 'location'], limit: 100 },
      from,
    ).hits.flatMap(({ organization, id }) => organization?.id ?? id);

  it('is not found, nor are its services, programs and places', () => {
    expect(found(directory)).toContain(gone?.id);
    expect(found(without)).not.toContain(gone?.id);
    const theirs = directory.services.filter(({ organizationId }) => organizationId === gone?.id);
    const places = directory.locations.filter(({ organizationId }) => organizationId === gone?.id);
    const left = new Set(ids(ask({ sector: 'legal', limit: 100 }, without)));
    expect([...theirs, ...places].filter(({ id }) => left.has(id))).toEqual([]);
    expect(theirs.length).toBeGreaterThan(0);
  });

  it("leaves a place where somebody else's service is given", () => {
    const [place] = directory.locations.filter(({ organizationId }) => organizationId === gone?.id);
    const shared: Directory = {
      ...without,
      services: without.services.map((one) =>
        one.name.en === 'Legal help and court support' && place ? { ...one, locationIds: [place.id] } : one,
      ),
    };
    const places = (from: Directory) =>
      ask({ types: ['location'], limit: 100 }, from).hits.filter(({ id }) => id === place?.id).length;
    expect([places(without), places(shared)]).toEqual([0, 1]);
  });
});

describe('the question', () => {
  it('may name a place by any of its names, with or without a preposition', () => {
    for (const q of ['Ohsweken', 'à Ohsweken', 'near ohsweken', 'Six Nations']) {
      expect(ask({ q }).read.places[0]?.communities.map(({ id }) => id)).toContain('fn-121');
    }
  });

  it('is narrowed by place, sector, kind, language and type', () => {
    expect(ask({ sector: 'legal', types: ['organization'] }).hits.map(({ name }) => name.en)).toEqual([
      'Algoma Legal Clinic (demo)',
      'Northwest Justice Service (demo)',
    ]);
    const housing = ask({ kind: 'housing' }).hits.map(({ type }) => type);
    expect(housing.toSorted()).toEqual(['organization', 'service']);
    for (const { id } of ask({ language: 'cr', types: ['service'], limit: 100 }).hits) {
      expect(directory.services.find((one) => one.id === id)?.languages).toContain('cr');
    }
    const there = ask({ place: 'Kapuskasing', types: ['location'], limit: 100 });
    expect(there.total).toBeGreaterThan(1);
    expect(there.hits.filter(({ why }) => why.at(-1)?.code !== 'in' && why.at(-1)?.code !== 'near')).toEqual([]);
  });

  it('is refused where its place is not known, and only then', () => {
    expect(searchDirectory(directory, { q: 'abri', place: 'Atlantis', viewer: 'staff', limit: 1 })).toMatchObject({
      code: 'unknown-place',
      field: 'place',
    });
  });

  it('finds what has the most of it when nothing has all of it', () => {
    const answer = ask({ q: 'avocat avion' });
    expect(answer.complete).toBe(false);
    expect(answer.hits.length).toBeGreaterThan(1);
  });

  it('finds nothing for words of no meaning', () => {
    expect(ask({ q: 'zzzzzzzzzzzz' })).toMatchObject({ total: 0, hits: [] });
  });
});

describe('telephone numbers', () => {
  const number = '705 555-0110';

  it('are found by the staff alone, and never written back', () => {
    const staff = ask({ q: number });
    expect(staff.hits.map(({ name }) => name.en)).toEqual(['Northern Dawn Sexual Assault Centre (demo)']);
    expect(JSON.stringify(staff)).not.toMatch(/555/);
    for (const viewer of ['member', 'public'] as const) expect(ask({ q: number, viewer }).total).toBe(0);
  });

  it('of a contact are found by others only when they are published', () => {
    const [first] = directory.organizations;
    if (first === undefined) throw new Error('no organization');
    const found = (isPublic: boolean, viewer: SearchRequest['viewer']) => {
      const contacts = [{ name: 'A B', phone: '+18075550177', public: isPublic }];
      const organizations = [{ ...first, contacts }, ...directory.organizations.slice(1)];
      return ask({ q: '807-555-0177', viewer }, { ...directory, organizations }).total;
    };
    expect([found(false, 'staff'), found(false, 'member'), found(true, 'public')]).toEqual([1, 0, 1]);
  });

  it('are told from other figures', () => {
    expect([number, '+1 (705) 555-0110', '5550110'].map(holdsNumber)).toEqual([true, true, true]);
    expect(['24/7', 'Highway 11', 'P0L 1C0', 'fn-143'].map(holdsNumber)).toEqual([false, false, false, false]);
  });
});

describe('a confidential place', () => {
  const hidden = directory.locations.filter(({ confidential }) => confidential);

  it('is found by the staff, by its name, and by nobody else', () => {
    const wanted = new Set<string>(hidden.map(({ id }) => id));
    expect(wanted.size).toBeGreaterThan(3);
    const found = (viewer: SearchRequest['viewer']) =>
      ask({ viewer, types: ['location'], limit: 500 }).hits.filter(({ id }) => wanted.has(id)).length;
    expect([found('staff'), found('member'), found('public')]).toEqual([wanted.size, 0, 0]);
  });

  it('is not found by where it is, and tells nothing of it', () => {
    for (const { id, communityId = '' } of hidden) {
      const answer = ask({ place: communityId, limit: 500 });
      expect(ids(answer)).not.toContain(id);
    }
    // Moved to the other end of the province, it leaves every answer as it was.
    const moved: Directory = {
      ...directory,
      locations: directory.locations.map((one) => (one.confidential ? { ...one, communityId: 'place-ottawa' } : one)),
    };
    for (const { q } of labelledQuestions) expect(ask({ q }, moved)).toEqual(ask({ q }));
  });
});

describe('an answer', () => {
  const questions = [...labelledQuestions, ...misspelledQuestions].map(({ q }) => q);
  const question = fc.constantFrom(...questions);

  it('is the same however the directory is ordered', () => {
    const turned: Directory = {
      ...directory,
      organizations: directory.organizations.toReversed(),
      services: directory.services.toReversed(),
      locations: directory.locations.toReversed(),
      agreements: directory.agreements.toReversed(),
    };
    for (const q of questions) expect(ask({ q, limit: 50 }, turned)).toEqual(ask({ q, limit: 50 }));
  });

  it('is the same page by page, by cursor or by position', () => {
    fc.assert(
      fc.property(question, fc.integer({ min: 1, max: 7 }), (q, limit) => {
        const whole = ids(ask({ q, limit: 1000 }));
        const pages: string[] = [];
        let cursor: string | undefined;
        do {
          const page = ask({ q, limit, cursor });
          expect(ids(ask({ q, limit, from: pages.length }))).toEqual(ids(page));
          pages.push(...ids(page));
          cursor = page.cursor;
        } while (cursor !== undefined && pages.length <= whole.length);
        expect(pages).toEqual(whole);
      }),
      { numRuns: 60 },
    );
  });

  it('goes on where it was when the last hit of a page has gone', () => {
    const { cursor = '' } = ask({ q: 'transport', limit: 3 });
    expect(ids(ask({ q: 'transport', limit: 3, cursor: `${cursor.split('.')[0] ?? ''}.gone` }))).toEqual(
      ids(ask({ q: 'transport', limit: 3, from: 3 })),
    );
  });

  it('takes any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (q) => {
        const answer = ask({ q });
        for (const { highlights } of answer.hits)
          for (const { text, ranges } of highlights)
            for (const [from, to] of ranges) expect(from < to && to <= text.length).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the lexicon', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), minLength: 1, maxLength: 7 });

  it('knows the closest words as a comparison with each one does', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), word, fc.integer({ min: 0, max: 2 }), (words, typed, most) => {
        const lexicon = new Lexicon(words);
        const near = lexicon.words.map((known) => ({ known, mistakes: editDistance(typed, known, most) ?? Infinity }));
        const mistakes = Math.min(Infinity, ...near.map((one) => one.mistakes));
        const expected = near.filter((one) => one.mistakes === mistakes && mistakes <= most).map(({ known }) => known);
        expect(lexicon.closest(typed, most)).toEqual({ words: expected, mistakes });
      }),
      { numRuns: 2000 },
    );
  });

  it('knows the words that begin alike', () => {
    const lexicon = new Lexicon(['couch', 'counsel', 'counselling', 'court', 'abri']);
    expect(lexicon.beginningWith('coun', 5)).toEqual(['counsel', 'counselling']);
    expect(lexicon.beginningWith('counsel', 5)).toEqual(['counselling']);
    expect(lexicon.beginningWith('z', 5)).toEqual([]);
  });
});
