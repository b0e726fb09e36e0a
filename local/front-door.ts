import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Console } from './console.ts';
import { serveApi, type ApiRoute } from './http-api.ts';
import { listener, listenOnLoopback, sendJson } from './http-io.ts';
import { StartError } from './start-error.ts';

type Serve = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

interface Rooms {
  readonly routes: readonly ApiRoute[];
  /** Every page that is none of the others'. An assembly may have none. */
  readonly console: Console | undefined;
  /** `/sim` and below. */
  readonly simulator: Serve;
  /** `/oidc` and below. */
  readonly issuer: Serve;
}

export interface FrontDoor {
  readonly url: string;
  /** From now on requests are answered; before, they get 503. */
  open(rooms: Rooms): void;
  /** No new requests; those under way go on. */
  shut(): void;
  close(): Promise<void>;
}

/** The one port: the console, the API's routes, the simulator and the issuer. Throws a StartError when the port is not to be had. */
export async function openFrontDoor(port: number): Promise<FrontDoor> {
  let rooms: Rooms | undefined;
  const handle = listener(async (request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    if (!isLocal(request.headers.host))
      sendJson(response, 421, { message: 'Only addresses of this machine are served.' });
    else if (rooms === undefined)
      sendJson(response, 503, { message: 'Carrefour is starting or stopping.' }, { 'retry-after': '1' });
    else if (isUnder(path, '/sim')) await rooms.simulator(request, response);
    else if (isUnder(path, '/oidc')) await rooms.issuer(request, response);
    else if (rooms.console !== undefined && isPage(request.method, path, rooms.routes))
      rooms.console.serve(request, response);
    else await serveApi(rooms.routes, request, response);
  });
  const server = await listenOnLoopback(handle, port).catch((error: unknown) => {
    throw portError(error, port);
  });
  return {
    url: server.url,
    open: (opened) => {
      rooms = opened;
    },
    shut: () => {
      rooms = undefined;
    },
    close: () => server.close(),
  };
}

function isUnder(path: string, root: string): boolean {
  return path === root || path.startsWith(`${root}/`);
}

/**
 * Whether the console answers: deployed it has an address of its own, here it shares one with the API. What begins like a
 * route is the API's, so that a wrong address of it is answered as it would be there.
 */
function isPage(method: string | undefined, path: string, routes: readonly ApiRoute[]): boolean {
  const [, first = ''] = path.split('/');
  return (method === 'GET' || method === 'HEAD') && !routes.some(({ pattern }) => pattern.segments[0] === first);
}

/** A page elsewhere must not reach this server through a name that it points here. */
function isLocal(host: string | undefined): boolean {
  return host === undefined || /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host);
}

function portError(error: unknown, port: number): Error {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return new StartError(`Port ${port} is taken: stop what uses it, or choose another with --port.`);
  if (code === 'EACCES')
    return new StartError(
      `Port ${port} needs rights that this process does not have: choose one above 1023 with --port.`,
    );
  return error instanceof Error ? error : new Error(String(error));
}
