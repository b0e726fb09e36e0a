import { startDynamoDbLocal } from '../../local/dynamodb-local.ts';
import { closeStandIns } from '../bare-platform.ts';
import { isOverBudget } from '../../infra/budgets.ts';
import { bundleFunctions } from '../../infra/bundle.ts';
import { measureBundles, measureImports } from './bundles.ts';
import { measureCapacity, type CapacityFigures } from './capacity.ts';
import { measureHandlerCpu } from './handler-cpu.ts';
import { measureMatch } from './match.ts';

/** Budgets of the stable figures; times are printed, not gated. */
const BUDGETS: readonly { readonly name: string; readonly limit: number; readonly of: (all: Figures) => number }[] = [
  { name: 'inboundText.roundTrips', limit: 2, of: (all) => all.inboundText.roundTrips },
  { name: 'partnerReply.roundTrips', limit: 2, of: (all) => all.partnerReply.roundTrips },
  { name: 'serviceEvent.known.roundTrips', limit: 2, of: (all) => all.serviceEvent.known.roundTrips },
  { name: 'serviceEvent.known.writeUnits', limit: 4, of: (all) => all.serviceEvent.known.writeUnits },
  { name: 'serviceEvent.new.roundTrips', limit: 2, of: (all) => all.serviceEvent.new.roundTrips },
  { name: 'serviceEvent.new.writeUnits', limit: 6, of: (all) => all.serviceEvent.new.writeUnits },
  { name: 'report.roundTrips', limit: 1, of: (all) => all.report.roundTrips },
  {
    name: 'bundles over their budget',
    limit: 0,
    of: (all) => Object.entries(all.bundles).filter(([name, bytes]) => isOverBudget({ name, bytes })).length,
  },
];

interface Figures extends CapacityFigures {
  readonly match: { readonly services: number; readonly p50Ms: number; readonly p99Ms: number };
  readonly bundles: Record<string, number>;
  readonly importMs: Record<string, number>;
  readonly inboundCpu: { readonly handlerMs: number; readonly bareSdkMs: number; readonly ratio: number };
}

const json = process.argv.includes('--json');
const say = (line: string): void => {
  if (!json) console.log(line);
};

say('Bundling the functions …');
await bundleFunctions();
const dynamodb = await startDynamoDbLocal({ inMemory: true });
try {
  say('Counting round trips and capacity on DynamoDB Local …');
  const capacity = await measureCapacity(dynamodb.endpoint);
  say('Warm CPU of an inbound text beside the bare SDK calls …');
  const inboundCpu = await measureHandlerCpu(dynamodb.endpoint);
  say('Matching over 10,000 services …');
  const match = measureMatch(10_000);
  say('Importing each bundle in a fresh process …');
  const figures: Figures = {
    ...capacity,
    inboundCpu,
    match,
    bundles: measureBundles(),
    importMs: await measureImports(),
  };
  const over = BUDGETS.filter(({ of, limit }) => of(figures) > limit);
  if (json) {
    console.log(JSON.stringify(figures, undefined, 2));
  } else {
    console.log(JSON.stringify(figures, undefined, 2));
    for (const { name, limit, of } of BUDGETS) {
      console.log(`${of(figures) > limit ? 'OVER ' : 'ok   '} ${name.padEnd(32)} ${of(figures)} of ${limit}`);
    }
  }
  if (over.length > 0) process.exitCode = 1;
} finally {
  await closeStandIns();
  await dynamodb.stop();
}
