import type { Language, SafeWindow } from './model.ts';

export const sayHours = (windows: readonly SafeWindow[], language: Language): string =>
  windows.length === 0
    ? { fr: 'en tout temps', en: 'any time' }[language]
    : windows.map(({ from, to }) => `${from}-${to}`).join(', ');
