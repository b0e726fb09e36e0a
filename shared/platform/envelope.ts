import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';

/**
 * AES-256-GCM. A sealed value is `version(1) | nonce(12) | tag(16) | ciphertext`; the place it is stored at (its item's
 * key and the field) is the associated data, so a value copied elsewhere does not open.
 */
const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEADER_BYTES = 1 + NONCE_BYTES + TAG_BYTES;
export const KEY_BYTES = 32;

/** Thrown when a sealed value was altered, moved, or belongs to another key. */
export class CannotOpen extends Error {
  override readonly name = 'CannotOpen';
}

export function seal(key: Uint8Array, plain: string | Uint8Array, place: string): Uint8Array {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place));
  const body = Buffer.concat([cipher.update(typeof plain === 'string' ? Buffer.from(plain) : plain), cipher.final()]);
  return Buffer.concat([Buffer.of(VERSION), nonce, cipher.getAuthTag(), body]);
}

/** @throws CannotOpen */
export function openBytes(key: Uint8Array, sealed: Uint8Array, place: string): Buffer {
  if (sealed.length < HEADER_BYTES || sealed[0] !== VERSION) throw new CannotOpen('Not a sealed value');
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 1 + NONCE_BYTES))
    .setAAD(Buffer.from(place))
    .setAuthTag(sealed.subarray(1 + NONCE_BYTES, HEADER_BYTES));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(HEADER_BYTES)), decipher.final()]);
  } catch {
    throw new CannotOpen('Wrong key, or the value was altered or moved');
  }
}

/** @throws CannotOpen */
export const open = (key: Uint8Array, sealed: Uint8Array, place: string): string =>
  openBytes(key, sealed, place).toString('utf8');

/**
 * A keyed fingerprint by which an identifier can be found but not read: HMAC-SHA-256 with a secret pepper.
 * `kind` keeps the same text in two roles apart.
 */
export const blindIndex = (pepper: string, kind: string, value: string): string =>
  createHmac('sha256', pepper).update(`${kind}\n${value}`).digest('base64url');
