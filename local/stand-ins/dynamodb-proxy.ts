import { Agent, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Fault, Faults } from '../carrier/faults.ts';
import { readBody } from '../http-io.ts';
import { AwsFault, sendAwsFault } from './aws-json.ts';

export interface DynamoDbProxyOptions {
  /** Where DynamoDB Local is. */
  readonly endpoint: string;
  readonly faults: Faults;
  /** Told after each change, so that the stream is read at once. */
  readonly onWrite: () => void;
}

const CHANGES = new Set(['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem', 'TransactWriteItems']);

/** A thin pass-through to DynamoDB Local that can fail as asked: the functions' only way to the tables. */
export function dynamoDbProxy({ endpoint, faults, onWrite }: DynamoDbProxyOptions): {
  serve(request: IncomingMessage, response: ServerResponse): Promise<void>;
  close(): void;
} {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  return {
    close: () => agent.destroy(),
    serve: async (request, response) => {
      const operation =
        String(request.headers['x-amz-target'] ?? '')
          .split('.')
          .at(-1) ?? '';
      const body = await readBody(request);
      const fault = faults.take('dynamodb', operation);
      if (fault?.fault === 'timeout') return;
      if (fault !== undefined && fault.fault !== 'lost-answer') {
        sendAwsFault(response, refusal(fault));
        return;
      }
      const answer = await forward(endpoint, agent, request, body === 'too large' ? Buffer.alloc(0) : body);
      if (CHANGES.has(operation)) onWrite();
      if (fault?.fault === 'lost-answer') {
        response.destroy();
        return;
      }
      response.writeHead(answer.status, answer.headers);
      response.end(answer.body);
    },
  };
}

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: Buffer;
}

function forward(endpoint: string, agent: Agent, incoming: IncomingMessage, body: Buffer): Promise<Answer> {
  const headers: Record<string, string> = { 'content-length': String(body.length) };
  for (const name of [
    'authorization',
    'content-type',
    'x-amz-target',
    'x-amz-date',
    'x-amz-security-token',
    'amz-sdk-invocation-id',
  ]) {
    const value = incoming.headers[name];
    if (typeof value === 'string') headers[name] = value;
  }
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(endpoint, { method: 'POST', agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const kept: Record<string, string> = {};
        for (const name of ['content-type', 'x-amzn-requestid', 'x-amz-crc32']) {
          const value = response.headers[name];
          if (typeof value === 'string') kept[name] = value;
        }
        resolve({ status: response.statusCode ?? 502, headers: kept, body: Buffer.concat(chunks) });
      });
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

function refusal({ fault, code }: Fault): AwsFault {
  if (fault === 'throttle')
    return new AwsFault(
      'ProvisionedThroughputExceededException',
      'The level of configured provisioned throughput was exceeded.',
    );
  if (fault === '500') return new AwsFault('InternalServerError', 'The request processing has failed.', 500);
  return new AwsFault(code ?? 'ThrottlingException', 'Refused as asked for.');
}
