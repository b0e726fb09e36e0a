import { parseArgs } from 'node:util';
import { startDynamoDbLocal } from '../../local/dynamodb-local.ts';
import { closeStandIns } from '../bare-platform.ts';
import { isOverBudget } from '../../infra/budgets.ts';
import { bundleFunctions } from '../../infra/bundle.ts';
import { measureBundles, measureImports } from './bundles.ts';
import { measureCapacity, type CapacityFigures } from './capacity.ts';
import { measureCounting, type CountingFigures } from './counting.ts';
import { measureDirectoryImport, type DirectoryImportFigures } from './directory-import.ts';
import { measureHandlerCpu } from './handler-cpu.ts';
import { measureIntakeWords, type IntakeFigures } from './intake-words.ts';
import { measureConversation, type ConversationFigures } from './intake-conversation.ts';
import { indexDirectory } from '../../shared/routing/index.ts';
import { largeDirectory } from '../unit/routing-large-directory.ts';
import { measureMatch } from './match.ts';
import { measureRouting, type RoutingFigures } from './routing.ts';
import { measureTransport, type TransportFigures } from './transport.ts';

interface Figures extends CapacityFigures {
  readonly match: { readonly services: number; readonly p50Ms: number; readonly p99Ms: number };
  readonly bundles: Record<string, number>;
  readonly importMs: Record<string, number>;
  readonly inboundCpu: { readonly handlerMs: number; readonly bareSdkMs: number; readonly ratio: number };
  readonly counting: CountingFigures;
  readonly intake: IntakeFigures & ConversationFigures;
  readonly transport: TransportFigures;
  readonly directoryImport: DirectoryImportFigures;
  readonly routing: RoutingFigures;
}
/** Of those parts that were measured. */
type Measured = Partial<Figures>;

interface Budget {
  readonly name: string;
  readonly limit: number;
  readonly of: (all: Measured) => number | undefined;
}

const racesOf = ({ race }: TransportFigures) => [race, race.crowd] as const;
type OfRace = 'winners' | 'acceptedOffers';
const most = (figures: TransportFigures, of: OfRace): number => Math.max(...racesOf(figures).map((one) => one[of]));
const fewest = (figures: TransportFigures, of: OfRace): number => Math.min(...racesOf(figures).map((one) => one[of]));

/** Budgets of the stable figures; times are printed, not gated. */
const BUDGETS: readonly Budget[] = [
  { name: 'inboundText.roundTrips', limit: 2, of: (all) => all.inboundText?.roundTrips },
  { name: 'partnerReply.roundTrips', limit: 2, of: (all) => all.partnerReply?.roundTrips },
  { name: 'serviceEvent.known.roundTrips', limit: 2, of: (all) => all.serviceEvent?.known.roundTrips },
  { name: 'serviceEvent.known.writeUnits', limit: 4, of: (all) => all.serviceEvent?.known.writeUnits },
  { name: 'serviceEvent.new.roundTrips', limit: 2, of: (all) => all.serviceEvent?.new.roundTrips },
  { name: 'serviceEvent.new.writeUnits', limit: 6, of: (all) => all.serviceEvent?.new.writeUnits },
  { name: 'intake.roundTrips', limit: 2, of: (all) => all.intake?.roundTrips },
  { name: 'intake.roundTripsAt10000', limit: 2, of: (all) => all.intake?.roundTripsAt10000 },
  {
    name: 'intake, units more at 10,000',
    limit: 0,
    of: ({ intake }) =>
      intake && intake.readUnitsAt10000 + intake.writeUnitsAt10000 - intake.readUnits - intake.writeUnits,
  },
  {
    name: 'routing.revalidateReads, at most',
    limit: 1,
    of: ({ routing }) => routing && Math.max(...Object.values(routing.revalidateReads)),
  },
  { name: 'report.roundTrips', limit: 1, of: (all) => all.report?.roundTrips },
  {
    name: 'counting.report.reads, at most',
    limit: 1,
    of: ({ counting }) => counting && Math.max(...Object.values(counting.report.reads)),
  },
  { name: 'transport.race.winners, at most', limit: 1, of: ({ transport }) => transport && most(transport, 'winners') },
  {
    name: 'transport.race, offers accepted',
    limit: 1,
    of: ({ transport }) => transport && most(transport, 'acceptedOffers'),
  },
  {
    name: 'transport.race, without kindness',
    limit: 0,
    of: ({ transport }) =>
      transport &&
      racesOf(transport)
        .map(({ acceptances, kindAnswers, winners }) => acceptances - kindAnswers - winners)
        .reduce((sum, one) => sum + one),
  },
  {
    name: 'transport.fleet, not closed',
    limit: 0,
    of: ({ transport }) => transport && transport.fleet.trips - transport.fleet.closed,
  },
  {
    name: 'directoryImport, memory for ten times as many',
    limit: 3,
    of: ({ directoryImport }) => directoryImport && Math.max(...Object.values(directoryImport.growth)),
  },
  { name: 'counting.concurrent.lost', limit: 0, of: ({ counting }) => counting?.concurrent.lost },
  {
    name: 'bundles over their budget',
    limit: 0,
    of: ({ bundles }) =>
      bundles && Object.entries(bundles).filter(([name, bytes]) => isOverBudget({ name, bytes })).length,
  },
];

/** What a figure must at least be. */
const FLOORS: readonly Budget[] = [
  { name: 'intake.danger.recall', limit: 0.99, of: ({ intake }) => intake?.danger.recall },
  { name: 'intake.danger.precision', limit: 0.9, of: ({ intake }) => intake?.danger.precision },
  { name: 'transport.race.winners', limit: 1, of: ({ transport }) => transport && fewest(transport, 'winners') },
  {
    name: 'transport.race.acceptedOffers',
    limit: 1,
    of: ({ transport }) => transport && fewest(transport, 'acceptedOffers'),
  },
  { name: 'intake.optOut.recall', limit: 1, of: ({ intake }) => intake?.optOut.recall },
];

const { json, quick, only } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    /** Without the million of events, whose loading takes minutes; fewer acceptances and trips at once. */
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
}).values;
const say = (line: string): void => {
  if (!json) console.log(line);
};

/** In the order in which they run: the heaviest last, so that it burdens none of the others. */
const PARTS: Readonly<Record<string, (dynamodb: string) => Promise<Measured>>> = {
  capacity: (dynamodb) => {
    say('Counting round trips and capacity on DynamoDB Local …');
    return measureCapacity(dynamodb);
  },
  'inbound-cpu': async (dynamodb) => {
    say('Warm CPU of an inbound text beside the bare SDK calls …');
    return { inboundCpu: await measureHandlerCpu(dynamodb) };
  },
  match: () => {
    say('Matching over 10,000 services …');
    const { p50Ms, p99Ms } = measureMatch(indexDirectory(largeDirectory(10_000)));
    return Promise.resolve({ match: { services: 10_000, p50Ms, p99Ms } });
  },
  bundles: async () => {
    say('Bundling the functions, and importing each bundle in a fresh process …');
    await bundleFunctions();
    return { bundles: measureBundles(), importMs: await measureImports() };
  },
  intake: async (dynamodb) => {
    say('Reading every labelled text; a text in a conversation of twenty messages, and in one of 10,000 …');
    return { intake: { ...measureIntakeWords(), ...(await measureConversation(dynamodb)) } };
  },
  'directory-import': async () => ({ directoryImport: await measureDirectoryImport(say) }),
  transport: async () => ({ transport: await measureTransport({ quick, say }) }),
  routing: async (dynamodb) => ({ routing: await measureRouting(dynamodb, { quick, say }) }),
  counting: async (dynamodb) => ({ counting: await measureCounting(dynamodb, { quick, say }) }),
};

const chosen = Object.entries(PARTS).filter(([name]) => only === undefined || name === only);
if (chosen.length === 0) {
  console.error(`There is no part "${only}" to measure. Parts: ${Object.keys(PARTS).join(', ')}.`);
  process.exit(2);
}
const dynamodb = await startDynamoDbLocal({ inMemory: true });
try {
  let figures: Measured = {};
  for (const [, measure] of chosen) figures = { ...figures, ...(await measure(dynamodb.endpoint)) };
  const checked = [
    ...BUDGETS.map((budget) => ({ ...budget, isMissed: (measured: number) => measured > budget.limit })),
    ...FLOORS.map((floor) => ({ ...floor, isMissed: (measured: number) => measured < floor.limit })),
  ].flatMap(({ name, limit, of, isMissed }) => {
    const measured = of(figures);
    return measured === undefined ? [] : [{ name, limit, measured, missed: isMissed(measured) }];
  });
  console.log(JSON.stringify(figures, undefined, 2));
  for (const { name, limit, measured, missed } of checked) {
    say(`${missed ? 'MISS ' : 'ok   '} ${name.padEnd(32)} ${measured} of ${limit}`);
  }
  if (checked.some(({ missed }) => missed)) process.exitCode = 1;
} finally {
  await closeStandIns();
  await dynamodb.stop();
}
