import {
  importRows,
  listEventsOfPerson,
  parseFiscalYear,
  readReport,
  reconcile,
  type Report,
} from '../../shared/counting/index.ts';
import { createPersonWrites } from '../../shared/people/index.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import type { Scope } from '../../shared/platform/scope.ts';
import { setUpDemoHub } from '../hub.ts';
import { testPlatform, type TestPlatform } from '../platform.ts';

export const staff: Scope = { hubId: 'demo', memberId: 'demo-coordinator', role: 'coordinator' };
/** A row of a file, by column. */
export type Row = Readonly<Record<string, string>>;
type Kind = Parameters<typeof importRows>[2];
interface Sending {
  readonly source?: string;
  readonly dryRun?: boolean;
  readonly scope?: Scope;
  readonly id?: string;
}

/** The demo hub on fresh tables, and rows of files for it. */
export class ImportScene {
  readonly hub: TestPlatform;
  readonly platform: Platform;
  readonly recipients: readonly string[];
  readonly north: string;
  readonly south: string;
  #lastNumber = 0;

  private constructor(hub: TestPlatform, recipients: readonly string[]) {
    this.hub = hub;
    this.platform = hub.platform;
    this.recipients = recipients;
    [this.north = '', this.south = ''] = recipients;
  }

  static async open(): Promise<ImportScene> {
    const hub = await testPlatform({ now: '2026-11-22T15:00:00.000Z' });
    const { organizations } = await setUpDemoHub(hub.platform);
    return new ImportScene(
      hub,
      organizations.filter(({ isRecipient }) => isRecipient).map(({ id }) => id),
    );
  }

  /** A number that no other row has. */
  number(): string {
    return String((this.#lastNumber += 1));
  }

  async person(): Promise<string> {
    const { personId, writes } = await createPersonWrites(this.platform, { ageBand: 'unknown', language: 'en' });
    await this.platform.table.write(writes);
    return personId;
  }

  service(personId: string, change: Row = {}): Record<string, string> {
    return {
      id: this.number(),
      person_id: personId,
      recipient_id: this.north,
      service_date: '2026-05-31',
      service_type: 'safety-planning',
      ...change,
    };
  }

  /** Sends the rows as those of one file, from its second line on. */
  send(kind: Kind, rows: readonly Row[], { source, dryRun, scope = staff, id }: Sending = {}) {
    const batch = { rows: rows.map((row, at) => ({ line: at + 2, ...row })), source, dryRun };
    return importRows(this.platform, scope, kind, batch, id ?? this.platform.ids.uuid());
  }

  /** What became of each row, a rejected one as `column: code`. */
  async outcomes(kind: Kind, rows: readonly Row[], sending: Sending = {}): Promise<string[]> {
    const outcomes = await this.send(kind, rows, sending);
    return outcomes.map((row) => (row.outcome === 'rejected' ? `${row.field ?? ''}: ${row.code}` : row.outcome));
  }

  /** A figure of 2026-27. */
  async figure(code: Report['elements'][number]['code'], recipientId = this.north): Promise<number> {
    const report = await readReport(this.platform, staff, { recipientId, fiscalYear: parseFiscalYear(2026) });
    if ('refused' in report) throw new Error(report.code);
    return report.elements.find((element) => element.code === code)?.value ?? Number.NaN;
  }

  async eventsOf(personId: string): Promise<number> {
    return (await listEventsOfPerson(this.platform, staff, personId, { limit: 100 })).items.length;
  }

  /** What in any contribution or tally is not what the events say. */
  async drift(): Promise<readonly unknown[]> {
    const { differences, years } = await reconcile(this.platform, 'all');
    return years.every(({ settled }) => settled) ? differences : ['not settled'];
  }
}
