import { createHash } from 'node:crypto';
import { PAGE_STYLE } from './page-style.ts';

const styleHash = createHash('sha256').update(PAGE_STYLE).digest('base64');

/** The secret address must not leak by a referrer, a cache, a search engine or a frame; nothing is loaded, nothing runs. */
export const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow, noarchive',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'content-security-policy':
    `default-src 'none'; style-src 'sha256-${styleHash}'; img-src data:; form-action 'self'; ` +
    "frame-ancestors 'none'; base-uri 'none'",
} as const;
