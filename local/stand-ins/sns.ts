import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Fault, Faults } from '../carrier/faults.ts';
import { readText, send } from '../http-io.ts';
import { AwsFault } from './aws-json.ts';

export interface SnsDeliveries {
  /** A text to a phone, without a number to answer to. */
  toPhone(message: { readonly id: string; readonly phone: string; readonly body: string }): void;
  toTopic(message: {
    readonly id: string;
    readonly topicArn: string;
    readonly subject: string | undefined;
    readonly body: string;
  }): void;
}

export interface SnsOptions {
  readonly topics: readonly string[];
  readonly deliveries: SnsDeliveries;
  readonly faults: Faults;
}

/** SNS over the protocol awsQuery (form in, XML out), as far as a function uses it: Publish to a phone or a topic. */
export async function serveSns(options: SnsOptions, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const form = new URLSearchParams(await readText(request));
  const fault = options.faults.take('sns');
  if (fault?.fault === 'timeout') return;
  try {
    if (fault !== undefined && fault.fault !== 'lost-answer') throw refusal(fault);
    const messageId = publish(options, form);
    if (fault?.fault === 'lost-answer') {
      response.destroy();
      return;
    }
    sendXml(
      response,
      200,
      `<PublishResponse ${XMLNS}><PublishResult><MessageId>${messageId}</MessageId></PublishResult>${metadata()}</PublishResponse>`,
    );
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    const blame = error.status >= 500 ? 'Receiver' : 'Sender';
    sendXml(
      response,
      error.status,
      `<ErrorResponse ${XMLNS}><Error><Type>${blame}</Type><Code>${error.code}</Code><Message>${error.message}</Message></Error><RequestId>${randomUUID()}</RequestId></ErrorResponse>`,
    );
  }
}

function publish({ topics, deliveries }: SnsOptions, form: URLSearchParams): string {
  if (form.get('Action') !== 'Publish') throw new AwsFault('InvalidAction', 'Only Publish is known here.');
  const id = randomUUID();
  const phone = form.get('PhoneNumber');
  const topicArn = form.get('TopicArn') ?? form.get('TargetArn');
  const body = form.get('Message');
  if (body === null || body === '') throw new AwsFault('InvalidParameter', 'Invalid parameter: Empty message');
  if (phone !== null) {
    if (!/^\+[1-9]\d{6,14}$/.test(phone)) throw new AwsFault('InvalidParameter', 'Invalid parameter: PhoneNumber');
    deliveries.toPhone({ id, phone, body });
  } else if (topicArn !== null && topics.includes(topicArn)) {
    deliveries.toTopic({ id, topicArn, subject: form.get('Subject') ?? undefined, body });
  } else {
    throw new AwsFault('NotFound', 'Topic does not exist', 404);
  }
  return id;
}

function refusal({ fault, code }: Fault): AwsFault {
  if (fault === 'throttle') return new AwsFault('Throttling', 'Rate exceeded');
  if (fault === '500') return new AwsFault('InternalError', 'Internal error', 500);
  return new AwsFault(code ?? 'InvalidParameter', 'Refused as asked for');
}

const XMLNS = 'xmlns="http://sns.amazonaws.com/doc/2010-03-31/"';

function metadata(): string {
  return `<ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata>`;
}

function sendXml(response: ServerResponse, status: number, xml: string): void {
  send(response, { status, headers: { 'content-type': 'text/xml' }, body: Buffer.from(xml) });
}
