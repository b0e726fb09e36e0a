/** What a browser may do with the console, as the headers that go with every file of it. */

/** Browser features that the console never asks for, or asks for itself alone. */
const PERMISSIONS: Readonly<Record<string, 'nobody' | 'self'>> = {
  accelerometer: 'nobody',
  // The sound of an alert.
  autoplay: 'self',
  camera: 'nobody',
  'clipboard-read': 'nobody',
  // A code or a link is copied by a button.
  'clipboard-write': 'self',
  'display-capture': 'nobody',
  'encrypted-media': 'nobody',
  fullscreen: 'self',
  geolocation: 'nobody',
  gyroscope: 'nobody',
  magnetometer: 'nobody',
  microphone: 'nobody',
  midi: 'nobody',
  payment: 'nobody',
  'publickey-credentials-get': 'nobody',
  // A board on the wall stays lit.
  'screen-wake-lock': 'self',
  usb: 'nobody',
};

/**
 * The content security policy of the console: its own files, its own API on the same origin, and nothing else but the
 * addresses given, which are where members sign in. No script or style may stand in the page itself.
 */
export function contentSecurityPolicy(signInAddresses: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "media-src 'self'",
    ["connect-src 'self'", ...signInAddresses].join(' '),
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ');
}

/** Headers that CloudFront has no setting of its own for. */
export const FURTHER_HEADERS: Readonly<Record<string, string>> = {
  'permissions-policy': Object.entries(PERMISSIONS)
    .map(([feature, allowed]) => `${feature}=(${allowed === 'self' ? 'self' : ''})`)
    .join(', '),
  // No other site keeps a handle on the window, nor shows our files as its own.
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  // A hub's console is nothing to be found by a search.
  'x-robots-tag': 'noindex, nofollow',
};

/** Vite names them after their content: another content has another name. */
export const HASHED_FILES = 'public, max-age=31536000, immutable';

/** The pages themselves, and what tells them where they are: asked again each time, and mostly answered "not modified". */
export const NAMED_FILES = 'no-cache';
