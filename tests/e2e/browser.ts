import sparticuz from '@sparticuz/chromium';
import { chromium, type Browser } from 'playwright-core';

/** Chromium from the npm package: nothing to install by hand. */
export async function openBrowser(): Promise<Browser> {
  // Makes the package unpack the libraries that a plain server lacks.
  process.env['AWS_LAMBDA_JS_RUNTIME'] = 'nodejs22.x';
  return chromium.launch({
    executablePath: await sparticuz.executablePath(),
    args: [...sparticuz.args, '--no-sandbox', '--disable-background-networking'],
    headless: true,
  });
}
