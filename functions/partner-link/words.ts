import type { Words } from './page-texts.ts';

export type Language = 'fr' | 'en';

/** The partner's own language, then the other one smaller: whoever drives may speak either. */
export function inBoth(text: Words, first: Language): string {
  const second = first === 'fr' ? 'en' : 'fr';
  const own = escapeHtml(text[first]);
  return text.fr === text.en ? own : `${own} <small lang="${second}">${escapeHtml(text[second])}</small>`;
}

/** With what stands for `{…}` in both languages. */
export function filled(text: Words, values: Readonly<Record<string, string>>): Words {
  const fill = (one: string): string => one.replaceAll(/\{(\w+)\}/g, (hole, name: string) => values[name] ?? hole);
  return { fr: fill(text.fr), en: fill(text.en) };
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export const escapeHtml = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
