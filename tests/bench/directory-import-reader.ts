import { writeDirectory } from '../../local/directory-export/write.ts';
import { openDirectoryFile } from '../../local/directory-import/open-file.ts';

/**
 * Run by `directory-import.ts` in a process of its own, whose memory is its own: writes a directory of so many services, or reads
 * it to its end, and prints what it took as JSON.
 */
const [what, path = '', form = 'ndjson', count = '0'] = process.argv.slice(2);
const ORGANIZATIONS = 500;

const service = (n: number) => ({
  id: `s${n}`,
  organization_id: `o${n % ORGANIZATIONS}`,
  name: `Service ${n}`,
  description: 'What it does, for whom, and how to ask for it. '.repeat(8),
  status: 'active',
  phones: [{ id: `p${n}`, number: '807-555-0170' }],
  schedules: [{ id: `c${n}`, freq: 'WEEKLY', byday: 'MO,TU,WE', opens_at: '09:00', closes_at: '17:00' }],
  languages: [{ id: `l${n}`, name: 'French', code: 'fr' }],
  service_at_locations: [
    {
      id: `a${n}`,
      location: { id: `h${n}`, location_type: 'physical', name: 'Office', latitude: 48.5, longitude: -89 },
    },
  ],
});

function* numbers(end: number): Generator<number> {
  for (let n = 0; n < end; n += 1) yield n;
}

async function write(): Promise<void> {
  if (form !== 'ndjson' && form !== 'json' && form !== 'zip') throw new TypeError(`no form ${form}`);
  await writeDirectory(form, path, {
    async *organizations() {
      for (const n of numbers(ORGANIZATIONS))
        yield await Promise.resolve({ id: `o${n}`, name: `Organization ${n}`, description: 'x' });
    },
    async *services() {
      for (const n of numbers(Number(count))) yield await Promise.resolve(service(n));
    },
  });
}

async function read(): Promise<void> {
  const from = performance.now();
  const file = await openDirectoryFile(path);
  let records = 0;
  for await (const _record of file.read()) records += 1;
  await file.close();
  const megabytes = Math.round((process.resourceUsage().maxRSS * 1024) / 1e6);
  console.log(JSON.stringify({ records, megabytes, ms: Math.round(performance.now() - from) }));
}

await (what === 'write' ? write() : read());
