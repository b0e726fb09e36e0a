declare const localDateBrand: unique symbol;

/** A plain calendar date, `YYYY-MM-DD`, where the service took place. Only `parseLocalDate` and `localDateIn` make one. */
export type LocalDate = string & { readonly [localDateBrand]: true };

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;

export function isLocalDate(value: string): value is LocalDate {
  if (!SHAPE.test(value)) return false;
  const instant = new Date(`${value}T00:00:00Z`);
  // Date rolls 2026-02-30 over to March; a real calendar date comes back unchanged.
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(value);
}

/** @throws RangeError when the text is not a real calendar date. */
export function parseLocalDate(value: string): LocalDate {
  if (!isLocalDate(value)) throw new RangeError(`Not a calendar date (YYYY-MM-DD): ${value}`);
  return value;
}

/** The calendar date of an instant in an IANA time zone. */
export function localDateIn(timeZone: string, instant: Date): LocalDate {
  return parseLocalDate(
    new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(instant),
  );
}
