import * as z from 'zod';

/** What other parts of the hub name of the directory, without the shape of its entries. */

/** `fn-<band number>` for a First Nation, `place-<slug>` for any other community. */
export const communityIdSchema = z.string().regex(/^(fn-\d{1,4}|place-[a-z0-9-]{1,60})$/);
/** The band number of Indigenous Services Canada. */
export const bandNumberSchema = z.int().min(1).max(9999);
/** A telephone number of North America in E.164. */
export const phoneSchema = z.string().regex(/^\+1[2-9]\d{9}$/, 'a number in the form +17055550110');
/** ISO 639: `fr`, `en`, `cr` (Cree), `oj` (Ojibwe), `ojs` (Oji-Cree), `moh` (Mohawk)… */
export const languageCodeSchema = z.string().regex(/^[a-z]{2,3}$/);
/** A time zone of the IANA database, such as `America/Toronto`. */
export const timeZoneSchema = z
  .string()
  .max(60)
  .refine((name) => isTimeZone(name), { error: 'not a time zone of the IANA database' });

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-CA', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
