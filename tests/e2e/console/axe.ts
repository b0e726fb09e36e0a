import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as z from 'zod';
import type { Desk } from './scene.ts';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const Results = z.object({
  violations: z.array(
    z.object({
      id: z.string(),
      help: z.string(),
      nodes: z.array(z.object({ target: z.array(z.unknown()), failureSummary: z.string().optional() })),
    }),
  ),
  passes: z.array(z.unknown()),
});

/** What axe finds against WCAG 2.2 AA and good practice in the page as it stands: one line for each place. */
export async function violationsOf({ page, see }: Pick<Desk, 'page' | 'see'>): Promise<string[]> {
  // Evaluated from outside of the page, where its content security policy has no say.
  await page.evaluate(`window.axe === undefined && (() => { ${SOURCE} })()`);
  const { violations, passes } = await see(
    Results,
    `axe.run(document, { runOnly: ${JSON.stringify(TAGS)}, resultTypes: ['violations'] })`,
  );
  if (passes.length === 0) throw new Error('axe looked at nothing');
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary = '' }) => `${id}: ${JSON.stringify(target)} ${failureSummary.replaceAll(/\s+/g, ' ')}`,
    ),
  );
}
