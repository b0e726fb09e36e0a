import middy from '@middy/core';
import * as z from 'zod';
import { parseFiscalYear, reconcile, type Reconciliation } from '../../shared/counting/index.ts';
import { environment, lazily, readEnvironment } from '../../shared/platform/config.ts';
import { createPlatform } from '../../shared/platform/platform.ts';

const wiring = lazily(() => createPlatform(readEnvironment(environment, process.env)));

/** The rule's own event names no years; whoever calls it by hand may. */
const payload = z.object({
  years: z.union([z.literal('all'), z.array(z.int().min(2000).max(2199)).min(1).max(50)]).optional(),
});

/** For the answer and the last lines of the log. */
const RESERVE_MS = 20_000;

export const handler = middy<unknown, Reconciliation>().handler(async (event, context) => {
  const { years } = payload.parse(event);
  const asked = years === undefined ? 'in-turn' : years === 'all' ? years : years.map(parseFiscalYear);
  return reconcile(wiring(), asked, () => context.getRemainingTimeInMillis() - RESERVE_MS);
});
