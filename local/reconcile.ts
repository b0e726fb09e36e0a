import { parseArgs } from 'node:util';
import * as z from 'zod';
import { DEFAULT_DATA_FOLDER, dataFolderAt, readRunning, type DataFolder, type Running } from './data-folder.ts';
import { startFunctions } from './functions.ts';
import type { Json } from './json.ts';
import { StartError } from './start-error.ts';
import { standInEnvironment } from './stand-ins/server.ts';
import { readDeployment } from './template.ts';

const USAGE = 'Usage: npm run reconcile -- [--year 2026]';

/** 2: it could not be found out. */
const EXIT = { same: 0, drift: 1, unknown: 2 } as const;

const Difference = z.object({
  what: z.enum(['tally', 'contribution']),
  fiscalYear: z.int(),
  recipientId: z.string().optional(),
  personId: z.string().optional(),
  counter: z.string(),
  stored: z.number(),
  rebuilt: z.number(),
});
const Answer = z.object({
  years: z.array(
    z.object({
      fiscalYear: z.int(),
      recipients: z.int(),
      persons: z.int(),
      events: z.int(),
      entries: z.int(),
      readings: z.int(),
      settled: z.boolean(),
      unsettled: z.array(z.string()),
    }),
  ),
  drift: z.int(),
  differences: z.array(Difference),
});

/**
 * `node local/reconcile.ts`: counts every fiscal year again from its events and compares, while `npm start` runs. The same
 * bundle does it that a deployment runs each night, with the same environment, in a worker thread of this command.
 */
async function main(): Promise<number> {
  const { years, data } = readArguments();
  const folder = dataFolderAt(data);
  const running = readRunning(folder);
  if (running === undefined)
    throw new StartError('No Carrefour is running on this machine: start it with "npm start", then reconcile.');
  const answer = Answer.parse(await invoke(folder, running, { years }));
  for (const line of describe(answer)) console.log(line);
  if (answer.drift > 0) return EXIT.drift;
  return answer.years.every(({ settled }) => settled) ? EXIT.same : EXIT.unknown;
}

async function invoke(folder: DataFolder, { url, standIns, assembly }: Running, payload: Json): Promise<Json> {
  const functions = startFunctions(readDeployment(assembly, url), {
    logs: folder.logs,
    environment: standInEnvironment(standIns, url),
    only: 'reconcile',
  });
  const reconcile = functions.named('reconcile');
  if (reconcile === undefined) throw new StartError(`The assembly ${assembly} has no function reconcile.`);
  const result = await reconcile.invoke(payload).finally(() => functions.stop());
  if (result.ok) return result.payload;
  throw new StartError(`It could not be compared: ${result.error.errorType}; the log is ${folder.logs}/reconcile.log.`);
}

/** What was compared, where it differs, and last of all `drift: 0`. */
function describe({ years, drift, differences }: z.infer<typeof Answer>): string[] {
  return [
    ...years.map(
      ({ fiscalYear, recipients, persons, events, entries }) =>
        `${label(fiscalYear)}: ${recipients} organizations, ${persons} persons, ${events} service events, ${entries} activities and expenditures`,
    ),
    ...years.flatMap(({ fiscalYear, settled, unsettled }) =>
      settled ? [] : [`${label(fiscalYear)}: still being changed, not compared: ${unsettled.join(', ')}`],
    ),
    ...differences.map(
      ({ what, fiscalYear, recipientId, personId, counter, stored, rebuilt }) =>
        `${label(fiscalYear)} recipient ${recipientId ?? '-'} ${counter}: the ${what} says ${stored}, the events say ${rebuilt}${personId === undefined ? '' : ` (person ${personId})`}`,
    ),
    ...(drift > differences.length ? [`… and ${drift - differences.length} more.`] : []),
    `drift: ${drift}`,
  ];
}

const label = (year: number): string => `${year}-${String((year + 1) % 100).padStart(2, '0')}`;

function readArguments(): { years: 'all' | number[]; data: string } {
  try {
    const { values } = parseArgs({
      options: { year: { type: 'string', multiple: true }, data: { type: 'string', default: DEFAULT_DATA_FOLDER } },
    });
    const years = values.year?.map((year) => (/^2[01]\d\d$/.test(year) ? Number(year) : Number.NaN));
    if (years?.some(Number.isNaN) === true)
      throw new StartError('--year is the first calendar year of a fiscal year, such as 2026.');
    return { years: years ?? 'all', data: values.data };
  } catch (error) {
    if (error instanceof StartError) throw error;
    throw new StartError(`${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)} ${USAGE}`);
  }
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof StartError ? error.message : error);
    process.exit(EXIT.unknown);
  },
);
