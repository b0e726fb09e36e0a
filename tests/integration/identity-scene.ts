import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { listDuplicates, type Pair } from '../../shared/identity/index.ts';
import type { Carrier } from '../../shared/messaging/index.ts';
import { changeFile, createPerson, profileKey, type PrivateFacts } from '../../shared/people/index.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import type { Scope } from '../../shared/platform/scope.ts';
import { Table, type Item } from '../../shared/platform/table.ts';
import { patientClient } from '../patient-client.ts';
import { parseTimer, pendingBy } from '../../shared/platform/timer.ts';
import type { Write, WriteOutcome } from '../../shared/platform/transaction.ts';
import { doWorkNow } from '../../shared/work/index.ts';
import { demoHub, setUpDemoHub } from '../hub.ts';
import { testPlatform, type TestPlatform } from '../platform.ts';
import { ok, staff } from './transport-scene.ts';

export { ok, staff };
export const admin: Scope = { hubId: 'demo', memberId: 'demo-admin', role: 'admin' };
export const PHONE = '+18075550123';
export const [agency = '', otherAgency = ''] = demoHub().organizations.map(({ id }) => id);
export const codeOf = (result: object): unknown => ('code' in result ? result.code : undefined);
/** Two persons as a pair names them. */
export const of = (...personIds: string[]): string[] => [...personIds].sort();

/** The work done here sends nothing. */
const carrier: Carrier = {
  twilioBaseUrl: 'http://localhost:1',
  get sns(): never {
    throw new Error('nobody is told anything here');
  },
  alertTopicArn: '',
};

/** The demo hub on fresh tables, and files of persons in it. */
export class IdentityScene {
  readonly hub: TestPlatform;
  readonly platform: Platform;

  private constructor(hub: TestPlatform) {
    this.hub = hub;
    this.platform = hub.platform;
  }

  static async open(): Promise<IdentityScene> {
    const hub = await testPlatform();
    await setUpDemoHub(hub.platform);
    return new IdentityScene(hub);
  }

  async fileOf(privately: PrivateFacts, on: Platform = this.platform): Promise<string> {
    const person = { ageBand: 'unknown', language: 'fr', privately } as const;
    return ok(await createPerson(on, staff, on.ids.uuid(), person)).personId;
  }

  /** Replaces the sealed part of a file. */
  async rewrite(personId: string, privately: PrivateFacts): Promise<void> {
    const version = Number((await this.platform.table.get(profileKey(personId)))?.['version']);
    ok(await changeFile(this.platform, staff, personId, (facts) => ({ facts, privately }), version));
  }

  async workDue(...whats: string[]): Promise<string[]> {
    const { items } = await pendingBy(this.platform.table, this.platform.clock().toISOString(), 1000);
    return items
      .filter(({ pk }) => pk.startsWith('TIMER#'))
      .map(parseTimer)
      .filter(({ work }) => whats.includes(work.what))
      .map(({ id }) => id);
  }

  /** What the stream does: the work that is due now. */
  async settle(): Promise<void> {
    for (const id of await this.workDue('find-duplicates', 'forget-person')) {
      await doWorkNow(this.platform, carrier, { kind: 'timer', id });
    }
  }

  async openPairs(): Promise<Pair[]> {
    return (await listDuplicates(this.platform, staff, {})).items;
  }

  async theOnlyPair(): Promise<Pair> {
    const [pair, ...others] = await this.openPairs();
    if (pair === undefined || others.length > 0) throw new Error('there is not one open pair');
    return pair;
  }

  async everyItem(): Promise<Item[]> {
    const doc = DynamoDBDocumentClient.from(new DynamoDBClient({}));
    const { Items = [], LastEvaluatedKey } = await doc.send(new ScanCommand({ TableName: this.hub.env.TABLE_NAME }));
    doc.destroy();
    if (LastEvaluatedKey !== undefined) throw new Error('one page does not hold all');
    return Items.map((item) => ({ pk: '', sk: '', ...item }));
  }

  /** The items of identifiers and pairs that say who they are about. */
  async tracesOf(personId: string): Promise<Item[]> {
    return (await this.everyItem()).filter(
      ({ pk, sk }) =>
        (/^(IDENTIFIER|DUPLICATE)#/.test(pk) || sk.startsWith('DUPLICATE#')) && `${pk} ${sk}`.includes(personId),
    );
  }

  /** A platform on the same tables to which something happens right before its first transaction is sent. */
  interruptedBy(meanwhile: () => Promise<void>): Platform {
    return { ...this.platform, table: new InterruptedTable(this.platform.table, meanwhile) };
  }
}

class InterruptedTable extends Table {
  #meanwhile: (() => Promise<void>) | undefined;

  constructor({ names }: Table, meanwhile: () => Promise<void>) {
    super(patientClient(), names);
    this.#meanwhile = meanwhile;
  }

  override async write(writes: readonly Write[]): Promise<WriteOutcome> {
    const meanwhile = this.#meanwhile;
    this.#meanwhile = undefined;
    await meanwhile?.();
    return super.write(writes);
  }
}
