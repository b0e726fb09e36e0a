import sparticuz from '@sparticuz/chromium';
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chromium, type Browser } from 'playwright-core';
import * as z from 'zod';

/** Chromium from the npm package: nothing to install by hand. */
export async function openBrowser(): Promise<Browser> {
  const home = await unpacked();
  // A plain server lacks some of them.
  const libraries = [join(home, 'al2023', 'lib'), process.env['LD_LIBRARY_PATH']].filter((one) => one !== undefined);
  return chromium.launch({
    executablePath: join(home, PROGRAM),
    args: [...sparticuz.args, '--no-sandbox', '--disable-background-networking'],
    env: { ...process.env, LD_LIBRARY_PATH: libraries.join(':') },
    headless: true,
  });
}

const PROGRAM = 'chromium';
const UNPACK = `import sparticuz from '@sparticuz/chromium'; await sparticuz.executablePath();`;

/**
 * The folder of the program, unpacked the first time that it is asked for. The package takes any file that stands where it unpacks
 * to for a whole one; so it gets a new folder, which is put in place when it is done: neither another worker nor the next run
 * finds half a browser.
 */
async function unpacked(): Promise<string> {
  const home = join(tmpdir(), `carrefour-chromium-${version()}`);
  if (existsSync(join(home, PROGRAM))) return home;
  const folder = await mkdtemp(`${home}-`);
  try {
    await promisify(execFile)(
      process.execPath,
      ['--input-type=module', '--eval', UNPACK],
      // For this runtime the package unpacks the libraries too.
      { cwd: import.meta.dirname, env: { ...process.env, TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' } },
    );
    await rename(folder, home);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    // Another worker was quicker.
    if (!existsSync(join(home, PROGRAM))) throw error;
  }
  return home;
}

function version(): string {
  const manifest = new URL('../package.json', import.meta.resolve('@sparticuz/chromium'));
  return z.looseObject({ version: z.string() }).parse(JSON.parse(readFileSync(manifest, 'utf8'))).version;
}
