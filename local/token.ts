import { parseArgs } from 'node:util';
import { DEFAULT_DATA_FOLDER, dataFolderAt, readRunning } from './data-folder.ts';
import { memberWith } from './demo-hub.ts';
import { signIn } from './sign-in.ts';
import { StartError } from './start-error.ts';

const USAGE = 'Usage: npm run -s token -- ROLE [--organization ID]';

/** `node local/token.ts ROLE`: prints an access token of the running local issuer, and nothing else. */
async function main(): Promise<void> {
  const { role, organization, data } = readArguments();
  const running = readRunning(dataFolderAt(data));
  if (running === undefined)
    throw new StartError('No Carrefour is running on this machine: start it with "npm start", then ask again.');
  const { accessToken } = await signIn({ url: running.url, sub: memberWith(role, organization).sub });
  console.log(accessToken);
}

function readArguments(): { role: string; organization: string | undefined; data: string } {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { organization: { type: 'string' }, data: { type: 'string', default: DEFAULT_DATA_FOLDER } },
    });
    const [role, ...others] = positionals;
    if (role === undefined || others.length > 0) throw new StartError(USAGE);
    return { role, organization: values.organization, data: values.data };
  } catch (error) {
    if (error instanceof StartError) throw error;
    throw new StartError(`${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)} ${USAGE}`);
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof StartError ? error.message : error);
  process.exit(1);
});
