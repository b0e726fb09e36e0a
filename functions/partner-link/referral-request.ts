import * as z from 'zod';
import type { HttpEvent } from '../../shared/platform/http/faults.ts';
import { formOf } from '../../shared/platform/http/twilio-webhook.ts';
import type { ReferralPress } from '../../shared/referrals/index.ts';

const figure = (least: number, most: number) =>
  z
    .string()
    .trim()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .pipe(z.int().min(least).max(most));

/** What came of it; whoever did not come was not reached. */
const outcomes = {
  served: 'successful',
  'support-goes-on': 'successful',
  'referred-on': 'successful',
  'did-not-attend': 'no-contact',
} as const;

/** What the page's forms send: one button says both what and why. */
const press = z.discriminatedUnion('answer', [
  z.object({ answer: z.enum(['open', 'receive', 'accept', 'start', 'news', 'problem']) }),
  z.object({ answer: z.literal('wait'), position: figure(1, 999) }),
  z.object({
    answer: z.literal('reject'),
    code: z.enum(['no-capacity', 'not-eligible', 'out-of-area', 'unsafe', 'no-agreement', 'other']),
  }),
  z.object({
    answer: z.literal('complete'),
    code: z.enum(['served', 'support-goes-on', 'referred-on', 'did-not-attend']),
  }),
  z.object({ answer: z.literal('fail'), code: z.enum(['no-contact', 'declined-by-person']) }),
  z.object({ answer: z.literal('capacity'), code: z.uuid(), places: figure(0, 10_000) }),
]);

/** Undefined for a number that is none, and for what is no button of ours. */
export function referralPressed(event: HttpEvent): ReferralPress | undefined {
  const { answer = '', ...fields } = formOf(event);
  const [kind, code] = answer.split(':');
  const sent = press.safeParse({ ...fields, answer: kind, ...(code !== undefined && { code }) }).data;
  switch (sent?.answer) {
    case undefined:
      return undefined;
    case 'wait':
      return { action: 'wait', position: sent.position };
    case 'reject':
      return { action: 'reject', reason: sent.code };
    case 'complete':
      return { action: 'complete', outcome: outcomes[sent.code], result: sent.code };
    case 'fail':
      return { action: 'fail', outcome: sent.code };
    case 'capacity':
      return { action: 'capacity', serviceId: sent.code, places: sent.places };
    case 'open':
    case 'receive':
    case 'accept':
    case 'start':
    case 'news':
    case 'problem':
      return { action: sent.answer };
  }
}
