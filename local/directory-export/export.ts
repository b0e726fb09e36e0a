import { parseArgs } from 'node:util';
import { DEFAULT_DATA_FOLDER, dataFolderAt, readRunning } from '../data-folder.ts';
import { StartError } from '../start-error.ts';
import { recordsOf } from './pages.ts';
import { exportForms, writeDirectory, type ExportForm } from './write.ts';

const USAGE = `Usage: npm run export:directory -- --format FORMAT --out PATH [--url URL]
FORMAT is one of: ${exportForms.join(', ')}. Only what is public leaves; csv makes a folder. See docs/directory-import.md.`;

const STOPPED = 2;

/** `node local/directory-export/export.ts`: writes the public directory of a platform, here or deployed, to a file. */
async function main(): Promise<void> {
  const { form, out, url } = readArguments();
  let records = 0;
  const counted = async function* (of: 'organizations' | 'services') {
    for await (const record of recordsOf(url, of)) {
      records += 1;
      yield record;
    }
  };
  await writeDirectory(form, out, {
    organizations: () => counted('organizations'),
    services: () => counted('services'),
  });
  console.log(`records: ${records}, in ${out}`);
}

const isForm = (name: string | undefined): name is ExportForm => exportForms.some((form) => form === name);

function readArguments(): { readonly form: ExportForm; readonly out: string; readonly url: string } {
  const { values } = parseArgs({
    options: {
      format: { type: 'string' },
      out: { type: 'string' },
      url: { type: 'string' },
      data: { type: 'string', default: DEFAULT_DATA_FOLDER },
    },
  });
  const { format, out } = values;
  if (!isForm(format) || out === undefined) throw new StartError(USAGE);
  const url = values.url ?? readRunning(dataFolderAt(values.data))?.url;
  if (url === undefined) {
    throw new StartError('No Carrefour is running on this machine: start it with "npm start", or name one with --url.');
  }
  return { form: format, out, url: url.replace(/\/+$/, '') };
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(STOPPED);
});
