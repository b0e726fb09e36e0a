import i18next, { type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Localized } from './localized.ts';

export const LANGUAGES = ['fr', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const CHOICE = 'language';
const TAGS: Readonly<Record<Language, string>> = { fr: 'fr-CA', en: 'en-CA' };

/** Each language and part of the console is a file of its own: only what is looked at is fetched. */
const files = import.meta.glob<Readonly<Record<string, unknown>>>('../locales/*/*.json', { import: 'default' });

const backend: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: (language, namespace, done) => {
    const load = files[`../locales/${language}/${namespace}.json`];
    if (load === undefined) {
      done(new Error(`no texts for ${namespace} in ${language}`), null);
      return;
    }
    load().then(
      (texts) => {
        done(null, texts);
      },
      (fault: unknown) => {
        done(fault instanceof Error ? fault : new Error(String(fault)), null);
      },
    );
  },
};

const isLanguage = (value: string | null): value is Language => LANGUAGES.some((one) => one === value);

function firstLanguage(): Language {
  const chosen = localStorage.getItem(CHOICE);
  if (isLanguage(chosen)) return chosen;
  return navigator.language.startsWith('en') ? 'en' : 'fr';
}

/** Ends when the texts that every screen needs are there. */
export async function startTexts(): Promise<void> {
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = TAGS[isLanguage(language) ? language : 'fr'];
  });
  await i18next
    .use(backend)
    .use(initReactI18next)
    .init({
      lng: firstLanguage(),
      supportedLngs: LANGUAGES,
      fallbackLng: false,
      ns: ['common', 'problems'],
      defaultNS: 'common',
      interpolation: { escapeValue: false },
      react: { useSuspense: true },
    });
}

export const currentLanguage = (): Language => {
  const { language } = i18next;
  return isLanguage(language) ? language : 'fr';
};

/** As `Intl` and dates need it. */
export const languageTag = (): string => TAGS[currentLanguage()];

export async function changeLanguage(language: Language): Promise<void> {
  localStorage.setItem(CHOICE, language);
  await i18next.changeLanguage(language);
}

/** A text that the API gives in both languages. */
export const inLanguage = (text: Localized): string => text[currentLanguage()] ?? text.fr ?? text.en ?? '';
