import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ADAPTATIONS,
  AGE_BANDS,
  KINDS,
  NEEDS,
  OUTCOMES,
  REJECT_REASONS,
  RESULTS,
} from '../../shared/referrals/fhir/codes.ts';
import { fromFhir } from '../../shared/referrals/fhir/from-fhir.ts';
import type { ReferralPackage } from '../../shared/referrals/fhir/package.ts';
import { toFhir } from '../../shared/referrals/fhir/to-fhir.ts';
import { REFERRAL_STATUSES, URGENCIES } from '../../shared/referrals/model.ts';

const BASE = 'https://hub.example/fhir';
const RUNS = { numRuns: 2_000 };

const word = fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' });
const identifier = fc.record({
  system: fc.constantFrom('urn:carrefour:hub:north:referral', 'https://other.example'),
  value: word,
});
const party = fc.record(
  { id: fc.uuid(), name: word, identifiers: fc.array(identifier, { maxLength: 3 }) },
  { requiredKeys: ['id', 'identifiers'] },
);
const instant = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());

const packages: fc.Arbitrary<ReferralPackage> = fc.record(
  {
    identifier: fc.record({ system: fc.constant('urn:carrefour:hub:north:referral'), value: fc.uuid() }),
    subject: identifier,
    kind: fc.constantFrom(...KINDS),
    urgency: fc.constantFrom(...URGENCIES),
    needs: fc.uniqueArray(fc.constantFrom(...NEEDS), { maxLength: 5 }),
    ageBand: fc.constantFrom(...AGE_BANDS),
    communityId: fc.constantFrom('fn-243', 'place-timmins'),
    language: fc.constantFrom('fr', 'en', 'cr', 'ojb'),
    adaptations: fc.uniqueArray(fc.constantFrom(...ADAPTATIONS), { minLength: 1, maxLength: 9 }),
    warmHandOver: fc.boolean(),
    status: fc.constantFrom(...REFERRAL_STATUSES),
    rejectReason: fc.constantFrom(...REJECT_REASONS),
    outcome: fc.constantFrom(...OUTCOMES),
    result: fc.constantFrom(...RESULTS),
    position: fc.integer({ min: 1, max: 999 }),
    authoredOn: instant,
    lastModified: instant,
    requester: party,
    organization: party,
    service: party,
  },
  {
    requiredKeys: [
      'identifier',
      'subject',
      'kind',
      'urgency',
      'needs',
      'warmHandOver',
      'status',
      'authoredOn',
      'lastModified',
      'requester',
      'organization',
    ],
  },
);

/** What a carrier makes of it: text, and back. */
const carried = (told: ReferralPackage): unknown => JSON.parse(JSON.stringify(toFhir(told, BASE)));

/** Every place of a value, as the path to it. */
function placesOf(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  const members: [string | number, unknown][] = Array.isArray(value)
    ? value.map((one: unknown, at) => [at, one])
    : typeof value === 'object' && value !== null
      ? Object.entries(value)
      : [];
  return members.flatMap(([name, one]) => [[...path, name], ...placesOf(one, [...path, name])]);
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const namesIn = (value: unknown): Map<string, unknown> => new Map(isObject(value) ? Object.entries(value) : []);

/** A copy with something else in one place, or nothing. */
function changed(value: unknown, path: readonly (string | number)[], to: unknown): unknown {
  const [step, ...rest] = path;
  const put = (name: string | number, one: unknown): unknown =>
    name === step ? (rest.length === 0 ? to : changed(one, rest, to)) : one;
  if (Array.isArray(value)) return value.map((one: unknown, at) => put(at, one));
  return Object.fromEntries([...namesIn(value)].map(([name, one]) => [name, put(name, one)]));
}

describe('a package that was exported', () => {
  it('is imported as what it was', () => {
    fc.assert(
      fc.property(packages, (told) => {
        expect(fromFhir(carried(told))).toEqual({ told, ignored: [], flaws: [] });
      }),
      RUNS,
    );
  });

  it('is the same text for the same referral', () => {
    fc.assert(
      fc.property(packages, (told) => {
        expect(JSON.stringify(toFhir(told, BASE))).toBe(JSON.stringify(toFhir(structuredClone(told), BASE)));
      }),
      { numRuns: 200 },
    );
  });

  it('says the same with what others add to it, and the answer names each addition by its place', () => {
    fc.assert(
      fc.property(packages, fc.nat(), fc.constantFrom('extension', 'note', 'Marie Untel'), (told, nth, name) => {
        const sent = carried(told);
        const objects = placesOf(sent).filter((path) => typeof path.at(-1) === 'number');
        const place = objects[nth % objects.length] ?? [];
        const there = place.reduce<unknown>((value, step) => namesIn(value).get(String(step)), sent);
        const more = changed(sent, place, { ...Object.fromEntries(namesIn(there)), [name]: { valueString: 'x' } });
        const read = fromFhir(more);
        expect(read.told).toEqual(told);
        expect(read.flaws).toEqual([]);
        const shown = name.includes(' ') ? `(${namesIn(there).size + 1})` : name;
        expect(read.ignored).toEqual([[...place, shown].join('.')]);
      }),
      RUNS,
    );
  });

  it('whatever else happens to it on the way is read or told by a place that is there, and never thrown', () => {
    const others = fc.oneof(
      fc.constant(undefined),
      fc.constant(null),
      fc.integer(),
      fc.constant('x'),
      fc.constant({}),
      fc.constant([]),
    );
    fc.assert(
      fc.property(packages, fc.nat(), others, (told, nth, to) => {
        const sent = carried(told);
        const places = placesOf(sent);
        const place = places[nth % places.length] ?? [];
        const { told: read, flaws } = fromFhir(changed(sent, place, to));
        expect((read === undefined) === flaws.length > 0).toBe(true);
        for (const { path, message } of flaws) {
          expect(message).not.toBe('');
          expect(path.length).toBeGreaterThan(0);
        }
      }),
      RUNS,
    );
  });
});
