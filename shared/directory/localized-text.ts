import * as z from 'zod';

/** A text for people, always in both languages. */
export const localizedTextSchema = z.strictObject({
  fr: z.string().trim().min(1).max(2000),
  en: z.string().trim().min(1).max(2000),
});
export type LocalizedText = z.infer<typeof localizedTextSchema>;

/** The two languages in which the hub itself writes. */
export const hubLanguageSchema = z.enum(['fr', 'en']);
export type HubLanguage = z.infer<typeof hubLanguageSchema>;
