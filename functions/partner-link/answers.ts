import { type DeviceCookie, type LinkView } from '../../shared/partners/device-link/index.ts';
import type { HttpEvent, HttpResult } from '../../shared/platform/http/faults.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import { HEADERS } from './headers.ts';
import { elsewherePage, gonePage, shutPage, type Notice } from './layout.ts';
import type { Language } from './words.ts';

/** What a browser is answered, whatever the link shows: `pageOf` makes the page of an opened one. */
export function viewAnswer<Details>(
  platform: Platform,
  event: HttpEvent,
  view: LinkView<Details>,
  notice: Notice | undefined,
  pageOf: (details: Details, notice: Notice | undefined) => string,
): HttpResult {
  switch (view.kind) {
    case 'gone':
      return goneAnswer(event);
    case 'elsewhere':
      return { statusCode: 403, headers: HEADERS, body: elsewherePage(view) };
    case 'shut':
      return {
        statusCode: notice === undefined ? 200 : 403,
        headers: HEADERS,
        ...cookieOf(platform, view.device),
        body: shutPage(view.language, notice !== undefined),
      };
    case 'open':
      return {
        statusCode: notice === undefined ? 200 : notice === 'unreadable' ? 422 : 409,
        headers: HEADERS,
        ...cookieOf(platform, view.device),
        body: pageOf(view.details, notice),
      };
  }
}

export const goneAnswer = (event: HttpEvent): HttpResult => ({
  statusCode: 404,
  headers: HEADERS,
  body: gonePage(languageAsked(event)),
});

/** A page that was posted is not posted again by going back or loading anew. */
export const seeAgain = <Details>(event: HttpEvent, platform: Platform, view: LinkView<Details>): HttpResult => ({
  statusCode: 303,
  headers: { ...HEADERS, location: `/p/${event.pathParameters?.['token'] ?? ''}` },
  ...cookieOf(platform, view.kind === 'open' ? view.device : undefined),
  body: '',
});

/** `Path` is a neighbourly limit, not a guard: the secret is worth something together with the address alone. */
function cookieOf(platform: Platform, device: DeviceCookie | undefined): Pick<HttpResult, 'cookies'> {
  if (device === undefined) return {};
  const seconds = Math.ceil((Date.parse(device.endsAt) - platform.clock().getTime()) / 1000);
  return {
    cookies: [`${device.name}=${device.secret}; Max-Age=${seconds}; Path=/p/; Secure; HttpOnly; SameSite=Strict`],
  };
}

/** For a page that belongs to nobody known: what the browser prefers of the two. */
export const languageAsked = ({ headers }: HttpEvent): Language =>
  headers['accept-language']?.trim().toLowerCase().startsWith('en') === true ? 'en' : 'fr';
