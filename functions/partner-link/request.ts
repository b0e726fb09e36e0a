import * as z from 'zod';
import type { HttpEvent } from '../../shared/platform/http/faults.ts';
import { formOf } from '../../shared/platform/http/twilio-webhook.ts';
import type { LinkAnswer } from '../../shared/transport/index.ts';

/** A day: beyond it somebody has mistyped. */
const MOST_MINUTES = 1440;

const minutes = z
  .string()
  .trim()
  .regex(/^\d{1,4}$/)
  .transform(Number)
  .pipe(z.int().min(1).max(MOST_MINUTES));
const noMinutes = z
  .string()
  .trim()
  .length(0)
  .transform(() => undefined);

/** What the page's forms send; the reasons are those of a partner's text. */
const press = z.discriminatedUnion('answer', [
  z.object({ answer: z.enum(['open', 'picked-up', 'completed', 'no-show']) }),
  z.object({ answer: z.literal('en-route'), minutes: z.union([minutes, noMinutes]).optional() }),
  z.object({ answer: z.literal('eta'), minutes }),
  z.object({ answer: z.literal('problem'), reason: z.enum(['breakdown', 'weather', 'road', 'other']) }),
]);

/** Undefined for minutes that are none, and for what is no button of ours. */
export function pressed(event: HttpEvent): LinkAnswer | undefined {
  const { answer = '', ...fields } = formOf(event);
  // One button carries both: which button, and the reason that is written on it.
  const [kind, reason] = answer.split(':');
  const form = press.safeParse({ ...fields, answer: kind, ...(reason !== undefined && { reason }) }).data;
  switch (form?.answer) {
    case undefined:
      return undefined;
    case 'en-route':
      return { kind: 'en-route', etaMinutes: form.minutes };
    case 'eta':
      return { kind: 'eta', etaMinutes: form.minutes };
    case 'problem':
      return { kind: 'problem', reason: form.reason };
    case 'open':
      return { kind: 'open' };
    case 'picked-up':
    case 'completed':
    case 'no-show':
      return { kind: form.answer };
  }
}

/** By name. None of a form that another site has sent, whatever the browser let through with it. */
export function cookiesOf(event: HttpEvent): ReadonlyMap<string, string> {
  const isPost = event.requestContext.http.method === 'POST';
  const isForeign = !['same-origin', 'none', undefined].includes(event.headers['sec-fetch-site']);
  if (isPost && isForeign) return new Map();
  return new Map(
    (event.cookies ?? []).map((cookie): [string, string] => {
      const [name = '', ...value] = cookie.split('=');
      return [name.trim(), value.join('=')];
    }),
  );
}
