import i18next, { type i18n } from 'i18next';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod';

export type Language = 'fr' | 'en';
export type Words = (key: string, values?: Readonly<Record<string, string | number>>) => string;

const FOLDER = resolve(import.meta.dirname, '../../../console/src/locales');
const Texts = z.record(z.string(), z.unknown());

const textsOf = (language: Language): Record<string, Record<string, unknown>> =>
  Object.fromEntries(
    readdirSync(join(FOLDER, language)).map((file) => [
      file.replace(/\.json$/, ''),
      Texts.parse(JSON.parse(readFileSync(join(FOLDER, language, file), 'utf8'))),
    ]),
  );

/** The console's own texts, by which a test finds a control as its user does. Throws at a key that no file has. */
export async function wordsOf(language: Language): Promise<Words> {
  const texts: i18n = i18next.createInstance();
  await texts.init({
    lng: language,
    fallbackLng: false,
    defaultNS: 'common',
    resources: { [language]: textsOf(language) },
    interpolation: { escapeValue: false },
    parseMissingKeyHandler: (key) => {
      throw new Error(`The console has no text ${key}`);
    },
  });
  return (key, values = {}) => texts.t(key, values);
}
