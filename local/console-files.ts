import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** One object of the console's bucket. */
export interface ConsoleFile {
  readonly type: string;
  readonly cacheControl: string | undefined;
  readonly body: Buffer;
  /** Without quotes. */
  readonly tag: string;
  /** The body in this encoding, made once. */
  encoded(encoding: Encoding): Buffer;
}

export type Encoding = 'br' | 'gzip';

/** What S3 is told of a file by the command line that copies it there. */
const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.ico': 'image/vnd.microsoft.icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.m4a': 'audio/mp4',
  '.map': 'application/json',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain',
  '.wav': 'audio/x-wav',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** CloudFront compresses these, from a thousand bytes on. Source: "Serve compressed files", CloudFront Developer Guide. */
const COMPRESSED = /^(?:text\/|application\/(?:json|manifest\+json)|image\/(?:svg\+xml|vnd\.microsoft\.icon))/;
const SMALLEST_COMPRESSED = 1000;

/** Paths below a folder, as keys of objects, with the file of each. */
export function objectsIn(folder: string, prefix: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      const key = relative(folder, path).replaceAll(sep, '/');
      return [prefix === '' ? key : `${prefix}/${key}`, path];
    }),
  );
}

/** Reads a file of the assembly; `filledIn` puts what is known only now into the text of it. */
export function readConsoleFile(
  path: string,
  cacheControl: string | undefined,
  filledIn: (text: string) => string,
): ConsoleFile {
  const type = TYPES[extname(path).toLowerCase()] ?? 'binary/octet-stream';
  const raw = readFileSync(path);
  const body = type === 'application/json' ? Buffer.from(filledIn(raw.toString('utf8'))) : raw;
  const made = new Map<Encoding, Buffer>();
  return {
    type,
    cacheControl,
    body,
    tag: createHash('md5').update(body).digest('hex'),
    encoded: (encoding) => {
      const known = made.get(encoding);
      if (known !== undefined) return known;
      const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };
      const bytes = encoding === 'br' ? brotliCompressSync(body, quality) : gzipSync(body);
      made.set(encoding, bytes);
      return bytes;
    },
  };
}

/** What CloudFront would encode the file in for a browser that says this; `undefined` when it sends it as it is. */
export function encodingFor({ type, body }: ConsoleFile, accepted: string | undefined): Encoding | undefined {
  if (!COMPRESSED.test(type) || body.length < SMALLEST_COMPRESSED) return undefined;
  const offers = (accepted ?? '')
    .split(',')
    .map((offer) => offer.trim().toLowerCase())
    .filter((offer) => !/;\s*q=0(?:\.0*)?$/.test(offer))
    .map((offer) => offer.split(';')[0]?.trim());
  return (['br', 'gzip'] as const).find((encoding) => offers.includes(encoding));
}
