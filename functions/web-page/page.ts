import { PAGE_SCRIPT } from './page-script.ts';
import { PAGE_STYLE } from './page-style.ts';
import { pageTexts, type PageLanguage, type PageTextKey } from './page-texts.ts';
import type { ThreadMessage, WebPage, WebThread } from '../../shared/intake/index.ts';

/** The page as one document: nothing else is fetched, so that it stands after one answer on the slowest line. */

export const PATHS = { fr: '/ecrire', en: '/write' } as const satisfies Record<PageLanguage, string>;

export interface PageState {
  readonly language: PageLanguage;
  readonly hub: WebPage;
  /** The secret of the conversation: in the page, and in the bodies that it sends. */
  readonly token: string;
  /** Names the next text that the form sends. */
  readonly textId: string;
  readonly thread?: WebThread | undefined;
  /** What was typed and not sent. */
  readonly draft?: string | undefined;
  readonly status?: Extract<PageTextKey, 'failed' | 'over' | 'ended' | 'tooLong'> | undefined;
}

const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath fill='%23678' d='M2 3h12v8H7l-3 3v-3H2z'/%3E%3C/svg%3E";

/** The page in one language, with the thread where there is one. What the script says is beside it, in `data-` attributes. */
export function page({ language, hub, token, textId, thread, draft = '', status }: PageState): string {
  const say = (key: PageTextKey): string =>
    escapeHtml(pageTexts[key][language].replaceAll('{emergency}', hub.emergency));
  const other = language === 'fr' ? 'en' : 'fr';
  const begun = thread !== undefined && thread.messages.length > 0;
  const messages = (thread?.messages ?? [])
    .map(({ from, text }, at, { length }) => bubble(from, say(from), text, at === length - 1))
    .join('');
  const data = (keys: readonly PageTextKey[]): string =>
    keys.map((key) => ` data-${dashed(key)}="${say(key)}"`).join('');
  return (
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8">` +
    '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark">' +
    `<meta name="robots" content="noindex,nofollow"><title>${say('title')}</title><link rel="icon" href="${ICON}">` +
    `<style>${PAGE_STYLE}</style></head><body>` +
    `<header><a id="leave" href="${escapeHtml(hub.leaveTo)}" rel="noreferrer">${say('leave')}</a>` +
    `<small id="keys" hidden>${say('leaveByKeys')}</small>` +
    `<a id="other" href="${PATHS[other]}" lang="${other}" hreflang="${other}"${begun ? ' hidden' : ''}>` +
    `${other === 'fr' ? 'Français' : 'English'}</a></header>` +
    `<main><h1>${say('heading')}</h1><p>${say('intro')} ${say('emergency')}</p>` +
    `<p>${say('trace')} ${say('watched')}</p><noscript><p>${say('withoutScript')}</p></noscript>` +
    `<details><summary>${say('moreHeading')}</summary><p>${say('privateWindow')}</p><p>${say('kept')}</p></details>` +
    `<div id="thread" role="log" aria-label="${say('thread')}"${data(['person', 'hub'])}>${messages}</div>` +
    `<p id="here" role="status" data-words="${say('here')}">${thread?.personIsHere === true ? say('here') : ''}</p></main>` +
    `<form id="form" method="post" action="${PATHS[language]}#last" autocomplete="off">` +
    `<label for="field">${say('field')}</label>` +
    '<textarea id="field" name="body" rows="2" maxlength="1600" autocomplete="off" spellcheck="false" ' +
    `enterkeyhint="send" aria-describedby="status">\n${escapeHtml(draft)}</textarea>` +
    `<button name="do" value="send">${say('send')}</button>` +
    (begun
      ? `<div id="news"><button name="do" value="check">${say('check')}</button>` +
        `<button name="do" value="end">${say('end')}</button></div>`
      : '') +
    `<p id="status" role="status"${status === undefined || status === 'ended' ? '' : ' class="bad"'}` +
    `${data(['sending', 'failed', 'offline', 'tooLong', 'over'])}>${status === undefined ? '' : say(status)}</p>` +
    hidden('token', token) +
    hidden('id', textId) +
    hidden('after', String(thread?.through ?? 0)) +
    `</form><script>${PAGE_SCRIPT}</script></body></html>`
  );
}

/** Without a script, the address that the form posts to leads to the last message. */
const bubble = (from: ThreadMessage['from'], who: string, text: string, isLast: boolean): string =>
  `<p class="${from}"${isLast ? ' id="last"' : ''}><b>${who}</b>${escapeHtml(text)}</p>`;

/** `tooLong` is `data-too-long`, which the script reads as `dataset.tooLong`. */
const dashed = (key: string): string => key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const hidden = (name: string, value: string): string =>
  `<input type="hidden" name="${name}" value="${escapeHtml(value)}" autocomplete="off">`;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escapeHtml = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
