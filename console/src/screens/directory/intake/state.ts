import { useSyncExternalStore } from 'react';
import type { Client } from '../../../api/client.ts';
import { openFiles } from './open-file.ts';
import type { FileRecord } from './records.ts';
import { missingEntries, NOTHING, removeEntries, runImport, type EntryName, type Manner, type Tally } from './run.ts';

/** An import under way. It lives beside the screen: who looks at another part of the console meanwhile stops nothing. */
export interface Intake {
  readonly step:
    'choose' | 'reading' | 'chosen' | 'previewing' | 'previewed' | 'running' | 'stopped' | 'done' | 'removing';
  readonly name: string;
  readonly records: readonly FileRecord[];
  readonly tally: Tally;
  readonly importId: string;
  /** What is no longer in the file; undefined until it was looked for. */
  readonly missing: readonly EntryName[] | undefined;
  readonly removed: { readonly removed: number; readonly kept: number } | undefined;
  readonly fault: unknown;
  readonly removedSoFar: number;
  /** What a stop broke off. */
  readonly broke: 'preview' | 'run' | undefined;
}

const CHOOSE: Intake = {
  step: 'choose',
  name: '',
  records: [],
  tally: NOTHING,
  importId: '',
  missing: undefined,
  removed: undefined,
  fault: undefined,
  removedSoFar: 0,
  broke: undefined,
};

let intake = CHOOSE;
let stopper = new AbortController();
const listeners = new Set<() => void>();
const change = (changes: Partial<Intake>): void => {
  intake = { ...intake, ...changes };
  for (const listener of listeners) listener();
};

export const useIntake = (): Intake =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => intake,
  );

export const chooseAnother = (): void => {
  stopper.abort();
  change(CHOOSE);
};

export const stopIntake = (): void => {
  stopper.abort();
};

export async function chooseFiles(files: readonly File[]): Promise<void> {
  change({ ...CHOOSE, step: 'reading', name: files.map(({ name }) => name).join(', ') });
  try {
    const records = await openFiles(files);
    change({ step: 'chosen', records, importId: await importIdOf(files) });
  } catch (fault) {
    change({ step: 'choose', fault });
  }
}

/** The same file comes in under the same id, also tomorrow: what is already in is not taken in twice. */
async function importIdOf(files: readonly File[]): Promise<string> {
  const about = files.map(({ name, size, lastModified }) => `${name} ${size} ${lastModified}`).join('\n');
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(about));
  const key = `import ${[...new Uint8Array(digest).slice(0, 12)].map((byte) => byte.toString(16)).join('')}`;
  const id = sessionStorage.getItem(key) ?? crypto.randomUUID();
  sessionStorage.setItem(key, id);
  return id;
}

/** Decides about every record and writes nothing (`dryRun`), or takes them in. */
export async function runIntake(client: Client, manner: Manner, dryRun: boolean): Promise<void> {
  stopper = new AbortController();
  const { importId, records } = intake;
  change({
    step: dryRun ? 'previewing' : 'running',
    tally: NOTHING,
    fault: undefined,
    missing: undefined,
    broke: undefined,
  });
  try {
    const tally = await runImport({
      client,
      importId,
      manner,
      dryRun,
      records,
      signal: stopper.signal,
      onProgress: (so) => change({ tally: so }),
    });
    // With a refused record nothing is known to be gone: it may be what it named.
    const missing = tally.refused > 0 ? undefined : await missingEntries(client, manner.source, tally.seen);
    change({ step: dryRun ? 'previewed' : 'done', tally, missing });
  } catch (fault) {
    const isStopped = stopper.signal.aborted;
    if (isStopped && intake.step === 'choose') return;
    change({ step: 'stopped', broke: dryRun ? 'preview' : 'run', fault: isStopped ? undefined : fault });
  }
}

export async function removeMissing(client: Client, source: string): Promise<void> {
  const { missing = [], importId } = intake;
  change({ step: 'removing', removedSoFar: 0, fault: undefined });
  try {
    const removed = await removeEntries(client, importId, source, missing, (removedSoFar) => change({ removedSoFar }));
    change({ step: 'done', removed });
  } catch (fault) {
    change({ step: 'done', fault });
  }
}
