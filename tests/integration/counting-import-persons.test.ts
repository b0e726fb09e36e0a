import { beforeAll, describe, expect, it } from 'vitest';
import { parseFiscalYear, recordServiceEvent, submitReport } from '../../shared/counting/index.ts';
import { readServed, readTally, servedKey, tallyKey } from '../../shared/counting/store.ts';
import { mergePersons } from '../../shared/identity/index.ts';
import {
  createPerson,
  createPersonWrites,
  erasePerson,
  listPeople,
  openFile,
  profileKey,
} from '../../shared/people/index.ts';
import { parseLocalDate } from '../../shared/platform/local-date.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import type { Scope } from '../../shared/platform/scope.ts';
import { setUpDemoHub } from '../hub.ts';
import { testPlatform } from '../platform.ts';
import { ImportScene, staff, type Row } from './counting-import-scene.ts';

let scene: ImportScene;
let platform: Platform;
let north: string;
let south: string;
beforeAll(async () => {
  scene = await ImportScene.open();
  ({ platform, north, south } = scene);
});

describe('rows that share a transaction', () => {
  it('leave the same behind as if each were recorded alone', async () => {
    const { platform: other } = await testPlatform({ now: '2026-11-22T15:00:00.000Z' });
    await setUpDemoHub(other);
    const people = await Promise.all(Array.from({ length: 9 }, () => scene.person()));
    for (const personId of people) {
      const { writes } = await createPersonWrites(other, { personId, ageBand: 'unknown', language: 'en' });
      await other.table.write(writes);
    }
    const rows = Array.from({ length: 100 }, (_, at) =>
      // One person has so many that they take several transactions.
      scene.service((at < 45 ? people[0] : people[(at * 7) % 9]) ?? '', {
        recipient_id: scene.recipients[(at >> 1) % 3] ?? '',
        service_date: ['2025-05-03', '2025-12-24', '2026-03-31', '2026-04-01', '2026-10-09'][(at * 3) % 5] ?? '',
        service_type: ['transportation', 'crisis-support', 'mobile-phone', 'case-management'][(at * 5) % 4] ?? '',
      }),
    );
    expect(new Set(await scene.outcomes('service-events', rows))).toEqual(new Set(['recorded']));
    for (const row of rows) {
      await recordServiceEvent(other, staff, other.ids.uuid(), {
        personId: row['person_id'] ?? '',
        recipientId: row['recipient_id'] ?? '',
        serviceDate: parseLocalDate(row['service_date'] ?? ''),
        serviceType: row['service_type'] ?? '',
      });
    }
    for (const fiscalYear of [2025, 2026].map(parseFiscalYear)) {
      for (const recipientId of scene.recipients) {
        const { figures } = readTally(await platform.table.get(tallyKey({ recipientId, fiscalYear })));
        const alone = readTally(await other.table.get(tallyKey({ recipientId, fiscalYear })));
        expect(figures.size).toBeGreaterThan(0);
        expect(figures).toEqual(alone.figures);
      }
      for (const personId of people) {
        const together = readServed(await platform.table.get(servedKey(personId, fiscalYear)), fiscalYear);
        const alone = readServed(await other.table.get(servedKey(personId, fiscalYear)), fiscalYear);
        expect(together).toEqual({ ...alone, version: together.version });
      }
    }
  });

  it('of a year whose report was submitted are restated one by one', async () => {
    const west = scene.recipients[2] ?? '';
    const place = { recipientId: west, fiscalYear: parseFiscalYear(2025) };
    const people = [await scene.person(), await scene.person()];
    const rows = (month: string) =>
      people.map((personId) => scene.service(personId, { recipient_id: west, service_date: `2025-${month}-10` }));
    expect(await scene.outcomes('service-events', rows('10'))).toEqual(['recorded', 'recorded']);
    const submission = await submitReport(platform, staff, platform.ids.uuid(), place, parseLocalDate('2026-03-31'));
    expect(submission).toMatchObject({ fiscalYear: 2025 });
    const numbered = {
      ...scene.service('', { recipient_id: west, service_date: '2025-11-10' }),
      person_id: '',
      file_number: 'R-1',
    };
    expect(await scene.outcomes('service-events', [...rows('09'), ...rows('08'), numbered])).toEqual(
      Array(5).fill('recorded'),
    );
    const { items } = await platform.table.query({ pk: `LEDGER#${west}#2025`, prefix: 'HISTORY#' });
    expect(items.map((item) => item['what'])).toEqual(Array(5).fill('service-event-recorded'));
  });

  it('of persons who were found to be one count that person once', async () => {
    const [one, two] = [await scene.person(), await scene.person()];
    const merged = await mergePersons(platform, staff, platform.ids.uuid(), {
      personId: one,
      parentId: two,
      reason: 'same-name-and-birth-date',
    });
    expect(merged).not.toHaveProperty('refused');
    const before = await scene.figure('persons-served');
    const rows = [
      scene.service(one),
      scene.service(two),
      scene.service(two, { service_date: '2026-04-09' }),
      scene.service(one),
    ];
    expect(await scene.outcomes('service-events', rows)).toEqual(Array(4).fill('recorded'));
    expect(await scene.figure('persons-served')).toBe(before + 1);
  });
});

describe('rows that name the person by the number of the agency', () => {
  /** Numbers of files that no other test uses. */
  const numbered = (fileNumber: string, change: Row = {}): Row => {
    const { person_id: _id, ...row } = scene.service('');
    return { ...row, file_number: fileNumber, ...change };
  };
  const filesOf = async (): Promise<number> => (await listPeople(platform, staff, { limit: 1000 })).items.length;
  const someFile = (recipientId: string, fileNumber: string): Promise<string> => carry(recipientId, fileNumber);
  async function carry(organizationId: string, fileNumber: string): Promise<string> {
    const personId = platform.ids.uuid();
    const privately = { fileNumbers: [{ organizationId, number: fileNumber }] };
    const profile = await createPerson(platform, staff, personId, { ageBand: 'unknown', language: 'fr', privately });
    expect(profile).toMatchObject({ personId });
    return personId;
  }

  it('open one file for each number, with what the row says of the person', async () => {
    const before = await filesOf();
    const counted = await scene.figure('persons-served');
    const said = { age_band: '16-17', language: 'oj', person_community: 'fn-143' };
    const rows = [numbered('N-1', said), numbered('n 1'), numbered('N-2'), numbered('N-1', { recipient_id: south })];
    expect(await scene.outcomes('service-events', rows)).toEqual(Array(4).fill('recorded'));
    expect(await scene.outcomes('service-events', rows)).toEqual(Array(4).fill('already-there'));
    expect(await scene.outcomes('service-events', [numbered('N-1')])).toEqual(['recorded']);
    // The number of another agency is another person's.
    expect(await filesOf()).toBe(before + 3);
    expect(await scene.figure('persons-served')).toBe(counted + 2);
    // N-1 speaks a language that is neither English nor French; of N-2 none is known, which is not the same.
    const { figures } = readTally(
      await platform.table.get(tallyKey({ recipientId: north, fiscalYear: parseFiscalYear(2026) })),
    );
    expect([...figures].filter(([name]) => name.startsWith('xO')).map(([, n]) => n)).toEqual([1]);
    const { items } = await listPeople(platform, staff, { limit: 1000 });
    const opened = items.find((profile) => profile.state === 'active' && profile.ageBand === '16-17');
    const file = await openFile(platform, staff, opened?.personId ?? '', 'reporting');
    expect(file).toMatchObject({
      profile: { language: 'oj', communityId: 'fn-143' },
      privately: { fileNumbers: [{ organizationId: north, number: 'N-1' }] },
    });
  });

  it('open no file for a row that is rejected, and none in a dry run', async () => {
    const before = await filesOf();
    const rows = [
      numbered('X-1', { service_type: 'hairdressing' }),
      numbered('X-1', { service_date: '2027-01-01' }),
      numbered('X-1', { recipient_id: platform.ids.uuid() }),
      numbered('X-1', { person_community: 'place-nowhere' }),
      numbered('X-1', { age_band: '17' }),
    ];
    const rejections = [
      'service_type: unknown-service-type',
      'service_date: future-date',
      'recipient_id: unknown-recipient',
      'person_community: community-unknown',
      'age_band: invalid',
    ];
    expect(await scene.outcomes('service-events', rows)).toEqual(rejections);
    expect(await scene.outcomes('service-events', [...rows, numbered('X-1')], { dryRun: true })).toEqual([
      ...rejections,
      'recordable',
    ]);
    expect(await filesOf()).toBe(before);
  });

  it('open one file, however many import them at the same moment', async () => {
    const before = await filesOf();
    const counted = await scene.figure('persons-served');
    const batches = Array.from({ length: 8 }, (_, at) => [
      numbered('C-1'),
      numbered('C-2', { service_date: `2026-0${at + 1}-10` }),
      numbered('C-3'),
    ]);
    const answers = (await Promise.all(batches.map((rows) => scene.outcomes('service-events', rows)))).flat();
    expect(answers).toEqual(Array(24).fill('recorded'));
    expect(await filesOf()).toBe(before + 3);
    expect(await scene.figure('persons-served')).toBe(counted + 3);
  });

  it('find the file that carries the number already', async () => {
    const someone = await someFile(north, 'F-0042');
    const before = await filesOf();
    expect(await scene.outcomes('service-events', [numbered('f 0042'), numbered('F-0042')])).toEqual([
      'recorded',
      'recorded',
    ]);
    expect(await filesOf()).toBe(before);
    expect(await scene.eventsOf(someone)).toBe(2);
  });

  it('are rejected while several files carry the number, until these are found to be one person', async () => {
    const [one, two] = [await someFile(north, 'S-1'), await someFile(north, 'S-1')];
    const row = numbered('S-1');
    expect(await scene.outcomes('service-events', [row])).toEqual(['file_number: file-number-shared']);
    await mergePersons(platform, staff, platform.ids.uuid(), {
      personId: one,
      parentId: two,
      reason: 'same-file-number',
    });
    expect(await scene.outcomes('service-events', [row])).toEqual(['recorded']);
  });

  it('are rejected once the person had everything erased', async () => {
    // The newest file is the last of the list.
    scene.hub.tick(1_000);
    expect(await scene.outcomes('service-events', [numbered('E-1')])).toEqual(['recorded']);
    const { items } = await listPeople(platform, staff, { limit: 1000 });
    const personId = items.at(-1)?.personId ?? '';
    expect(await scene.eventsOf(personId)).toBe(1);
    await erasePerson(platform, staff, personId, 'data-request');
    const before = await filesOf();
    expect(await scene.outcomes('service-events', [numbered('E-1')])).toEqual(['file_number: person-erased']);
    expect(await filesOf()).toBe(before);
    expect(await platform.table.get(profileKey(personId))).toMatchObject({ state: 'erased' });
  });

  it('are recorded for a reporter if there is a file, who may open none', async () => {
    const reporter: Scope = { hubId: 'demo', memberId: 'r', role: 'recipient-reporter', organizationId: south };
    await someFile(south, 'P-1');
    const rows = [numbered('P-1', { recipient_id: south }), numbered('P-2', { recipient_id: south })];
    expect(await scene.outcomes('service-events', rows, { scope: reporter })).toEqual([
      'recorded',
      'file_number: unknown-person',
    ]);
  });
});

describe('after all of this', () => {
  it('every contribution and every tally is what the events say', async () => {
    expect(await scene.drift()).toEqual([]);
  });
});
