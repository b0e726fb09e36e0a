import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Caller } from '../canary/caller.ts';
import { accentedMark, mark, phoneOf, STEMS } from '../canary/marks.ts';
import { importMarkedFile } from '../canary/import-file.ts';
import { officeWorks } from '../canary/office.ts';
import { personsText, waiting } from '../canary/persons.ts';
import {
  answersOf,
  authTokenIn,
  clientOf,
  filesOf,
  requestsOf,
  stateOf,
  tablesOf,
  textsToOthers,
  type Place,
} from '../canary/places.ts';
import { strangersAndMistakes } from '../canary/refused.ts';
import { searcherFor } from '../canary/searcher.ts';
import { thePageIsUsed } from '../canary/web-page.ts';
import { startWatched, type WatchedServer } from '../canary/watched-server.ts';
import { ADMIN, COORDINATOR } from '../scenario/cast.ts';
import { temporaryFolder } from '../scenario/server.ts';

/**
 * Every personal field of the product's traffic is marked; then everything that could keep or show a mark is searched for it.
 * The carrier's own record is not: it carries the texts, and must know them.
 */
const data = temporaryFolder();
const records = temporaryFolder();
const search = searcherFor(STEMS);
const isMarked = (phone: string): boolean => search(phone).length > 0;
let server: WatchedServer;
let caller: Caller;
let imported = '';

beforeAll(async () => {
  server = await startWatched(data.path, records.path);
  caller = new Caller(server.url);
  for (const member of [COORDINATOR, ADMIN]) await caller.signIn(member);
  await personsText(caller);
  await officeWorks(caller);
  await thePageIsUsed(caller);
  imported = await importMarkedFile(data.path, records.path);
  await strangersAndMistakes(caller, authTokenIn(data.path));
}, 300_000);
afterAll(async () => {
  await server.stop();
  data.remove();
  records.remove();
});

const found = (places: readonly Place[]): string[] => [
  ...new Set(
    places.flatMap(({ name, content }) =>
      search(content).map(({ stem, encoding, around }) => `${name}: ${stem}, ${encoding}: ${around}`),
    ),
  ),
];
const output = (): Place => ({ name: 'the output', content: server.output() });

describe('a mark in a personal field', () => {
  it('is kept: whoever has the right to it reads it', async () => {
    const told = caller.answers
      .filter(({ tells }) => tells)
      .map(({ text }) => text)
      .join('\n');
    for (const field of [
      'nom',
      'name',
      'note',
      'correction',
      'dossier',
      'souhait',
      'etape',
      'pickup',
      'eviter',
      'convenu',
      'danger',
      'flood',
      'webname',
      'webdanger',
    ])
      expect.soft(told.includes(mark(field)), `${field} was told`).toBe(true);
    for (const field of ['prenom', 'danger', 'souhait', 'tante'])
      expect.soft(told.includes(accentedMark(field)), `${field} was told`).toBe(true);
    expect(await waiting(caller)).not.toEqual([]);
  });

  it.each([
    ['the output of the process', () => [output()]],
    ['what the import prints', () => [{ name: 'the import', content: imported }]],
    ['an answer', () => answersOf(caller)],
    ['an address, or what was sent to AWS', () => requestsOf(server)],
    ['schedules, alerts, dead letters and all else that the stand-ins keep', () => stateOf(data.path)],
    ['texts to partners and to whoever is on call', () => textsToOthers(data.path, isMarked)],
    ['the tables', () => tablesOf(data.path)],
    ['the files of the data folder, the logs among them', () => filesOf(data.path)],
  ])(
    'does not stand in %s',
    async (_where, places) => {
      const all = await places();
      expect(all.length).toBeGreaterThan(0);
      expect(found(all)).toEqual([]);
    },
    120_000,
  );
});

describe('what was searched', () => {
  it('is where things are written', async () => {
    const text = (places: readonly Place[]): string =>
      places.map(({ name, content }) => `${name}\n${Buffer.from(content).toString('latin1')}`).join('\n');
    const holds = (content: string, ...open: readonly string[]): void => {
      for (const one of open) expect.soft(content.includes(one), `${one} stands there`).toBe(true);
    };
    const files = filesOf(data.path);
    const logs = text(files.filter(({ name }) => name.endsWith('.log')));
    holds(logs, '"event":"webhook-rejected"', '"WebhookRejected":1', '"event":"fault"', '"HumanCalled":1');
    holds(text(files.filter(({ name }) => name.startsWith('file database'))), 'CONVERSATION#', 'OUTBOX#');
    holds(text(await tablesOf(data.path)), 'CONVERSATION#', 'PERSON#', 'OUTBOX#', 'TRIP#', 'AUDIT#', 'wrapped');
    holds(
      text(requestsOf(server)),
      'a call of dynamodb',
      'TransactItems',
      'a call of scheduler',
      'Action=Publish',
      '/sms/status?outbox=',
    );
    holds(text(requestsOf(server)), ' /p/', ' /v1/people');
    holds(text(stateOf(data.path)), 'state schedule', 'state dead-letter');
    holds(text(textsToOthers(data.path, isMarked)), 'outbound-api', 'outbound-reply', '/p/');
    expect(server.output()).toContain('Carrefour is ready');
    expect(imported).toMatch(/unknown: column 6/);
    expect(imported).toMatch(/service_date,invalid/);
  });

  it('would have told: a leak planted in each of them is found', async () => {
    const leak = `{"text":"${accentedMark('leak')}","phone":"${phoneOf(2)}"}`;
    appendFileSync(join(data.path, 'logs', 'intake-sms.log'), `${leak}\n`);
    expect(found(filesOf(data.path))).not.toEqual([]);
    const client = clientOf(data.path);
    const [table = ''] = (await tablesOf(data.path)).map(({ name }) => name.replace(/^table /, ''));
    await client.send(
      new PutItemCommand({
        TableName: table,
        Item: { pk: { S: 'LEAK' }, sk: { S: 'LEAK' }, deep: { M: { list: { L: [{ B: Buffer.from(leak) }] } } } },
      }),
    );
    client.destroy();
    expect(found(await tablesOf(data.path))).not.toEqual([]);
    expect(found(requestsOf(server)), 'the very call that planted it').not.toEqual([]);
    await caller.ask(`/v1/me?x=${encodeURIComponent(leak)}`);
    expect(found(requestsOf(server)).some((one) => one.startsWith('an address'))).toBe(true);
  }, 120_000);
});
