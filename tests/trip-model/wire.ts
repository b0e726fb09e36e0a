import { SNSClient } from '@aws-sdk/client-sns';
import { listener, listenOnLoopback, readText, sendJson, type LoopbackServer } from '../../local/http-io.ts';
import type { Carrier } from '../../shared/messaging/index.ts';

/**
 * What becomes of one request to the carrier.
 * - `ok`: taken. `lost`: taken, and the answer does not come back. `never`: the line breaks before it is taken.
 * - `busy`: 429. A number: refused for good with this error code, 21610 for a phone that sent STOP.
 */
export type WireOutcome = 'ok' | 'lost' | 'never' | 'busy' | 21610 | 30003 | 30005 | 30008;

/** A text that left for a phone, by either road. */
export interface Left {
  readonly road: 'twilio' | 'sns';
  readonly to: string;
  readonly body: string;
  readonly sid: string;
  /** The text of the outbox, where its road tells. */
  readonly outboxId: string | undefined;
  readonly answerLost: boolean;
  /** What was found when it left; the world says. */
  readonly seen: unknown;
}

/** Twilio's Messages API and Amazon SNS, as far as a text needs them, with the outcome of the next requests planned. */
export class Wire {
  readonly left: Left[] = [];
  readonly carrier: Carrier;
  /** Asked when a text leaves. */
  whenItLeaves: (outboxId: string) => Promise<unknown> = () => Promise.resolve(undefined);
  readonly #planned: WireOutcome[] = [];
  /** Requests for the list that are refused. */
  #unlisted = 0;
  readonly #server: LoopbackServer;

  private constructor(server: LoopbackServer) {
    this.#server = server;
    this.carrier = {
      twilioBaseUrl: server.url,
      sns: new SNSClient({ endpoint: `${server.url}/sns`, maxAttempts: 1 }),
      alertTopicArn: 'arn:aws:sns:ca-central-1:000000000000:alerts',
    };
  }

  static async open(): Promise<Wire> {
    const open: { wire?: Wire } = {};
    const server = await listenOnLoopback(
      listener(async (request, response) => {
        const form = new URLSearchParams(await readText(request));
        const url = new URL(request.url ?? '/', 'http://wire');
        const { wire } = open;
        if (wire === undefined) return;
        if (url.pathname.startsWith('/sns')) {
          const phone = form.get('PhoneNumber');
          const sid = `sns-${wire.left.length}`;
          if (phone !== null) await wire.#leaves('sns', { to: phone, body: form.get('Message') ?? '', sid });
          response.writeHead(200, { 'content-type': 'text/xml' });
          response.end(
            `<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult><MessageId>${sid}</MessageId></PublishResult></PublishResponse>`,
          );
          return;
        }
        if (request.method === 'GET') {
          if (wire.#unlisted > 0) {
            wire.#unlisted -= 1;
            sendJson(response, 500, { message: 'no list' });
          } else sendJson(response, 200, { messages: wire.#listed(url.searchParams) });
          return;
        }
        const outcome = wire.#planned.shift() ?? 'ok';
        if (outcome === 'never') {
          response.destroy();
          return;
        }
        if (outcome === 'busy' || typeof outcome === 'number') {
          sendJson(response, outcome === 'busy' ? 429 : 400, { code: outcome === 'busy' ? 20429 : outcome });
          return;
        }
        const sid = `SM${String(wire.left.length).padStart(8, '0')}`;
        const outboxId =
          new URL(form.get('StatusCallback') ?? '', 'http://none').searchParams.get('outbox') ?? undefined;
        const text = { to: form.get('To') ?? '', body: form.get('Body') ?? '', sid };
        await wire.#leaves('twilio', text, outboxId, outcome === 'lost');
        if (outcome === 'lost') response.destroy();
        else sendJson(response, 201, { sid });
      }),
    );
    open.wire = new Wire(server);
    return open.wire;
  }

  /** The next request to send meets this; everything after it is taken. */
  plan(outcome: WireOutcome, unlisted = 0): void {
    this.#planned.splice(0, Infinity, outcome);
    this.#unlisted = unlisted;
  }

  calm(): void {
    this.#planned.splice(0, Infinity);
    this.#unlisted = 0;
  }

  close(): Promise<void> {
    return this.#server.close();
  }

  async #leaves(
    road: Left['road'],
    text: Pick<Left, 'to' | 'body' | 'sid'>,
    outboxId?: string,
    answerLost = false,
  ): Promise<void> {
    const seen = outboxId === undefined ? undefined : await this.whenItLeaves(outboxId);
    this.left.push({ road, ...text, outboxId, answerLost, seen });
  }

  #listed(query: URLSearchParams) {
    return this.left
      .filter(({ road, to }) => road === 'twilio' && to === query.get('To'))
      .map(({ sid, body }) => ({ sid, body, status: 'sent', date_created: '2099-01-01T00:00:00Z' }));
  }
}
