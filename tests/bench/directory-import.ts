import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as z from 'zod';

const run = promisify(execFile);
const READER = join(import.meta.dirname, 'directory-import-reader.ts');
const FORMS = ['json', 'ndjson', 'zip'] as const;
const SIZES = [5_000, 50_000] as const;

const taken = z.object({ records: z.number(), megabytes: z.number(), ms: z.number() });
/** By form, then by number of services. `growth`: how much more memory ten times as many take. */
export interface DirectoryImportFigures {
  readonly megabytes: Record<string, Record<string, number>>;
  readonly records: Record<string, Record<string, number>>;
  readonly growth: Record<string, number>;
}

/** Peak memory of reading a directory to its end, each in a fresh process with a heap of 64 MB. */
export async function measureDirectoryImport(say: (line: string) => void): Promise<DirectoryImportFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'carrefour-import-'));
  const megabytes: Record<string, Record<string, number>> = {};
  const records: Record<string, Record<string, number>> = {};
  const growth: Record<string, number> = {};
  try {
    for (const form of FORMS) {
      const peaks: number[] = [];
      for (const size of SIZES) {
        say(`Reading a directory of ${size} services, ${form} …`);
        const path = join(folder, `${size}.${form}`);
        await run(process.execPath, [READER, 'write', path, form, String(size)]);
        const { stdout } = await run(process.execPath, ['--max-old-space-size=64', READER, 'read', path]);
        const figures = taken.parse(JSON.parse(stdout));
        peaks.push(figures.megabytes);
        megabytes[form] = { ...megabytes[form], [size]: figures.megabytes };
        records[form] = { ...records[form], [size]: figures.records };
        await rm(path, { force: true });
      }
      growth[form] = Math.round(((peaks[1] ?? Number.NaN) / (peaks[0] ?? Number.NaN)) * 100) / 100;
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return { megabytes, records, growth };
}
