import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import * as z from 'zod';
import { parseTwiml } from '../../local/carrier/twiml.ts';
import { startCarrefour } from '../../local/start.ts';
import { COORDINATOR } from '../scenario/cast.ts';
import { Client } from '../scenario/client.ts';
import type { HubOfCarriers } from './transport-hub.ts';

const tripView = z.looseObject({
  id: z.string(),
  status: z.string(),
  version: z.int(),
  offers: z.array(z.looseObject({ organizationId: z.string(), code: z.string(), status: z.string() })).default([]),
});
export type TripView = z.infer<typeof tripView>;

export interface PartnerText {
  readonly from: string;
  readonly body: string;
  readonly messageSid: string;
}

/** The whole of Carrefour as `npm start` runs it, with a hub of carriers of its own. */
export interface Stack {
  readonly client: Client;
  /** The synthesized assembly, for the next start. */
  readonly assembly: string;
  /** Invocations that failed, by function and error. */
  readonly failed: readonly string[];
  /**
   * One signed webhook, as the carrier posts it: what the partner is answered, empty where silence is right; `undefined` when no
   * answer of use came.
   */
  webhook(text: PartnerText): Promise<string | undefined>;
  /** Resolves when no webhook of a partner is under way or waits for its turn. */
  quiet(): Promise<void>;
  /** One webhook, repeated as a carrier would until it is answered. @throws after `MOST_REPEATS`. */
  say(from: string, body: string): Promise<string>;
  /** @returns its id. */
  createTrip(): Promise<string>;
  readTrip(tripId: string): Promise<TripView>;
  /** All trips that are not over, or those in one state. */
  openTrips(): Promise<TripView[]>;
  /** Whether it was called off; not when it has changed since. */
  cancel(trip: TripView): Promise<boolean>;
  stop(): Promise<void>;
}

const MOST_REPEATS = 10;
const PAUSE_MS = 1000;
const QUIET_LOOK_MS = 100;
const newSid = (): string => `SM${randomBytes(16).toString('hex')}`;

/** Between two towns on a road that is open the whole year: everybody asked can drive it, whatever the season. */
const TRIP = {
  purpose: 'safe-place',
  legs: [
    {
      from: { kind: 'community', communityId: 'place-timmins' },
      to: { kind: 'community', communityId: 'place-cochrane' },
    },
  ],
  when: { kind: 'now' },
  passengers: { adults: 1, children: 0 },
};

/** Synthesizes, starts and sets up the hub, with its data in the folder; with `assembly`, without synthesizing again. */
export async function startStack({ file }: HubOfCarriers, folder: string, assembly?: string): Promise<Stack> {
  mkdirSync(folder, { recursive: true });
  const hubFile = join(folder, 'hub.json');
  writeFileSync(hubFile, JSON.stringify(file));
  const failed: string[] = [];
  const carrefour = await startCarrefour({
    data: join(folder, 'data'),
    fresh: true,
    hubFile,
    complain: (line) => failed.push(line.split(';')[0] ?? line),
    ...(assembly !== undefined && { assembly }),
  });
  const { url, simulator, dataFolder } = carrefour;
  const { accountSid, authToken, dispatchNumber } = simulator.account;
  const client = new Client(url);
  await client.signIn(COORDINATOR);

  const stack: Stack = {
    client,
    assembly: assembly ?? dataFolder.assembly,
    failed,

    async webhook({ from, body, messageSid }) {
      const address = `${url}/sms/partner`;
      const form = {
        ApiVersion: '2010-04-01',
        AccountSid: accountSid,
        MessageSid: messageSid,
        SmsMessageSid: messageSid,
        SmsStatus: 'received',
        From: from,
        To: dispatchNumber,
        Body: body,
        NumMedia: '0',
        NumSegments: '1',
      };
      const signature = getExpectedTwilioSignature(authToken, address, form);
      try {
        const response = await fetch(address, {
          method: 'POST',
          headers: { 'x-twilio-signature': signature },
          body: new URLSearchParams(form),
        });
        const document = await response.text();
        if (!response.ok) return undefined;
        const twiml = parseTwiml(document, response.headers.get('content-type') ?? undefined);
        return twiml.valid ? twiml.messages.map((message) => message.body).join('\n') : undefined;
      } catch {
        // A line that broke: to a carrier, as silent as no answer.
        return undefined;
      }
    },

    async quiet() {
      while (carrefour.functions.named('partner-sms')?.busy() === true) await sleep(QUIET_LOOK_MS);
    },

    async say(from, body) {
      const text = { from, body, messageSid: newSid() };
      for (let repeat = 0; repeat <= MOST_REPEATS; repeat += 1) {
        const answer = await stack.webhook(text);
        if (answer !== undefined) return answer;
        await sleep(PAUSE_MS);
      }
      throw new Error(`A text of a partner was not answered, ${MOST_REPEATS} times over`);
    },

    async createTrip() {
      const headers = { 'idempotency-key': newSid() };
      const made = await untilAnswered(() => client.api(COORDINATOR, 'POST', '/v1/trips', { body: TRIP, headers }));
      return tripView.parse(made).id;
    },

    async readTrip(tripId) {
      return tripView.parse(await untilAnswered(() => client.api(COORDINATOR, 'GET', `/v1/trips/${tripId}`)));
    },

    async openTrips() {
      const page = z.looseObject({ items: z.array(tripView), cursor: z.string().optional() });
      const trips: TripView[] = [];
      let cursor: string | undefined;
      do {
        const query = new URLSearchParams({ limit: '100', ...(cursor !== undefined && { cursor }) });
        const found = page.parse(
          await untilAnswered(() => client.api(COORDINATOR, 'GET', `/v1/trips?${query.toString()}`)),
        );
        trips.push(...found.items);
        cursor = found.cursor;
      } while (cursor !== undefined);
      return trips;
    },

    async cancel({ id, version }) {
      try {
        const headers = { 'if-match': `"${version}"` };
        const body = { reason: 'arranged-otherwise' };
        await client.api(COORDINATOR, 'POST', `/v1/trips/${id}/cancel`, { headers, body });
        return true;
      } catch (error) {
        // Changed since it was read, or a busy gateway: looked at again with the others.
        if (error instanceof Error && /answered (409|412|5\d\d)/.test(error.message)) return false;
        throw error;
      }
    },

    stop: () => carrefour.stop(),
  };
  return stack;
}

/** A gateway's 5xx is asked again, as a browser's user would. */
async function untilAnswered<T>(act: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await act();
    } catch (error) {
      const busy = error instanceof Error && /answered 5\d\d/.test(error.message);
      if (!busy || attempt > MOST_REPEATS) throw error;
      await sleep(PAUSE_MS);
    }
  }
}

/** A text as it leaves a telephone for the first time. */
export const newText = (from: string, body: string): PartnerText => ({ from, body, messageSid: newSid() });
