import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPlaces, fold, indexPlaces, MOST_FOUND, type Place, type PlaceKind } from '../../console/src/ui/places.ts';
import { allAirports, allCommunities } from '../../shared/directory/index.ts';

const place = (id: string, kind: PlaceKind, en: string, fr = en, aliases: readonly string[] = []): Place => ({
  id,
  kind,
  name: { en, fr },
  lat: 0,
  lon: 0,
  access: undefined,
  timeZone: undefined,
  aliases,
});

const real: readonly Place[] = [
  ...allCommunities().map(({ id, kind, name, lat, lon, access, timeZone, aliases }) => ({
    id,
    kind,
    name,
    lat,
    lon,
    access,
    timeZone,
    aliases,
  })),
  ...allAirports().map(({ ident, name }) => place(ident, 'airport', name.en, name.fr)),
];
const index = indexPlaces(real);
const idsFor = (typed: string): readonly string[] => findPlaces(index, typed).map(({ id }) => id);

describe('a place that is typed', () => {
  it('is found by the beginning of any word of its name', () => {
    expect(idsFor('attaw')[0]).toBe('fn-143');
    expect(idsFor('timmins')[0]).toBe('place-timmins');
  });

  it('is found without its accents and in the other language', () => {
    const few = indexPlaces([
      place('a', 'place', 'Long Lac', 'Longlac'),
      place('b', 'place', 'River', 'Rivière-à-l’Orignal'),
    ]);
    expect(findPlaces(few, 'riviere a lorig').map(({ id }) => id)).toEqual(['b']);
    expect(findPlaces(few, 'orignal').map(({ id }) => id)).toEqual(['b']);
    expect(findPlaces(few, 'long lac').map(({ id }) => id)).toEqual(['a']);
  });

  it('is found by what it is called as well, after those that are called so', () => {
    const few = indexPlaces([
      place('a', 'first-nation', 'Netmizaaggamig', undefined, ['Pic Mobert']),
      place('b', 'place', 'Picton'),
    ]);
    expect(findPlaces(few, 'pic').map(({ id }) => id)).toEqual(['b', 'a']);
  });

  it('is the First Nation before the town before the airport of one name', () => {
    const few = indexPlaces([
      place('CYAT', 'airport', 'Moose'),
      place('b', 'place', 'Moose'),
      place('a', 'first-nation', 'Moose'),
    ]);
    expect(findPlaces(few, 'moose').map(({ id }) => id)).toEqual(['a', 'b', 'CYAT']);
  });

  it('is an airport by its code', () => {
    expect(idsFor('cyat')).toEqual(['CYAT']);
  });

  it('has no more places beside it than a list can be read through', () => {
    expect(findPlaces(index, '')).toHaveLength(MOST_FOUND);
    expect(findPlaces(index, 'zzz')).toEqual([]);
  });

  it('is found by each of its own names, written in any case', () => {
    fc.assert(
      fc.property(fc.constantFrom(...real), fc.boolean(), (one, loud) => {
        const typed = loud ? one.name.fr.toUpperCase() : fold(one.name.en);
        expect(idsFor(typed)).toContain(one.id);
      }),
    );
  });
});
