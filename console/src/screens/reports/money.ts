/** Thousands set apart, all by the same mark. */
const GROUPED = /^\d{1,3}(?:([ \u00A0\u202F.,])\d{3})(?:\1\d{3})*$/;
/** More dollars than this are a slip of the keyboard. */
const MAX_DIGITS = 11;

export type Amount = { readonly cents: number } | { readonly notAnAmount: 'malformed' | 'ambiguous' };

/**
 * Dollars as they are typed in either language, as integer cents: `1234.50`, `1 234,50 $`, `$1,234.50`, `12`. The files that
 * are imported are read the same way. What can be read in two ways is not guessed: `1,234` is a thousand and more in
 * English, one dollar and a bit in French.
 */
export function centsOf(typed: string): Amount {
  const bare = typed.trim().replaceAll(/^\$\s*|\s*\$$/g, '');
  const [, whole = '', mark = '', fraction = ''] = /^(.*?)(?:([.,])(\d*))?$/.exec(bare) ?? [];
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
