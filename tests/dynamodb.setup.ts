import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Endpoint of DynamoDB Local, in memory, shared by all test files; each makes tables of its own. */
    dynamodb: string;
  }
}

const EMULATOR = 'node_modules/amplify-dynamodb-simulator/emulator';

export default async function setup(project: TestProject): Promise<() => void> {
  const port = await freePort();
  const java = spawn(
    'java',
    [`-Djava.library.path=${EMULATOR}/DynamoDBLocal_lib`, '-jar', `${EMULATOR}/DynamoDBLocal.jar`, '-inMemory', '-port', String(port)],
    { stdio: 'ignore' },
  );
  const endpoint = `http://127.0.0.1:${port}`;
  for (let attempt = 0; ; attempt += 1) {
    const up = await fetch(endpoint).then(
      () => true,
      () => false,
    );
    if (up) break;
    if (attempt > 200) throw new Error('DynamoDB Local did not start; is Java 11 or newer installed?');
    await sleep(100);
  }
  project.provide('dynamodb', endpoint);
  return () => void java.kill();
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('no port'))));
    });
  });
}
