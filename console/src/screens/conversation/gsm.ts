/** What every telephone network carries seven bits at a time (3GPP TS 23.038), and what takes two places of it. */
const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const DOUBLE = new Set('\f^{}\\[~]|€');

const isGsm = (character: string): boolean => BASIC.has(character) || DOUBLE.has(character);

export interface Length {
  readonly encoding: 'GSM-7' | 'UCS-2';
  readonly segments: number;
  readonly units: number;
  /** Units left before another segment begins. */
  readonly left: number;
}

const SIZES = { 'GSM-7': { alone: 160, joined: 153 }, 'UCS-2': { alone: 70, joined: 67 } } as const;

/** How a text would be sent, as it is typed; what the server says of it afterwards counts. */
export function lengthOf(text: string): Length {
  const characters = Array.from(text);
  const encoding = characters.every(isGsm) ? 'GSM-7' : 'UCS-2';
  const sizeOf = (character: string): number =>
    encoding === 'UCS-2' ? character.length : DOUBLE.has(character) ? 2 : 1;
  const units = characters.reduce((sum, character) => sum + sizeOf(character), 0);
  const { alone, joined } = SIZES[encoding];
  if (units <= alone) return { encoding, segments: 1, units, left: alone - units };
  let segments = 1;
  let filled = 0;
  for (const character of characters) {
    // What takes two places is never cut in two.
    if (filled + sizeOf(character) > joined) {
      segments += 1;
      filled = 0;
    }
    filled += sizeOf(character);
  }
  return { encoding, segments, units, left: joined - filled };
}

const TYPOGRAPHY: Readonly<Record<string, string>> = {
  '’': "'",
  '‘': "'",
  ʼ: "'",
  '“': '"',
  '”': '"',
  '«': '"',
  '»': '"',
  '–': '-',
  '—': '-',
  '−': '-',
  '…': '...',
  œ: 'oe',
  Œ: 'OE',
  '\u00a0': ' ',
  '\u202f': ' ',
  '\u2011': '-',
  '•': '-',
  '\t': ' ',
};

/** What says the same and keeps a text cheap; undefined where nothing does. */
function replacementOf(character: string): string | undefined {
  const known = TYPOGRAPHY[character];
  if (known !== undefined) return known;
  const bare = character.normalize('NFD').replaceAll(/\p{M}/gu, '');
  return bare !== '' && bare !== character && Array.from(bare).every(isGsm) ? bare : undefined;
}

export interface Outsider {
  readonly character: string;
  readonly replacement: string | undefined;
}

/** The characters that make every segment of a text hold 70 in place of 160, each once, in order. */
export const outsidersOf = (text: string): readonly Outsider[] =>
  [...new Set(text)]
    .filter((character) => !isGsm(character))
    .map((character) => ({ character, replacement: replacementOf(character) }));

/** The text with everything replaced that can be. */
export const inGsm = (text: string): string =>
  // An accent typed apart from its letter would leave a bare letter behind.
  Array.from(text.normalize('NFC'))
    .map((character) => (isGsm(character) ? character : (replacementOf(character) ?? character)))
    .join('');
