import { PAGE_STYLE } from './page-style.ts';
import { words, type Words } from './page-texts.ts';
import { inBoth, type Language } from './words.ts';

/**
 * What every page behind a partner's link is made of: both languages, the partner's own first; no script, nothing loaded from
 * anywhere. The window's title says nothing on all of them.
 */

/** Why nothing was done of what was pressed: not possible now, or not to be read. */
export type Notice = 'refused' | 'unreadable';

/** All that is shown until the button is pressed; the text that brought the link is the only hint of what it is. */
export const shutPage = (language: Language, wasPressed: boolean): string =>
  layout(
    language,
    `<h1>${inBoth(words.shutHeading, language)}</h1>` +
      (wasPressed ? alert(words.notOpened, language) : '') +
      `<p>${inBoth(words.shut, language)}</p>` +
      `<form method="post"><button class="go" name="answer" value="open">${inBoth(words.open, language)}</button></form>`,
  );

export const gonePage = (language: Language): string => plainPage(language, words.gone, words.goneHelp);

export const failedPage = (language: Language): string => plainPage(language, words.failed, words.failedHelp);

export const elsewherePage = ({ language, code }: { readonly language: Language; readonly code: string }): string =>
  plainPage(language, words.elsewhere, linkCode(words.elsewhereHelp, code));

export const fact = (term: Words, html: string, language: Language): string =>
  `<dt>${inBoth(term, language)}</dt><dd>${html}</dd>`;

export const alert = (text: Words, language: Language): string =>
  `<p class="note" role="alert">${inBoth(text, language)}</p>`;

const plainPage = (language: Language, heading: Words, help: Words): string =>
  layout(language, `<h1>${inBoth(heading, language)}</h1><p>${inBoth(help, language)}</p>`);

export const both = (say: (language: Language) => string): Words => ({ fr: say('fr'), en: say('en') });

/** "LIEN 7K3M" and "LINK 7K3M", as the partner's texts are understood. */
export const linkCode = (text: Words, code: string): Words => ({
  fr: text.fr.replace('{code}', `LIEN ${code}`),
  en: text.en.replace('{code}', `LINK ${code}`),
});

export const layout = (language: Language, body: string): string =>
  `<!doctype html><html lang="${language}"><head><meta charset="utf-8">` +
  '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark">' +
  `<meta name="robots" content="noindex,nofollow,noarchive"><title>${words.title[language]}</title>` +
  `<link rel="icon" href="data:,"><style>${PAGE_STYLE}</style></head><body><main>${body}</main></body></html>`;
