import type { IncomingMessage, ServerResponse } from 'node:http';
import { openDeadLetters, type DeadLetters } from '../dead-letters.ts';
import type { DemoHub } from '../demo-hub.ts';
import type { SnsDeliveries } from '../stand-ins/sns.ts';
import type { StateStore } from '../state.ts';
import { openAccount, type CarrierAccount } from './account.ts';
import { openAlerts } from './alerts.ts';
import { serveControl, type ControlOptions } from './control.ts';
import { makeDelivery } from './delivery.ts';
import { makeEvents } from './events.ts';
import { makeFaults, type Faults } from './faults.ts';
import { makeInbound } from './inbound.ts';
import { serveMessagesApi } from './messages-api.ts';
import { openMedia } from './media.ts';
import { openOptOuts } from './opt-outs.ts';
import { phonesOf } from './phones.ts';
import { openTexts } from './texts.ts';

/** The carrier: its API for us, its phones for people, its failures for tests. */
export interface Simulator {
  readonly account: CarrierAccount;
  readonly faults: Faults;
  readonly letters: DeadLetters;
  /** Where SNS delivers. */
  readonly sns: SnsDeliveries;
  /** The stand-in of Twilio's REST API. */
  serveCarrier(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Everything under `/sim`. */
  serveControl(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Goes on with the texts that were under way when the server last stopped. */
  resume(): void;
  stop(): void;
}

export interface SimulatorOptions {
  readonly state: StateStore;
  readonly hub: DemoHub;
  readonly publicUrl: string;
}

/** The sender that a phone shows for a text by SNS; nobody can answer it. */
const SNS_SENDER = 'SNS';

export function startSimulator({ state, hub, publicUrl }: SimulatorOptions): Simulator {
  const stopping = new AbortController();
  const events = makeEvents();
  const faults = makeFaults(events);
  const letters = openDeadLetters(state, events);
  const alerts = openAlerts(state, events);
  const texts = openTexts(state, events);
  const media = openMedia(state);
  const optOuts = openOptOuts(state);
  const account = openAccount(state, hub.hub);
  const delivery = makeDelivery({ texts, account, stopping: stopping.signal });
  const deliver = makeInbound({ texts, account, optOuts, faults, delivery, publicUrl });
  const control: ControlOptions = { phones: phonesOf(hub), texts, alerts, faults, letters, events, deliver };

  return {
    account,
    faults,
    letters,
    sns: {
      toPhone: ({ phone, body }) => {
        texts.add({
          direction: 'outbound-api',
          channel: 'sns',
          from: SNS_SENDER,
          to: phone,
          body,
          status: 'delivered',
        });
      },
      toTopic: ({ id, topicArn, subject, body }) => alerts.add({ id, topicArn, subject: subject ?? null, body }),
    },
    serveCarrier: (request, response) =>
      serveMessagesApi({ texts, media, account, optOuts, faults, delivery }, request, response),
    serveControl: (request, response) => serveControl(control, request, response),
    resume: () => {
      delivery.resume();
      // The carrier does not die with us: a webhook that got no answer is tried again.
      for (const text of texts.all()) if (text.status === 'receiving') deliver(text).catch(() => undefined);
    },
    stop: () => {
      stopping.abort();
      events.close();
    },
  };
}
