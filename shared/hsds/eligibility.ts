import type { Eligibility } from '../directory/index.ts';
import { genderSchema } from '../directory/index.ts';
import type { HsdsAttribute, HsdsService } from './model.ts';
import { ageBandNames, genderNames } from './term-names.ts';
import { ownAttribute, ownCodesOf, ownTermsOf } from './taxonomies.ts';

/** Who alone is served, from HSDS's ages and our vocabulary to the hub's criteria and back. */

const BANDS = [
  { code: 'under-16', from: 0, to: 15 },
  { code: '16-17', from: 16, to: 17 },
  { code: '18-plus', from: 18, to: Infinity },
] as const;
type Band = (typeof BANDS)[number]['code'];

export function readEligibility(record: HsdsService): Eligibility {
  const own = ownTermsOf(record, 'carrefour-eligibility');
  const ownBands = ownCodesOf(
    record,
    'carrefour-eligibility',
    BANDS.map(({ code }) => code),
  );
  const ageBands = ownBands.length > 0 ? ownBands : bandsOf(record.minimum_age, record.maximum_age);
  const genders = ownCodesOf(record, 'carrefour-eligibility', genderSchema.options);
  const nationOnly = own.flatMap(({ code, value }) => (code === 'nation-only' ? bandNumber(value) : []));
  return {
    ...(ageBands && { ageBands }),
    ...(genders.length > 0 && { genders }),
    ...(nationOnly.length > 0 && { nationOnly }),
  };
}

/** A band is served when any age of it is. All of them is the same as no criterion. */
function bandsOf(from = 0, to = Infinity): Band[] | undefined {
  const served = BANDS.filter((band) => from <= band.to && to >= band.from).map(({ code }) => code);
  return served.length === 0 || served.length === BANDS.length ? undefined : served;
}

function bandNumber(value: string | undefined): number[] {
  const number = Number(value);
  return Number.isInteger(number) && number >= 1 && number <= 9999 ? [number] : [];
}

export function writeEligibility(
  id: string,
  { ageBands, genders, nationOnly }: Eligibility,
  description: unknown,
): { record: Record<string, unknown>; attributes: HsdsAttribute[] } {
  const say = (code: string, value?: string) => ownAttribute(id, 'service', 'carrefour-eligibility', code, value);
  const bands = BANDS.filter(({ code }) => ageBands?.includes(code));
  // Children and adults but nobody between cannot be said by two ages.
  const hasGap = bands.length === 2 && bands[0]?.code === 'under-16' && bands[1]?.code === '18-plus';
  const from = bands[0]?.from ?? 0;
  const to = bands.at(-1)?.to ?? Infinity;
  const names = [
    ...(ageBands ?? []).map((code) => ageBandNames[code]),
    ...(genders ?? []).map((code) => genderNames[code]),
    ...(nationOnly === undefined ? [] : [{ en: 'Members of the Nation', fr: 'Membres de la Première Nation' }]),
  ];
  const words =
    names.length === 0
      ? undefined
      : `${names.map(({ en }) => en).join(', ')} / ${names.map(({ fr }) => fr).join(', ')}`;
  return {
    record: {
      ...(!hasGap && from > 0 && { minimum_age: from }),
      ...(!hasGap && to < Infinity && { maximum_age: to }),
      // What somebody wrote about it says more than our codes do.
      ...(typeof description === 'string'
        ? { eligibility_description: description }
        : words && { eligibility_description: words }),
    },
    attributes: [
      ...(ageBands ?? []).map((code) => say(code)),
      ...(genders ?? []).map((code) => say(code)),
      ...(nationOnly ?? []).map((number) => say('nation-only', String(number))),
    ],
  };
}
