import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isAlive } from './data-folder.ts';
import { dynamoDbLocalXml } from './dynamodb-local-xml.ts';
import { StartError } from './start-error.ts';

export interface DynamoDbLocal {
  /** Base address for `AWS_ENDPOINT_URL_DYNAMODB`. */
  readonly endpoint: string;
  readonly pid: number;
  stop(): Promise<void>;
}

export interface DynamoDbLocalOptions {
  /** Keeps nothing, and is several times faster. Default false. */
  readonly inMemory?: boolean;
  /** Folder of the database file; needed unless in memory. */
  readonly dir?: string;
}

const NEEDS_JAVA =
  'Install it (for example "apt-get install default-jre-headless", "brew install openjdk"), or set DYNAMODB_ENDPOINT to a DynamoDB Local that runs already.';
const START_LIMIT_MS = 60_000;

/**
 * Starts DynamoDB Local on a free port of 127.0.0.1. The Java process ends when its standard input closes, so that it
 * never outlives this process, however this process ends. Throws a StartError when Java is missing or too old.
 */
export async function startDynamoDbLocal(options: DynamoDbLocalOptions): Promise<DynamoDbLocal> {
  const emulator = join(
    dirname(createRequire(import.meta.url).resolve('amplify-dynamodb-simulator/package.json')),
    'emulator',
  );
  const directory = options.inMemory === true ? undefined : options.dir;
  if (options.inMemory !== true && directory === undefined)
    throw new Error('DynamoDB Local needs a folder, or inMemory.');
  const pidFile = directory === undefined ? undefined : join(directory, 'java.pid');
  if (directory !== undefined) mkdirSync(directory, { recursive: true });
  if (pidFile !== undefined) await previousIsGone(pidFile);

  const scratch = mkdtempSync(join(tmpdir(), 'carrefour-dynamodb-'));
  const xml = join(scratch, 'server.xml');
  writeFileSync(xml, dynamoDbLocalXml(directory));
  const java = spawn(
    javaCommand(),
    [
      // One developer's load: a small, quickly started machine.
      '-XX:+UseSerialGC',
      '-XX:TieredStopAtLevel=1',
      '-Xmx1g',
      `-Djava.library.path=${join(emulator, 'DynamoDBLocal_lib')}`,
      '-cp',
      [join(emulator, 'DynamoDBLocal.jar'), join(emulator, 'DynamoDBLocal_lib', '*')].join(
        process.platform === 'win32' ? ';' : ':',
      ),
      'org.eclipse.jetty.xml.XmlConfiguration',
      xml,
    ],
    // A group of its own: Ctrl-C in the terminal must reach us alone, so that the last invocations can still write.
    { stdio: ['pipe', 'pipe', 'pipe'], detached: true, env: { ...process.env, DDB_LOCAL_TELEMETRY: '0' } },
  );
  const exited = new Promise<void>((done) => {
    java.once('exit', () => done());
    java.once('error', () => done());
  });
  java.stdin.on('error', () => undefined);

  try {
    const port = await announcedPort(java);
    if (java.pid === undefined) throw new Error('Java runs without a process id.');
    if (pidFile !== undefined) writeFileSync(pidFile, String(java.pid));
    java.unref();
    return {
      endpoint: `http://127.0.0.1:${port}`,
      pid: java.pid,
      stop: async () => {
        java.ref();
        java.stdin.end();
        const gone = await Promise.race([exited.then(() => true), wait(2000, false, { ref: false })]);
        if (!gone) java.kill('SIGKILL');
        await exited;
        if (pidFile !== undefined) rmSync(pidFile, { force: true });
      },
    };
  } catch (error) {
    java.kill('SIGKILL');
    throw error;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Waits for the line with the port number; everything else that Java says goes into the error, if there is one. */
function announcedPort(java: ReturnType<typeof spawn>): Promise<number> {
  return new Promise((resolve, reject) => {
    let out = '';
    let complaint = '';
    const timer = setTimeout(
      () =>
        reject(
          new StartError(
            `DynamoDB Local did not start within ${START_LIMIT_MS / 1000} seconds: ${lastLine(complaint)}`,
          ),
        ),
      START_LIMIT_MS,
    );
    const settle = (act: () => void) => {
      clearTimeout(timer);
      act();
    };
    java.stdout?.on('data', (chunk: Buffer) => {
      out += chunk.toString('utf8');
      const port = /^(\d+)$/m.exec(out)?.[1];
      if (port !== undefined && out.endsWith('\n')) settle(() => resolve(Number(port)));
      out = out.slice(-1000);
    });
    java.stderr?.on('data', (chunk: Buffer) => {
      complaint = (complaint + chunk.toString('utf8')).slice(-8000);
    });
    java.once('error', () => {
      settle(() =>
        reject(
          new StartError(`Java 11 or newer is needed to run DynamoDB Local, and no "java" was found. ${NEEDS_JAVA}`),
        ),
      );
    });
    java.once('exit', () => settle(() => reject(whyJavaEnded(complaint))));
  });
}

function whyJavaEnded(complaint: string): StartError {
  if (
    /UnsupportedClassVersionError|UnsupportedClassVersion|Unrecognized option|compiled by a more recent version/.test(
      complaint,
    )
  ) {
    return new StartError(`The Java found is too old: DynamoDB Local needs Java 11 or newer. ${NEEDS_JAVA}`);
  }
  // The placeholder that macOS ships in place of Java.
  if (complaint.includes('Unable to locate a Java Runtime')) {
    return new StartError(`Java 11 or newer is needed to run DynamoDB Local, and none is installed. ${NEEDS_JAVA}`);
  }
  return new StartError(`DynamoDB Local could not start: ${lastLine(complaint)}`);
}

function javaCommand(): string {
  const home = process.env['JAVA_HOME'];
  const inHome = home === undefined || home === '' ? undefined : join(home, 'bin', 'java');
  return inHome !== undefined && existsSync(inHome) ? inHome : 'java';
}

/** After a SIGKILL the Java of the last start may need an instant more; two must never open one database. */
async function previousIsGone(pidFile: string): Promise<void> {
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, 'utf8'));
  for (let waited = 0; waited < 3000 && Number.isInteger(pid) && pid > 1 && isAlive(pid); waited += 50) await wait(50);
  rmSync(pidFile, { force: true });
}

function lastLine(complaint: string): string {
  return complaint.trim().split('\n').at(-1)?.trim() ?? 'no reason given';
}
