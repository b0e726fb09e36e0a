import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import * as z from 'zod';
import { afterAll, describe, expect, inject, it, vi } from 'vitest';
import { isAlive } from '../../local/data-folder.ts';
import { startDynamoDbLocal } from '../../local/dynamodb-local.ts';
import { temporaryFolder, writeAssembly } from './local-assembly.ts';

const PROJECT = join(import.meta.dirname, '..', '..');
const HELLO = `export const handler = async () => ({ statusCode: 200, headers: { 'content-type': 'text/xml' }, body: '<Response><Message>ok</Message></Response>' });`;
const assembly = writeAssembly([{ name: 'intake-sms', code: HELLO, routes: [{ key: 'POST /sms/intake' }] }]);
const started = new Set<ChildProcess>();
afterAll(() => started.forEach((child) => child.kill('SIGKILL')));

interface Run {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly exited: Promise<number | null>;
}

function run(program: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Run {
  const child = spawn(process.execPath, [join(PROJECT, 'local', program), ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.add(child);
  let output = '';
  const collect = (chunk: Buffer) => (output += chunk.toString());
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, output: () => output, exited };
}
const start = (data: string, args: readonly string[] = [], env: Readonly<Record<string, string>> = {}) =>
  run('start.ts', ['--port', '0', '--data', data, '--assembly', assembly, ...args], env);

async function ready(server: Run): Promise<string> {
  return vi.waitFor(
    () => {
      const url = /^Carrefour is ready: (http:\/\/127\.0\.0\.1:\d+)$/m.exec(server.output())?.[1];
      if (url === undefined) throw new Error(server.output());
      return url;
    },
    { timeout: 60_000, interval: 50 },
  );
}
const javaOf = (data: string) => Number(readFileSync(join(data, 'database', 'java.pid'), 'utf8'));
const text = (url: string) =>
  fetch(`${url}/sim/texts`, {
    method: 'POST',
    body: JSON.stringify({ from: '+17055550190', to: '+18075550100', body: 'Allô' }),
  });
const textsOf = async (url: string) =>
  z.object({ texts: z.array(z.unknown()) }).parse(await (await fetch(`${url}/sim/texts`)).json()).texts;

describe('a start', () => {
  it(
    'tells its steps, is found again as it was after SIGKILL, and leaves no Java behind',
    { timeout: 150_000 },
    async () => {
      const data = temporaryFolder();
      const first = start(data);
      const url = await ready(first);
      expect(first.output()).toMatch(/DynamoDB Local is up +\d+ ms/);
      expect(first.output().trimEnd().endsWith(`Carrefour is ready: ${url}`)).toBe(true);
      await text(url);
      const before = await textsOf(url);
      expect(before).toHaveLength(2);
      const java = javaOf(data);
      expect(isAlive(java)).toBe(true);
      first.child.kill('SIGKILL');
      await first.exited;

      const second = start(data, ['--quiet']);
      const urlAgain = await ready(second);
      expect(isAlive(java)).toBe(false);
      expect(second.output()).toBe(`Carrefour is ready: ${urlAgain}\n`);
      expect(await textsOf(urlAgain)).toEqual(before);

      const inTheWay = start(data);
      expect(await inTheWay.exited).toBe(1);
      expect(inTheWay.output()).toMatch(
        /^The data folder .* is in use by the Carrefour at http:\/\/127\.0\.0\.1:\d+ \(process \d+\): .*\n$/,
      );

      const javaAgain = javaOf(data);
      second.child.kill('SIGINT');
      expect(await second.exited).toBe(0);
      await vi.waitFor(() => expect(isAlive(javaAgain)).toBe(false), 20_000);
    },
  );

  it(
    'with --fresh forgets what was, and SIGTERM and a closed terminal stop it as well',
    { timeout: 150_000 },
    async () => {
      const data = temporaryFolder();
      const env = { DYNAMODB_ENDPOINT: inject('dynamodb') };
      for (const [signal, args, texts] of [
        ['SIGTERM', [], 2],
        ['SIGHUP', ['--fresh'], 0],
      ] satisfies [NodeJS.Signals, string[], number][]) {
        const server = start(data, args, env);
        const url = await ready(server);
        if (texts > 0) await text(url);
        expect(await textsOf(url)).toHaveLength(texts);
        server.child.kill(signal);
        expect(await server.exited).toBe(0);
      }
    },
  );
});

describe('a start that cannot be', { timeout: 90_000 }, () => {
  const fails = async (server: Run): Promise<string> => {
    expect(await server.exited).toBe(1);
    expect(server.output().trimEnd().split('\n')).toHaveLength(1);
    return server.output();
  };

  it('says that the port is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const server = run('start.ts', [
      '--quiet',
      '--port',
      String(port),
      '--data',
      temporaryFolder(),
      '--assembly',
      assembly,
    ]);
    expect(await fails(server)).toBe(`Port ${port} is taken: stop what uses it, or choose another with --port.\n`);
    other.close();
  });

  it('says that Java is missing, and what to do', async () => {
    const server = start(temporaryFolder(), ['--quiet'], { PATH: '', JAVA_HOME: '', DYNAMODB_ENDPOINT: '' });
    expect(await fails(server)).toMatch(/^Java 11 or newer is needed .* Install it .*DYNAMODB_ENDPOINT/);
  });

  it('says that Java is too old', async () => {
    const bin = temporaryFolder();
    const old =
      '#!/bin/sh\necho "Exception in thread main java.lang.UnsupportedClassVersionError: x has been compiled by a more recent version" >&2\nexit 1\n';
    writeFileSync(join(bin, 'java'), old, { mode: 0o755 });
    const server = start(temporaryFolder(), ['--quiet'], {
      PATH: `${bin}:/usr/bin:/bin`,
      JAVA_HOME: '',
      DYNAMODB_ENDPOINT: '',
    });
    expect(await fails(server)).toMatch(/^The Java found is too old: DynamoDB Local needs Java 11 or newer\./);
  });

  it('says that the data folder cannot be written', async () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    expect(await fails(start(join(file, 'data'), ['--quiet']))).toMatch(/^The data folder .* cannot be written: /);
  });

  it('says that no DynamoDB answers where it was told to look', async () => {
    const server = start(temporaryFolder(), ['--quiet'], { DYNAMODB_ENDPOINT: 'http://127.0.0.1:9' });
    expect(await fails(server)).toMatch(/^No DynamoDB Local answers at http:\/\/127\.0\.0\.1:9/);
  });

  it.each([[['--port', 'x']], [['--sideways']]])('says that it does not know %j', async (args) => {
    expect(await fails(run('start.ts', args))).toMatch(/--port must be|--sideways/);
  });
});

describe('an access token on the command line', () => {
  it('needs a running Carrefour', async () => {
    const token = run('token.ts', ['coordinator', '--data', temporaryFolder()]);
    expect(await token.exited).toBe(1);
    expect(token.output()).toMatch(/^No Carrefour is running on this machine/);
  });

  it('is all that is printed, or the roles there are', { timeout: 150_000 }, async () => {
    const data = temporaryFolder();
    const server = start(data, ['--quiet'], { DYNAMODB_ENDPOINT: inject('dynamodb') });
    await ready(server);
    const token = run('token.ts', ['coordinator', '--data', data]);
    expect(await token.exited).toBe(0);
    expect(token.output()).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
    const nobody = run('token.ts', ['queen', '--data', data]);
    expect(await nobody.exited).toBe(1);
    expect(nobody.output()).toMatch(/no member with role queen \(roles: .*coordinator/);
    server.child.kill('SIGINT');
    await server.exited;
  });
});

describe('DynamoDB Local', () => {
  it('ends when it is told to', async () => {
    const dynamodb = await startDynamoDbLocal({ inMemory: true });
    expect(isAlive(dynamodb.pid)).toBe(true);
    await dynamodb.stop();
    expect(isAlive(dynamodb.pid)).toBe(false);
  });
});
