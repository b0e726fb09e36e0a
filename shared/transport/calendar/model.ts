import * as z from 'zod';

export const calendarLanguageSchema = z.enum(['fr', 'en']);
export type CalendarLanguage = z.infer<typeof calendarLanguageSchema>;

/** Whose calendar a secret address leads to, and in which language. */
export const calendarSchema = z.object({
  sub: z.string(),
  language: calendarLanguageSchema,
  createdAt: z.string(),
});
export type Calendar = z.infer<typeof calendarSchema>;
