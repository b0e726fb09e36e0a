import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { endSitting, readThread, webPageOf, writeFromPage } from '../../shared/intake/index.ts';
import { problemResponse, type HttpEvent, type HttpResult } from '../../shared/platform/http/faults.ts';
import { describeFault } from '../../shared/platform/log.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import { problem, problemOf } from '../../shared/platform/problem.ts';
import { isRefusal } from '../../shared/platform/refusal.ts';
import { PAGE_HEADERS, PRIVATE_HEADERS } from './headers.ts';
import { page, type PageState } from './page.ts';
import type { PageLanguage } from './page-texts.ts';
import {
  formOf,
  isFromAnotherSite,
  jsonOf,
  LONGEST_TEXT,
  textRequest,
  threadRequest,
  type FormRequest,
} from './request.ts';

/** The page, its form for browsers without scripts, and what its script asks. */
export async function answer(platform: Platform, event: HttpEvent): Promise<HttpResult> {
  switch (event.routeKey) {
    case 'GET /ecrire':
      return freshPage(platform, event, 'fr');
    case 'GET /write':
      return freshPage(platform, event, 'en');
    case 'POST /ecrire':
      return isFromAnotherSite(event) ? elsewhere() : formPage(platform, formOf(event), 'fr');
    case 'POST /write':
      return isFromAnotherSite(event) ? elsewhere() : formPage(platform, formOf(event), 'en');
    case 'POST /web/texts':
      return isFromAnotherSite(event) ? elsewhere() : takeText(platform, event);
    case 'POST /web/thread':
      return isFromAnotherSite(event) ? elsewhere() : tellThread(platform, event);
    default:
      throw new Error('A route that infra/routes.ts does not name');
  }
}

const newToken = (): string => randomBytes(16).toString('base64url');
const newTextId = (platform: Platform): string => `WEB${platform.ids.uuid()}`;

async function freshPage(platform: Platform, event: HttpEvent, language: PageLanguage): Promise<HttpResult> {
  const hub = await webPageOf(platform);
  if (hub === undefined) return nothingHere();
  const html = page({ language, hub, token: newToken(), textId: newTextId(platform) });
  // Only this page is packed: it holds no words of anybody, whose length could tell something.
  if (event.headers['accept-encoding']?.includes('gzip') !== true)
    return { statusCode: 200, headers: PAGE_HEADERS, body: html };
  return {
    statusCode: 200,
    headers: { ...PAGE_HEADERS, 'content-encoding': 'gzip' },
    body: gzipSync(html).toString('base64'),
    isBase64Encoded: true,
  };
}

/** Without scripts: takes the text, and answers with the whole page. A draft comes back with it unless it was taken in. */
async function formPage(platform: Platform, form: FormRequest, language: PageLanguage): Promise<HttpResult> {
  const hub = await webPageOf(platform);
  if (hub === undefined) return nothingHere();
  const token = form.token ?? newToken();
  const textId = form.id ?? newTextId(platform);
  const words = form.body.trim() === '' ? '' : form.body;
  const kept = { language, hub, token, textId, draft: words };
  try {
    if (form.do === 'end') {
      await endSitting(platform, token);
      return emptyPage(platform, { language, hub, status: 'ended' });
    }
    if (words.length > LONGEST_TEXT) return await threadPage(platform, { ...kept, status: 'tooLong' }, form.after, 422);
    if (form.do === 'check' || words === '') return await threadPage(platform, kept, form.after);
    const written = await writeFromPage(platform, { token, body: words, id: textId, language });
    if (isRefusal(written)) return emptyPage(platform, { language, hub, status: 'over' });
    const after = written.token === token ? form.after : 0;
    const status = written.token === token ? undefined : 'over';
    const next = { language, hub, token: written.token, textId: newTextId(platform), status } as const;
    return await threadPage(platform, next, after);
  } catch (fault) {
    // A document of problems would take the words away from whoever wrote them.
    platform.log.error('fault', { route: 'POST form', ...describeFault(fault) });
    return { statusCode: 503, headers: PAGE_HEADERS, body: page({ ...kept, status: 'failed' }) };
  }
}

/** The whole thread: without a script nothing is left from the page before. `shown`: up to where that one had shown it. */
async function threadPage(platform: Platform, state: PageState, shown: number, statusCode = 200): Promise<HttpResult> {
  const thread = await readThread(platform, state.token, 0, shown);
  if (isRefusal(thread)) return emptyPage(platform, { ...state, status: 'over' });
  return { statusCode, headers: PAGE_HEADERS, body: page({ ...state, thread }) };
}

/** Another conversation, if they write. */
function emptyPage(platform: Platform, state: Omit<PageState, 'token' | 'textId' | 'thread'>): HttpResult {
  const html = page({ ...state, thread: undefined, token: newToken(), textId: newTextId(platform) });
  return { statusCode: 200, headers: PAGE_HEADERS, body: html };
}

async function takeText(platform: Platform, event: HttpEvent): Promise<HttpResult> {
  const request = jsonOf(event, textRequest);
  if (request === undefined) return notAsExpected();
  const { after, ...text } = request;
  const written = await writeFromPage(platform, text);
  if (isRefusal(written)) return refused(problemOf(written));
  const { token } = written;
  const thread = await readThread(platform, token, token === text.token ? after : 0);
  return isRefusal(thread) ? refused(problemOf(thread)) : json({ token, ...thread });
}

async function tellThread(platform: Platform, event: HttpEvent): Promise<HttpResult> {
  const request = jsonOf(event, threadRequest);
  if (request === undefined) return notAsExpected();
  const thread = await readThread(platform, request.token, request.after);
  return isRefusal(thread) ? refused(problemOf(thread)) : json(thread);
}

const json = (body: object): HttpResult => ({
  statusCode: 200,
  headers: { ...PRIVATE_HEADERS, 'content-type': 'application/json' },
  body: JSON.stringify(body),
});
const refused = (body: Parameters<typeof problemResponse>[0]): HttpResult => problemResponse(body, PRIVATE_HEADERS);
const nothingHere = (): HttpResult => refused(problem(404, 'no-page', 'There is nothing here.'));
const elsewhere = (): HttpResult => refused(problem(403, 'other-site', 'Only the page itself may send this.'));
const notAsExpected = (): HttpResult => refused(problem(422, 'not-as-expected', 'This is not what the page sends.'));
