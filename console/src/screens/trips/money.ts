const MOST_CENTS = 1_000_000_000_00;

/**
 * Cents in an amount as it is typed in either language: `477,90`, `477.90 $`, `1 250`, `1,250.00`.
 * @returns undefined for what is no amount of at least one cent.
 */
export function centsIn(typed: string): number | undefined {
  const plain = typed.replaceAll(/[\s\u00A0\u202F$]/g, '');
  const [, whole, part = ''] = /^(\d{1,3}(?:,\d{3})+|\d+)(?:[.,](\d{1,2}))?$/.exec(plain) ?? [];
  if (whole === undefined) return undefined;
  const cents = Number(whole.replaceAll(',', '')) * 100 + Number(part.padEnd(2, '0'));
  return cents >= 1 && cents <= MOST_CENTS ? cents : undefined;
}
