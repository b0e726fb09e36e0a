import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { willingAnswer } from '../willing-person.ts';
import type { Caller } from './caller.ts';
import { accentedMark, mark, phoneInWords, phoneOf } from './marks.ts';

const FORM = { 'content-type': 'application/x-www-form-urlencoded' } as const;
/** Of the length and letters of a page's own; it is a secret, and marked like one. */
const TOKEN = `${mark('PageToken')}0001`;

const thread = z.looseObject({ messages: z.array(z.looseObject({ text: z.string() })) });

/** The page for computers that are shared, with a script and without. */
export async function thePageIsUsed(caller: Caller): Promise<void> {
  for (const path of ['/write', '/ecrire']) await caller.ask(path);
  const write = (body: string, more: object = {}): ReturnType<Caller['ask']> =>
    caller.ask('/web/texts', {
      body: { token: TOKEN, id: `WEB${randomUUID()}`, after: 0, language: 'en', body, ...more },
      tells: true,
    });
  const { status } = await write(`hello, I am ${mark('webname')}, call ${phoneInWords(15)}`);
  if (status !== 200) throw new Error(`The page's text was answered ${status}`);
  let reply = '';
  for (let n = 0; n < 4; n += 1) {
    const answered = await write(`${willingAnswer(reply)} ${accentedMark('web')}`);
    reply = thread.parse(answered.json).messages.at(-1)?.text ?? '';
  }
  await caller.ask('/web/thread', { body: { token: TOKEN, after: 0 }, tells: true });
  const form = (fields: Record<string, string>): string => new URLSearchParams(fields).toString();
  await caller.ask('/ecrire', {
    raw: form({ token: TOKEN, do: 'send', body: `il a un couteau ${mark('webdanger')}` }),
    headers: FORM,
    tells: true,
  });
  await caller.ask('/write', { raw: form({ body: mark('weblong').repeat(200) }), headers: FORM, tells: true });
  // What is refused: from another site, of another shape.
  const foreign = { 'sec-fetch-site': 'cross-site' };
  await caller.ask('/write', { raw: form({ token: TOKEN, body: mark('foreign') }), headers: { ...FORM, ...foreign } });
  await write(mark('badid'), { id: mark('id') });
  await write(mark('badtoken'), { token: phoneOf(15) });
  await write(mark('unknown'), { [mark('field')]: accentedMark('value') });
  await caller.ask('/web/thread', { raw: `{"token":"${TOKEN}`, headers: { 'content-type': 'application/json' } });
  await caller.ask('/web/thread', { body: { token: `${mark('Other')}xxxxxxxx`, after: 0 } });
  await caller.fault({ target: 'dynamodb', fault: 'error-code', code: 'AccessDeniedException', times: 2 });
  await write(`encore ${mark('webfault')}`);
  await caller.ask('/ecrire', { raw: form({ token: TOKEN, body: mark('webfault') }), headers: FORM, tells: true });
  await caller.clearFaults();
}
