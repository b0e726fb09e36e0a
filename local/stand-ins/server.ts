import type { IncomingMessage, ServerResponse } from 'node:http';
import { listener, listenOnLoopback, sendJson, type LoopbackServer } from '../http-io.ts';

type Serve = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export interface StandIns {
  readonly dynamodb: Serve;
  readonly kms: Serve;
  readonly secretsmanager: Serve;
  readonly sns: Serve;
  readonly scheduler: Serve;
  /** The carrier's REST API, at the root, as its clients expect. */
  readonly carrier: Serve;
}

/** One loopback server for all stand-ins: each AWS service under a path of its own. */
export async function serveStandIns(standIns: StandIns): Promise<LoopbackServer> {
  const services = new Map<string, Serve>(Object.entries({ ...standIns }));
  return listenOnLoopback(
    listener(async (request, response) => {
      const [, first = '', rest = ''] = /^\/([^/?]*)(.*)$/.exec(request.url ?? '/') ?? [];
      if (first === '2010-04-01') {
        await standIns.carrier(request, response);
        return;
      }
      const serve = first === 'carrier' ? undefined : services.get(first);
      if (serve === undefined) {
        sendJson(response, 404, { message: 'No stand-in is here.' });
        return;
      }
      request.url = rest === '' ? '/' : rest;
      await serve(request, response);
    }),
  );
}

/** The variables by which the SDK, and the functions' own Twilio adapter, find the stand-ins. */
export function standInEnvironment(standIns: string, publicUrl: string): Record<string, string> {
  return {
    AWS_ENDPOINT_URL_DYNAMODB: `${standIns}/dynamodb`,
    AWS_ENDPOINT_URL_KMS: `${standIns}/kms`,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: `${standIns}/secretsmanager`,
    AWS_ENDPOINT_URL_SNS: `${standIns}/sns`,
    AWS_ENDPOINT_URL_SCHEDULER: `${standIns}/scheduler`,
    TWILIO_BASE_URL: standIns,
    PUBLIC_URL: publicUrl,
  };
}
