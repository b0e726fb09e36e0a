import { answer } from '../../functions/partner-link/routes.ts';
import type { HttpEvent } from '../../shared/platform/http/faults.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import type { Offer, Trip } from '../../shared/transport/index.ts';
import type { Scene } from './transport-scene.ts';

/** Of the pickup details of the scene's trip. */
export const DETAILS = 'Side door of the band office';

interface Answered {
  readonly status: number;
  readonly html: string;
  readonly cookies: readonly string[];
  readonly headers: Readonly<Record<string, unknown>>;
}

/** A browser with its own jar: it keeps what it is given, and sends it along. */
export class Device {
  readonly jar = new Map<string, string>();
  readonly #platform: Platform;

  constructor(platform: Platform) {
    this.#platform = platform;
  }

  async go(
    method: string,
    token: string,
    fields: Record<string, string> = {},
    headers: Record<string, string> = {},
  ): Promise<Answered> {
    const cookies = [...this.jar].map(([name, value]) => `${name}=${value}`);
    const answered = await answer(this.#platform, eventOf(method, token, { cookies, fields, headers }));
    for (const cookie of answered.cookies ?? []) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=');
      this.jar.set(name, value);
    }
    return {
      status: answered.statusCode ?? 0,
      html: answered.body ?? '',
      cookies: answered.cookies ?? [],
      headers: answered.headers ?? {},
    };
  }

  look(token: string): Promise<Answered> {
    return this.go('GET', token);
  }

  press(token: string, button: string, fields: Record<string, string> = {}): Promise<Answered> {
    return this.go('POST', token, { ...fields, answer: button });
  }

  /** Looks, presses the one button, and follows to the details. */
  async open(token: string): Promise<Answered> {
    await this.look(token);
    await this.press(token, 'open');
    return this.look(token);
  }
}

const eventOf = (
  method: string,
  token: string,
  given: { cookies: string[]; fields: Record<string, string>; headers: Record<string, string> },
): HttpEvent => {
  const path = `/p/${token}`;
  const http = { method, path, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'test' };
  return {
    version: '2.0',
    routeKey: `${method} /p/{token}`,
    rawPath: path,
    rawQueryString: '',
    headers: given.headers,
    cookies: given.cookies,
    pathParameters: { token },
    body: Buffer.from(new URLSearchParams(given.fields).toString()).toString('base64'),
    isBase64Encoded: true,
    requestContext: {
      accountId: '0',
      apiId: 'test',
      domainName: 'test',
      domainPrefix: 'test',
      http,
      requestId: 'test',
      routeKey: `${method} /p/{token}`,
      stage: '$default',
      time: '',
      timeEpoch: 0,
    },
  };
};

export const tokenIn = (text: string): string => /\/p\/([\w-]{22})/.exec(text)?.[1] ?? '';

export interface Accepted {
  readonly trip: Trip;
  readonly first: Offer;
  readonly token: string;
}

/** A trip that the first of two partners has accepted by text, and the address that the answer brought. */
export async function acceptedTrip(scene: Scene, change: Parameters<Scene['dispatched']>[0] = {}): Promise<Accepted> {
  const { trip, first } = await scene.dispatched(change);
  const token = tokenIn(await scene.say(first.organizationId, `yes ${first.code}`));
  return { trip, first, token };
}
