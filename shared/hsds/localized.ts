import type { HsdsAttribute } from './model.ts';
import { isObject, type JsonObject } from './json.ts';
import { ownAttribute, ownTermsOf } from './taxonomies.ts';

interface Localized {
  readonly en: string;
  readonly fr: string;
}

/** The longest text that an entry holds. What is longer is kept in the record it came in. */
const LONGEST = 2000;

/** A text of HSDS in both languages: the French that our own vocabulary adds to it, else the same words in both. */
export function localizedFrom(record: JsonObject, field: string): Localized | undefined {
  const value = record[field];
  if (typeof value !== 'string') return undefined;
  const en = value.trim();
  if (en === '' || en.length > LONGEST) return undefined;
  const french = ownTermsOf(record, 'carrefour-french')
    .find(({ code }) => code === field)
    ?.value?.trim();
  return { en, fr: french === undefined || french === '' || french.length > LONGEST ? en : french };
}

/** The English in the field itself, the French beside it where it differs. */
export function writeLocalized(
  owner: { readonly id: string; readonly entity: string },
  field: 'name' | 'description' | 'application_process' | 'fees_description',
  value: Localized | undefined,
): { record: Record<string, string>; attributes: HsdsAttribute[] } {
  if (value === undefined) return { record: {}, attributes: [] };
  const { en, fr } = value;
  return {
    record: { [field]: en },
    attributes: en === fr ? [] : [ownAttribute(owner.id, owner.entity, 'carrefour-french', field, fr)],
  };
}

/** For a field that HSDS has in one language only, and that nobody reads back. */
export const bothLanguages = ({ en, fr }: Localized): string => (en === fr ? en : `${en} / ${fr}`);

/** A text that was written from `bothLanguages`, or by others: the same words in both. */
export const asLocalized = (value: unknown): Localized | undefined =>
  typeof value === 'string' && value.trim() !== '' && value.trim().length <= LONGEST
    ? splitOrSame(value.trim())
    : undefined;

function splitOrSame(value: string): Localized {
  const parts = value.split(' / ');
  const [en, fr] = parts;
  return parts.length === 2 && en !== undefined && fr !== undefined && en !== '' && fr !== ''
    ? { en, fr }
    : { en: value, fr: value };
}

export const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  (Array.isArray(value) && value.length === 0) ||
  (isObject(value) && Object.values(value).every(isEmpty));
