import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { randomUUID } from 'node:crypto';

export type WebhookAnswer =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly contentType: string | undefined;
      readonly body: string;
    }
  /** Nobody answered: refused connection, broken connection, or too slow. */
  | { readonly kind: 'silence'; readonly reason: string };

/** Twilio gives a webhook 15 seconds. */
const PATIENCE_MS = 15_000;

/**
 * Posts a form as Twilio does, signed over the public address with every field. Only loopback is ever called.
 */
export async function postSigned(
  url: string,
  form: Readonly<Record<string, string>>,
  authToken: string,
): Promise<WebhookAnswer> {
  if (!isLoopback(url)) return { kind: 'silence', reason: 'the simulator calls nobody outside this machine' };
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
        'user-agent': 'TwilioProxy/1.1',
        'i-twilio-idempotency-token': randomUUID(),
        'x-twilio-signature': getExpectedTwilioSignature(authToken, url, { ...form }),
      },
      body: new URLSearchParams(form).toString(),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return {
      kind: 'answer',
      status: response.status,
      contentType: response.headers.get('content-type') ?? undefined,
      body: await response.text(),
    };
  } catch (error) {
    return { kind: 'silence', reason: error instanceof Error ? error.name : 'unknown' };
  }
}

function isLoopback(url: string): boolean {
  return URL.canParse(url) && ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname);
}
