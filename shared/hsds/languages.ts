import { uuidWithin } from './identified.ts';
import type { HsdsLanguage } from './model.ts';
import { joinPath, type Report } from './problem.ts';

/** Languages met in Ontario's directories, by ISO 639 code, as HSDS names them and as they may be written. */
const LANGUAGES: Readonly<Record<string, readonly [english: string, ...other: string[]]>> = {
  en: ['English', 'anglais', 'eng'],
  fr: ['French', 'français', 'francais', 'fra', 'fre'],
  cr: ['Cree', 'cri', 'cre'],
  csw: ['Swampy Cree', 'cri des marais'],
  crm: ['Moose Cree', 'cri de moose'],
  oj: ['Ojibwe', 'ojibwa', 'ojibway', 'ojibwé', 'anishinaabemowin', 'oji'],
  ojs: ['Oji-Cree', 'oji-cri', 'severn ojibwa', 'anishininiimowin'],
  alq: ['Algonquin', 'algonquien'],
  moh: ['Mohawk', 'kanienʼkéha', 'kanien’kéha'],
  iu: ['Inuktitut', 'iku'],
  crg: ['Michif', 'mitchif'],
  ar: ['Arabic', 'arabe', 'ara'],
  es: ['Spanish', 'espagnol', 'spa'],
  pt: ['Portuguese', 'portugais', 'por'],
  it: ['Italian', 'italien', 'ita'],
  de: ['German', 'allemand', 'deu', 'ger'],
  pl: ['Polish', 'polonais', 'pol'],
  uk: ['Ukrainian', 'ukrainien', 'ukr'],
  ru: ['Russian', 'russe', 'rus'],
  zh: ['Chinese', 'chinois', 'mandarin', 'zho', 'chi'],
  yue: ['Cantonese', 'cantonais'],
  vi: ['Vietnamese', 'vietnamien', 'vie'],
  tl: ['Tagalog', 'filipino', 'tgl'],
  pa: ['Punjabi', 'pendjabi', 'pan'],
  hi: ['Hindi', 'hin'],
  ur: ['Urdu', 'ourdou', 'urd'],
  fa: ['Persian', 'farsi', 'persan', 'fas', 'per'],
  so: ['Somali', 'som'],
  ase: ['American Sign Language', 'asl'],
  fcs: ['Quebec Sign Language', 'langue des signes québécoise', 'lsq'],
};

const codes = new Map<string, string>();
for (const [code, names] of Object.entries(LANGUAGES)) {
  for (const name of [code, ...names]) codes.set(name.toLowerCase(), code);
}

export const languageName = (code: string): string => LANGUAGES[code]?.[0] ?? code;

function codeOf({ code, name }: HsdsLanguage): string | undefined {
  // A regional form such as fr-CA is the language before the hyphen.
  const [given = ''] = (code ?? '').trim().toLowerCase().split('-');
  const known = codes.get(given) ?? codes.get((name ?? '').trim().toLowerCase());
  return known ?? (/^[a-z]{2,3}$/.test(given) ? given : undefined);
}

export function readLanguages(languages: readonly HsdsLanguage[], path: string, report: Report): string[] {
  const read = languages.flatMap((language, at) => {
    const code = codeOf(language);
    if (code !== undefined) return [code];
    report({
      effect: 'kept-aside',
      path: joinPath(path, at),
      code: 'language-unknown',
      message: 'The language has no ISO 639 code, and its name is not one that the hub knows.',
      remedy: 'Give `code` of two or three letters, such as fr, en, cr or ojs.',
    });
    return [];
  });
  return [...new Set(read)];
}

export const writeLanguages = (ownerId: string, languages: readonly string[]): HsdsLanguage[] =>
  languages.map((code) => ({ id: uuidWithin(ownerId, `languages/${code}`), name: languageName(code), code }));
