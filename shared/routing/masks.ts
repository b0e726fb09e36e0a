import type { Service } from '../directory/index.ts';

/** Sets of a few fixed words as bits of one number, so that eligibility over thousands of services is a handful of ANDs. */

type Eligibility = Service['eligibility'];
type AgeBand = NonNullable<Eligibility['ageBands']>[number];
type Gender = NonNullable<Eligibility['genders']>[number];
type Feature = Service['accessibility'][number];

const ageBits: Readonly<Record<AgeBand, number>> = { 'under-16': 1, '16-17': 2, '18-plus': 4 };
const genderBits: Readonly<Record<Gender, number>> = { woman: 1, man: 2, 'non-binary': 4, 'two-spirit': 8 };
const featureBits: Readonly<Record<Feature, number>> = {
  wheelchair: 1,
  lifting: 2,
  'service-animal': 4,
  'sign-language': 8,
  'low-vision': 16,
  attendant: 32,
  children: 64,
  'developmental-disability': 128,
  'plain-language': 256,
};

const everyBit = -1;
const union = <K extends string>(bits: Readonly<Record<K, number>>, words: readonly K[]) =>
  words.reduce((mask, word) => mask | bits[word], 0);

/** An absent list is open to everyone. */
export const agesMask = (ages: readonly AgeBand[] | undefined): number =>
  ages === undefined ? everyBit : union(ageBits, ages);
export const gendersMask = (genders: readonly Gender[] | undefined): number =>
  genders === undefined ? everyBit : union(genderBits, genders);
export const featuresMask = (features: readonly Feature[]): number => union(featureBits, features);
