import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { signIn } from '../../local/sign-in.ts';
import { COORDINATOR, RECIPIENT } from '../scenario/cast.ts';
import { Client } from '../scenario/client.ts';
import { startAgain, startServer, temporaryFolder, type ServerProcess } from '../scenario/server.ts';

const folder = temporaryFolder();
let server: ServerProcess;
let client: Client;
let people: readonly string[];

beforeAll(async () => {
  server = await startServer({ data: folder.path, fresh: true });
  client = new Client(server.url);
  await client.signIn(COORDINATOR);
  people = await Promise.all(Array.from({ length: 20 }, openFile));
}, 120_000);
afterAll(async () => {
  await server.stop();
  folder.remove();
});

async function openFile(): Promise<string> {
  const body = { ageBand: 'unknown', language: 'fr' };
  return z.looseObject({ personId: z.string() }).parse(await client.api(COORDINATOR, 'POST', '/v1/people', { body }))
    .personId;
}

const DAYS = ['2025-05-01', '2025-09-30', '2026-01-15', '2026-03-31', '2026-04-01', '2026-06-20'];
const HEADER = 'id;person_id;recipient_id;service_date;service_type';

/** A file as French Excel writes it; each row of another person and day than the last, and numbers of its own. */
function writeFile(
  name: string,
  rows: number,
  change: (cells: string[], at: number) => string[] = (cells) => cells,
): string {
  const path = join(folder.path, `${name}.csv`);
  const lines = Array.from({ length: rows }, (_, at) =>
    change(
      [`${name}-${at}`, people[at % 20] ?? '', RECIPIENT, DAYS[at % DAYS.length] ?? '', 'safety-planning'],
      at,
    ).join(';'),
  );
  writeFileSync(path, `\uFEFF${HEADER}\r\n${lines.join('\r\n')}\r\n`);
  return path;
}

interface Ended {
  readonly code: number | null;
  readonly output: string;
  readonly lastLine: string;
}

/** Runs the real command; `watch` sees what it has printed so far. */
function run(
  args: readonly string[],
  watch: (output: string, child: ChildProcess) => void = () => undefined,
): Promise<Ended> {
  const child = spawn(process.execPath, ['local/import.ts', ...args, '--data', folder.path], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const read = (chunk: Buffer): void => {
    output += chunk.toString('utf8');
    watch(output, child);
  };
  child.stdout.on('data', read);
  child.stderr.on('data', read);
  return new Promise((resolve) =>
    child.once('close', (code) => resolve({ code, output, lastLine: output.trimEnd().split('\n').at(-1) ?? '' })),
  );
}

const countsOf = (lastLine: string): number[] => [...lastLine.matchAll(/: (\d+)/g)].map((match) => Number(match[1]));
const service = ['service-events'];
/** Small steps, so that there is a middle to interrupt. */
const slowly = ['--rows-at-once', '5', '--batches-at-once', '1'];

async function personsServed(fiscalYear: number): Promise<number> {
  const report = z
    .looseObject({ elements: z.array(z.looseObject({ code: z.string(), value: z.number() })) })
    .parse(await client.api(COORDINATOR, 'GET', `/v1/reports/${RECIPIENT}/${fiscalYear}`));
  return report.elements.find(({ code }) => code === 'persons-served')?.value ?? -1;
}
async function eventsOf(fiscalYear: number): Promise<number> {
  let events = 0;
  for (let cursor = ''; ;) {
    const page = z
      .looseObject({ items: z.array(z.unknown()), cursor: z.string().optional() })
      .parse(
        await client.api(
          COORDINATOR,
          'GET',
          `/v1/service-events?recipientId=${RECIPIENT}&fiscalYear=${fiscalYear}&limit=100${cursor}`,
        ),
      );
    events += page.items.length;
    if (page.cursor === undefined) return events;
    cursor = `&cursor=${encodeURIComponent(page.cursor)}`;
  }
}

describe('an import that is interrupted by Ctrl-C', { timeout: 240_000 }, () => {
  it('stops whole, and goes on when the same command is run again', async () => {
    const path = writeFile('first', 300);
    let interrupted = false;
    const first = await run([...service, path, ...slowly], (output, child) => {
      if (interrupted || !output.includes('of 300 rows')) return;
      interrupted = true;
      child.kill('SIGINT');
    });
    expect(first).toMatchObject({ code: 130 });
    expect(first.output).toContain('run the same command again');
    const [rows = 0, recorded = 0] = countsOf(first.lastLine);
    expect(rows).toBeGreaterThan(0);
    expect(rows).toBeLessThan(300);
    expect(recorded).toBe(rows);
    expect((await eventsOf(2025)) + (await eventsOf(2026))).toBe(rows);

    const second = await run([...service, path]);
    expect(second).toMatchObject({
      code: 0,
      lastLine: `rows: 300, recorded: ${300 - rows}, already there: ${rows}, rejected: 0`,
    });
    expect([await eventsOf(2025), await eventsOf(2026)]).toEqual([200, 100]);
    expect([await personsServed(2025), await personsServed(2026)]).toEqual([20, 20]);

    const third = await run([...service, path]);
    expect(third).toMatchObject({ code: 0, lastLine: 'rows: 300, recorded: 0, already there: 300, rejected: 0' });
    expect((await eventsOf(2025)) + (await eventsOf(2026))).toBe(300);
  });
});

describe('a file with rows that cannot be recorded', { timeout: 120_000 }, () => {
  it('is recorded but for these, which are listed by line and reason, without what they say', async () => {
    const before = await eventsOf(2026);
    const path = writeFile('second', 60, (cells, at) => {
      const [id = '', person = '', recipient = '', , type = ''] = cells;
      if (at === 10) return [id, person, recipient, '31 mai', type];
      if (at === 20) return [id, 'Zoélie', recipient, '2026-06-20', type];
      if (at === 30) return [id, person];
      return [id, person, recipient, '2026-06-20', at === 40 ? 'hairdressing' : type];
    });
    const { code, output, lastLine } = await run([...service, path, '--dry-run']);
    expect({ code, lastLine }).toEqual({
      code: 1,
      lastLine: 'rows: 60, would be recorded: 56, already there: 0, rejected: 4',
    });
    expect(output).toContain('line 12: service_date: invalid');
    expect(await eventsOf(2026)).toBe(before);

    expect(await run([...service, path])).toMatchObject({
      code: 1,
      lastLine: 'rows: 60, recorded: 56, already there: 0, rejected: 4',
    });
    expect(await eventsOf(2026)).toBe(before + 56);
    const list = readFileSync(join(folder.path, 'second.rejected.csv'), 'utf8');
    const columns = list
      .trimEnd()
      .split('\n')
      .map((line) => line.split(',').slice(0, 3).join(','));
    expect(columns).toEqual([
      'line,field,code',
      '12,service_date,invalid',
      '22,person_id,invalid',
      '32,,wrong-number-of-cells',
      '42,service_type,unknown-service-type',
    ]);
    expect(list + output).not.toContain('Zoélie');
  });

  it('is not touched when the header is wrong, or the file broken', async () => {
    const path = writeFile('third', 3);
    writeFileSync(path, readFileSync(path, 'utf8').replace('person_id', 'name'));
    const wrong = await run([...service, path]);
    expect(wrong.code).toBe(2);
    expect(wrong.output).toMatch(/missing: person_id or file_number; unknown: column 2\..*Needed: id, recipient_id/s);
    writeFileSync(path, `${HEADER}\r\n1;2;3;4;5\r\n"1;2;3;4;5\r\n`);
    const broken = await run([...service, path]);
    expect(broken.code).toBe(2);
    expect(broken.output).toContain('begins on line 3');
    expect(existsSync(join(folder.path, 'third.rejected.csv'))).toBe(false);
  });
});

describe('an import during which the platform dies', { timeout: 240_000 }, () => {
  it('waits for it, and records every row once', async () => {
    const [before2025, before2026] = [await eventsOf(2025), await eventsOf(2026)];
    const path = writeFile('fourth', 300);
    const assembly = join(folder.path, 'assembly');
    let restarted: Promise<void> | undefined;
    const restart = async (): Promise<void> => {
      await server.kill();
      server = await startAgain({ data: folder.path, port: Number(new URL(server.url).port), assembly });
    };
    const { code, lastLine } = await run([...service, path, '--rows-at-once', '20'], (output) => {
      if (output.includes('of 300 rows')) restarted ??= restart();
    });
    await restarted;
    expect(restarted).toBeDefined();
    expect(code).toBe(0);
    const [rows, recorded = 0, alreadyThere = 0] = countsOf(lastLine);
    expect({ rows, told: recorded + alreadyThere }).toEqual({ rows: 300, told: 300 });
    expect([await eventsOf(2025), await eventsOf(2026)]).toEqual([before2025 + 200, before2026 + 100]);
    expect([await personsServed(2025), await personsServed(2026)]).toEqual([20, 20]);
  });
});

describe('an import into a deployment', { timeout: 120_000 }, () => {
  it('goes to the address given, and stops at once when the token is not accepted', async () => {
    const path = writeFile('fifth', 20);
    const refused = await run([...service, path, '--url', server.url, '--token', 'old']);
    expect(refused).toMatchObject({ code: 2, lastLine: 'rows: 0, recorded: 0, already there: 0, rejected: 0' });
    expect(refused.output).toContain('The token is not accepted');
    const { accessToken } = await signIn({ url: server.url, sub: COORDINATOR });
    const accepted = await run([...service, path, '--url', server.url, '--token', accessToken]);
    expect(accepted).toMatchObject({ code: 0, lastLine: 'rows: 20, recorded: 20, already there: 0, rejected: 0' });
  });

  it('sends no token in the open', async () => {
    const { code, output } = await run([
      ...service,
      'any.csv',
      '--url',
      'http://carrefour.example',
      '--token',
      'secret',
    ]);
    expect(code).toBe(2);
    expect(output).toContain('https address');
  });
});
