/**
 * The only words that bring texts back; each must stand alone. Twilio takes YES as well: a person's "yes" to something
 * else must not, so it is not here.
 */
export const optInWords: readonly { readonly words: string; readonly language: 'en' | 'fr' | undefined }[] = [
  ...[
    'start',
    'unstop',
    'restart',
    'start again',
    'start texting',
    'start texting again',
    'start texting me again',
  ].map((words) => ({ words, language: 'en' as const })),
  ...[
    'debut',
    'debuter',
    'commencer',
    'commence',
    'recommencer',
    'recommence',
    'reprendre',
    'reprends',
    'reprendre les textos',
  ].map((words) => ({ words, language: 'fr' as const })),
];
