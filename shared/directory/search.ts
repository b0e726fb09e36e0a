import type { HubLanguage, LocalizedText } from './localized-text.ts';

const fold = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** Entries whose name, in either language, holds every word asked for; accents and case do not matter. By name in `language`. */
export function searchByName<T extends { readonly id: string; readonly name: LocalizedText }>(
  entries: readonly T[],
  words: string | undefined,
  language: HubLanguage = 'en',
): T[] {
  // One for all comparisons: a directory of ten thousand services compares names a hundred thousand times.
  const { compare } = new Intl.Collator(language);
  const wanted = fold(words ?? '')
    .split(/\s+/u)
    .filter((word) => word !== '');
  return entries
    .filter(({ name }) => {
      const both = fold(`${name.fr} ${name.en}`);
      return wanted.every((word) => both.includes(word));
    })
    .sort((a, b) => compare(a.name[language], b.name[language]) || (a.id < b.id ? -1 : 1));
}

/** A page of a list that is in memory. The cursor is the id of the last entry shown, so that a change loses nobody. */
export function pageOf<T extends { readonly id: string }>(
  entries: readonly T[],
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
): { items: T[]; cursor?: string; total: number } {
  const from = cursor === undefined ? 0 : entries.findIndex(({ id }) => id === cursor) + 1;
  const items = entries.slice(from, from + limit);
  const last = items.at(-1);
  return {
    items,
    total: entries.length,
    ...(last !== undefined && from + limit < entries.length && { cursor: last.id }),
  };
}
