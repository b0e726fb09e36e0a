import { subscribe } from 'node:diagnostics_channel';
import { appendFileSync } from 'node:fs';
import { IncomingMessage } from 'node:http';

/**
 * Loaded into the server's process before anything of it: writes down every request that comes to one of its ports, the
 * front door's and the stand-ins' alike, into the file that CANARY_RECORD names. Of the stand-ins of AWS the body too.
 */
const file = process.env['CANARY_RECORD'] ?? '';
const STAND_IN = /^\/(dynamodb|kms|secretsmanager|sns|scheduler)\b/;

subscribe('http.server.request.start', (message) => {
  const request = typeof message === 'object' && message !== null && 'request' in message ? message.request : undefined;
  if (!(request instanceof IncomingMessage) || file === '') return;
  const { method, url, headers } = request;
  const standIn = STAND_IN.exec(url ?? '')?.[1];
  if (standIn === undefined) {
    appendFileSync(file, `${JSON.stringify({ method, url, own: headers['x-canary'] !== undefined })}\n`);
    return;
  }
  const chunks: Buffer[] = [];
  const push = request.push.bind(request);
  request.push = (chunk: Buffer | null, encoding) => {
    if (chunk !== null) chunks.push(chunk);
    else {
      const body = Buffer.concat(chunks).toString('utf8');
      appendFileSync(file, `${JSON.stringify({ method, url, standIn, headers, body })}\n`);
    }
    return push(chunk, encoding);
  };
});
