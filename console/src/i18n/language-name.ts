import i18next from 'i18next';
import { languageTag } from './i18n.ts';

/** Those of the north, and of its hands. */
const OURS = ['fr', 'en', 'cr', 'oj', 'ojs', 'moh', 'iu', 'ase', 'fcs'] as const;

/** `cr` as `cri`, `Cree`: by our own words, which not every browser has; any other by its, or by its code. */
export function languageName(code: string): string {
  const known = OURS.find((one) => one === code);
  if (known !== undefined) return i18next.t(`common:languageName.${known}`);
  try {
    return new Intl.DisplayNames([languageTag()], { type: 'language', fallback: 'code' }).of(code) ?? code;
  } catch (fault) {
    // While somebody writes a code, it is none yet.
    if (fault instanceof RangeError) return code;
    throw fault;
  }
}
