import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { send } from '../http-io.ts';

const FILES: Readonly<Record<string, readonly [file: string, type: string]>> = {
  '/sim': ['index.html', 'text/html; charset=utf-8'],
  '/sim/': ['index.html', 'text/html; charset=utf-8'],
  '/sim/style.css': ['style.css', 'text/css; charset=utf-8'],
  '/sim/page.js': ['page.js', 'text/javascript; charset=utf-8'],
  '/sim/words.js': ['words.js', 'text/javascript; charset=utf-8'],
  '/sim/phone.js': ['phone.js', 'text/javascript; charset=utf-8'],
};

/** Sends a file of the simulator's page; `false` when the path is none of them. */
export function servePage(path: string, response: ServerResponse): boolean {
  const [file, type] = (Object.hasOwn(FILES, path) ? FILES[path] : undefined) ?? [];
  if (file === undefined || type === undefined) return false;
  send(response, {
    status: 200,
    headers: {
      'content-type': type,
      'cache-control': 'no-cache',
      'content-security-policy':
        "default-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
    },
    body: readFileSync(join(import.meta.dirname, 'page', file)),
  });
  return true;
}
