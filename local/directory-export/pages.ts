import * as z from 'zod';
import { isRecord } from '../directory-import/record.ts';
import type { JsonObject } from '../json.ts';
import { StartError } from '../start-error.ts';

const Page = z.object({
  total_items: z.int(),
  last_page: z.boolean(),
  contents: z.array(z.custom<JsonObject>(isRecord, 'a record')),
});
const RECORDS_A_PAGE = 100;

/**
 * Every record of a list of the public directory, page by page: what is not public cannot leave by it. Throws a StartError when the
 * platform does not answer, or when the list changed while it was read.
 */
export async function* recordsOf(url: string, of: 'organizations' | 'services'): AsyncGenerator<JsonObject> {
  let total: number | undefined;
  for (let page = 1; ; page += 1) {
    const answer = await readPage(`${url}/hsds/${of}?full=true&per_page=${RECORDS_A_PAGE}&page=${page}`);
    total ??= answer.total_items;
    if (answer.total_items !== total)
      throw new StartError('The directory changed while it was read: run the command again.');
    // Its services are a list of their own, in which each of them is whole.
    for (const { services: _services, ...record } of answer.contents) yield record;
    if (answer.last_page) return;
  }
}

async function readPage(address: string): Promise<z.infer<typeof Page>> {
  const response = await fetch(address, { signal: AbortSignal.timeout(60_000) }).catch(() => undefined);
  if (response === undefined) throw new StartError(`${new URL(address).origin} does not answer.`);
  if (!response.ok) throw new StartError(`The platform answered ${response.status}: check the address.`);
  const page = Page.safeParse(await response.json().catch(() => undefined));
  if (!page.success) throw new StartError('What answers there is no directory in HSDS 3.1: check the address.');
  return page.data;
}
