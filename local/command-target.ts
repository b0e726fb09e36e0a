import { dataFolderAt, readRunning } from './data-folder.ts';
import { memberWith } from './demo-hub.ts';
import { signIn } from './sign-in.ts';
import { StartError } from './start-error.ts';

/** The platform that a command talks to. */
export interface Target {
  readonly url: string;
  readonly token: (() => Promise<string>) | string;
}

interface TargetOptions {
  readonly url?: string | undefined;
  readonly data: string;
  readonly role: string;
  readonly organization?: string | undefined;
  readonly token?: string | undefined;
}

/** The deployment that is named, or the platform on this machine. Throws a StartError when there is none. */
export const targetOf = (options: TargetOptions): Target =>
  options.url === undefined ? here(options) : deployed(options.url, options.token);

/** The platform on this machine; whoever imports signs in there, again when a long run outlives the token. */
function here(options: TargetOptions): Target {
  const running = readRunning(dataFolderAt(options.data));
  if (running === undefined) {
    throw new StartError(
      'No Carrefour is running on this machine: start it with "npm start", then import; or name a deployment with --url.',
    );
  }
  const { url } = running;
  const { sub } = memberWith(options.role, options.organization);
  return { url, token: options.token ?? (async () => (await signIn({ url, sub })).accessToken) };
}

function deployed(address: string, given: string | undefined): Target {
  const token = given ?? process.env['CARREFOUR_TOKEN'];
  if (token === undefined || token === '') {
    throw new StartError('A deployment asks for an access token: put it in CARREFOUR_TOKEN, or give --token.');
  }
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const safe = url?.protocol === 'https:' || ['127.0.0.1', 'localhost', '[::1]'].includes(url?.hostname ?? '');
  if (url === undefined || !safe)
    throw new StartError('--url is the https address of the API: a token is not sent in the open.');
  return { url: address.replace(/\/+$/, ''), token };
}

/** 130 is what a shell makes of Ctrl-C. */
const INTERRUPTED = 130;

/** The first Ctrl-C lets what is under way come to its end; a second one does not wait. */
export function interruptible(): AbortSignal {
  const controller = new AbortController();
  const interrupt = (): void => {
    if (controller.signal.aborted) process.exit(INTERRUPTED);
    controller.abort();
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  return controller.signal;
}
