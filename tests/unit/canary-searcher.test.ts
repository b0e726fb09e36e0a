import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { accentedMark, BIRTH_DATE, mark, phoneInWords, phoneOf, STEMS } from '../canary/marks.ts';
import { searcherFor } from '../canary/searcher.ts';

/** The canary is worth what its searcher finds: each way in which a mark could leak is planted, and must be found. */
const search = searcherFor(STEMS);
const MARKS = [mark('name'), accentedMark('note'), phoneOf(3), phoneInWords(12), BIRTH_DATE];
const fold = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '');

const ways: readonly (readonly [string, (text: string) => string | Uint8Array])[] = [
  ['as it is', (text) => `{"level":"info","text":"allo ${text}."}`],
  ['in lower case', (text) => text.toLowerCase()],
  ['in capitals', (text) => text.toUpperCase()],
  ['without its accents', fold],
  ['without its accents, in lower case', (text) => fold(text).toLowerCase()],
  ['with its accents apart', (text) => text.normalize('NFD')],
  ['cut off after its stem', (text) => text.slice(0, 11)],
  ['in an address', (text) => `/v1/people?name=${encodeURIComponent(`a ${text} b`)}`],
  ['in a form', (text) => new URLSearchParams({ Body: `a ${text} b` }).toString()],
  [
    'in an address, within an address',
    (text) => encodeURIComponent(`https://x.example/?b=${encodeURIComponent(text)}`),
  ],
  ['in JSON within JSON', (text) => JSON.stringify({ body: JSON.stringify({ text }) })],
  ['in JSON of plain letters', (text) => JSON.stringify(text).replaceAll('é', '\\u00e9')],
  ['in a page of plain letters', (text) => text.replaceAll('é', '&#233;')],
  ['in hexadecimal digits', (text) => Buffer.from(`a ${text} b`).toString('hex')],
  ['in hexadecimal capitals', (text) => Buffer.from(text).toString('hex').toUpperCase()],
  ['in UTF-16', (text) => Buffer.from(text, 'utf16le')],
  ['in Latin 1', (text) => Buffer.from(text, 'latin1')],
  ['in base64', (text) => Buffer.from(text).toString('base64')],
  ['in base64, one byte later', (text) => Buffer.from(`x${text}`).toString('base64')],
  ['in base64, two bytes later', (text) => Buffer.from(`xx${text} and more`).toString('base64')],
  ['in base64 of addresses', (text) => Buffer.from(`{"b":"${text}"}`).toString('base64url')],
  ['in base64, in lower case', (text) => Buffer.from(`??${text.toLowerCase()}`).toString('base64')],
  [
    'among a million other bytes',
    (text) => Buffer.concat([Buffer.alloc(1_000_000, 7), Buffer.from(text), Buffer.alloc(9)]),
  ],
];

describe('the searcher', () => {
  it.each(ways)('finds every mark %s', (_way, plant) => {
    for (const planted of MARKS) expect(search(plant(planted)), `${planted} is found`).not.toEqual([]);
  });

  it('finds a number without its country, and as people write it', () => {
    for (const written of ['2495557310', '249 555 7310', '(249) 555-7310', '1.249.555.7310', '+1-249-555-7310'])
      expect(search(`call ${written} now`), `${written} is found`).not.toEqual([]);
  });

  it('finds nothing where nothing is', () => {
    const calm = JSON.stringify({ phone: '+18075550102', text: 'Zorro va à Québec', at: '2026-11-22T15:00:00.000Z' });
    for (const text of [calm, '', gzipSync(calm), Buffer.from(calm).toString('base64')])
      expect(search(text)).toEqual([]);
  });
});
