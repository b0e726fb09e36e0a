import { Table, type TableNames } from '../../shared/platform/table.ts';
import { patientClient } from '../patient-client.ts';
import type { Write, WriteOutcome } from '../../shared/platform/transaction.ts';

/** The instance died. Whoever had called it repeats the call, as carriers, streams and the sweeper do. */
export class Crash extends Error {}

/** At which of its transactions an instance dies, and whether that one was still carried out. */
export interface Death {
  readonly at: number;
  readonly committed: boolean;
}

/** The table as seen by an instance that dies at one of its transactions. */
export class CrashingTable extends Table {
  #left: number;
  readonly #committed: boolean;

  constructor(names: TableNames, { at, committed }: Death) {
    super(patientClient(), names);
    this.#left = at;
    this.#committed = committed;
  }

  override async write(writes: readonly Write[]): Promise<WriteOutcome> {
    this.#left -= 1;
    if (this.#left !== 0) return super.write(writes);
    if (this.#committed) await super.write(writes);
    throw new Crash('This instance has died');
  }
}
