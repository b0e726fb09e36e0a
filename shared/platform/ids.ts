import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';

/** Makes identifiers. UUID version 7 sorts by time of creation, so history keys need no second sort field. */
export interface Ids {
  uuid(): string;
  /** A short code a partner can read aloud and type with gloves on: no 0/O, 1/I/L, 5/S, 2/Z, 8/B, U/V. */
  code(): string;
}

const CODE_ALPHABET = 'ACDEFGHJKMNPQRTWXY34679';
const CODE_LENGTH = 4;

export const systemIds: Ids = {
  uuid: () => v7(),
  code: () => codeFrom(randomBytes(CODE_LENGTH)),
};

/** Maps random bytes to the code alphabet; the bias of the modulo is harmless, codes are not secrets. */
export function codeFrom(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => CODE_ALPHABET[byte % CODE_ALPHABET.length] ?? 'A').join('');
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

export const isUuid = (value: string): boolean => UUID.test(value);
