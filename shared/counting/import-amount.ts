const CURRENCY = /^\$\s*|\s*\$$/g;
/** Thousands set apart, all by the same mark: a comma, a point, or as in French a plain, no-break or narrow no-break space. */
const GROUPED = /^\d{1,3}(?:([ \u00A0\u202F.,])\d{3})(?:\1\d{3})*$/;
/** More dollars than this are a slip of the keyboard; it also keeps the cents an exact integer. */
const MAX_DIGITS = 11;

export type Amount = { readonly cents: number } | { readonly notAnAmount: 'malformed' | 'ambiguous' };

/**
 * Dollars as people and spreadsheets write them, in either language, as integer cents: `1234.50`, `1234,50`, `1,234.50`,
 * `1 234,50 $`, `12`. What can be read in two ways is not guessed: `1,234` is a thousand and more in English and one dollar
 * and a bit in French. No sign: money that came back is a reversal.
 */
export function parseAmount(text: string): Amount {
  const bare = text.trim().replaceAll(CURRENCY, '');
  const [, whole = '', mark = '', fraction = ''] = /^(.*?)(?:([.,])(\d*))?$/.exec(bare) ?? [];
  // Exactly three digits after the only mark: thousands or a fraction, nobody can tell.
  if (/^\d{1,3}$/.test(whole) && fraction.length === 3) return { notAnAmount: 'ambiguous' };
  if (mark === '') return dollars(whole, '');
  if (fraction.length === 3 && GROUPED.test(bare)) return dollars(bare, '');
  if (!/^\d{1,2}$/.test(fraction) || whole.includes(mark)) return { notAnAmount: 'malformed' };
  return dollars(whole, fraction);
}

function dollars(whole: string, fraction: string): Amount {
  const grouped = GROUPED.test(whole);
  if (!grouped && !/^\d+$/.test(whole)) return { notAnAmount: 'malformed' };
  const digits = grouped ? whole.replaceAll(/\D/g, '') : whole;
  if (digits.length > MAX_DIGITS) return { notAnAmount: 'malformed' };
  return { cents: Number(digits) * 100 + Number(fraction.padEnd(2, '0')) };
}
