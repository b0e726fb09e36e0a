import type { Stem } from './marks.ts';

/** A mark found where none may be. */
export interface Hit {
  readonly stem: string;
  readonly encoding: string;
  /** What stands around it, so that the leak can be found; what was encoded shows encoded. */
  readonly around: string;
}

interface Needle {
  readonly stem: string;
  readonly encoding: string;
  readonly bytes: Buffer;
}

const AROUND = 60;

/** Every encoding in which text is apt to stand in a log, an address, a database or a file. */
const ENCODINGS: Readonly<Record<string, (text: string) => readonly Buffer[]>> = {
  'as it is': (text) => [Buffer.from(text, 'utf8')],
  'latin 1': (text) => [Buffer.from(text, 'latin1')],
  'utf-16': (text) => [Buffer.from(text, 'utf16le'), Buffer.from(text, 'utf16le').swap16()],
  'url-encoded': (text) => {
    const encoded = encodeURIComponent(text);
    const form = new URLSearchParams([['', text]]).toString().slice(1);
    const twice = encodeURIComponent(encoded);
    return [encoded, encoded.replaceAll(/%../g, (escape) => escape.toLowerCase()), form, twice].map((one) =>
      Buffer.from(one),
    );
  },
  'json-escaped': (text) => [
    Buffer.from(
      text.replaceAll(/[^\x20-\x7e]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`),
    ),
  ],
  'html entities': (text) =>
    [10, 16].map((radix) =>
      Buffer.from(
        text.replaceAll(
          /[^\x20-\x7e]/gu,
          (letter) => `&#${radix === 16 ? 'x' : ''}${(letter.codePointAt(0) ?? 0).toString(radix)};`,
        ),
      ),
    ),
  hex: (text) => {
    const hex = Buffer.from(text, 'utf8').toString('hex');
    return [Buffer.from(hex), Buffer.from(hex.toUpperCase())];
  },
  base64: (text) => [0, 1, 2].flatMap((shift) => base64Within(text, shift)),
};

/** The letters of base64 that do not depend on what stands before and after, when the text begins `shift` bytes into a group. */
function base64Within(text: string, shift: number): Buffer[] {
  const bytes = Buffer.from(text, 'utf8');
  const whole = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
  const inner = whole.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + bytes.length) * 8) / 6));
  return [Buffer.from(inner), Buffer.from(inner.replaceAll('+', '-').replaceAll('/', '_'))];
}

/** Looks for the stems in any bytes; every encoding of every way of writing them. */
export function searcherFor(stems: readonly Stem[]): (where: string | Uint8Array) => Hit[] {
  const needles = new Map<string, Needle>();
  for (const { text, writings } of stems) {
    for (const writing of writings) {
      for (const [encoding, encode] of Object.entries(ENCODINGS)) {
        for (const bytes of encode(writing)) {
          const id = bytes.toString('latin1');
          if (!needles.has(id)) needles.set(id, { stem: text, encoding, bytes });
        }
      }
    }
  }
  return (where) => {
    const bytes =
      typeof where === 'string'
        ? Buffer.from(where, 'utf8')
        : Buffer.from(where.buffer, where.byteOffset, where.byteLength);
    return [...needles.values()].flatMap(({ stem, encoding, bytes: needle }) => {
      const at = bytes.indexOf(needle);
      if (at < 0) return [];
      const around = bytes.subarray(Math.max(0, at - AROUND), at + needle.length + AROUND).toString('latin1');
      return [{ stem, encoding, around }];
    });
  };
}
