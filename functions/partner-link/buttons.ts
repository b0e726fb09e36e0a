import type { Words } from './page-texts.ts';
import { inBoth, type Language } from './words.ts';

/**
 * What is pressed: what comes next stands first and alone has colour; whatever closes a thing takes two presses, the second in
 * another place, because gloves press what they did not mean.
 */
export const form = (content: string): string => `<form method="post">${content}</form>`;

export const button = (value: string, label: Words, language: Language): string =>
  `<button name="answer" value="${value}">${inBoth(label, language)}</button>`;

export const next = (value: string, label: Words, language: Language): string =>
  `<button class="go" name="answer" value="${value}">${inBoth(label, language)}</button>`;

/** Opens at a press, and shows what does it. */
export const sure = (what: Words, question: Words, content: string, language: Language): string =>
  `<details><summary>${inBoth(what, language)}</summary><p>${inBoth(question, language)}</p>${content}</details>`;
