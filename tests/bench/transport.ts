import { join } from 'node:path';
import { temporaryFolder } from '../scenario/server.ts';
import { measureFleet, type FleetFigures } from './transport-fleet.ts';
import { hubOfCarriers, type CarrierPhone } from './transport-hub.ts';
import { raceForOneOffer, raceOfACrowd, type RaceFigures } from './transport-race.ts';
import { startStack, type Stack } from './transport-stack.ts';

export interface TransportFigures {
  /** One offer to one partner; `crowd`: one trip offered to many. */
  readonly race: RaceFigures & { readonly crowd: RaceFigures };
  readonly fleet: FleetFigures;
  /** Invocations that failed in either, by function and error: time-outs of a machine that has too much to do. */
  readonly failedInvocations: Readonly<Record<string, number>>;
}

interface Size {
  readonly acceptances: number;
  readonly crowd: number;
  readonly trips: number;
}
const WHOLE: Size = { acceptances: 1000, crowd: 100, trips: 200 };
const QUICK: Size = { acceptances: 200, crowd: 20, trips: 40 };

/** What dispatch does when everybody answers at once, on the stack that `npm start` runs: functions, tables, carrier and all. */
export async function measureTransport({
  quick,
  say,
}: {
  readonly quick: boolean;
  readonly say: (line: string) => void;
}): Promise<TransportFigures> {
  const size = quick ? QUICK : WHOLE;
  // As many waves as it takes to ask all of them.
  const crowded = hubOfCarriers(size.crowd, { waveSize: 10, maxWaves: 20 });
  const fleet = hubOfCarriers(5, { waveSize: 2, maxWaves: 4 });
  const folder = temporaryFolder();
  try {
    say('Starting Carrefour as a whole …');
    const crossing = await startStack(crowded, join(folder.path, 'crowd'));
    const race = await raced(crossing, crowded.carriers, size, say).finally(() => crossing.stop());
    say(`${size.trips} trips and five partners who answer at random …`);
    const roads = await startStack(fleet, join(folder.path, 'fleet'), crossing.assembly);
    const driven = await measureFleet(roads, fleet.carriers, size.trips).finally(() => roads.stop());
    say(
      `  seed ${driven.seed}: ${driven.closed} of ${driven.trips} closed (${driven.completed} completed, ${driven.cancelled} cancelled); accepted after ${driven.p50Ms} ms, p99 ${driven.p99Ms} ms`,
    );
    const failed = Map.groupBy([...crossing.failed, ...roads.failed], (line) => line);
    const failedInvocations = Object.fromEntries([...failed].map(([line, all]) => [line, all.length]));
    return { race, fleet: driven, failedInvocations };
  } finally {
    folder.remove();
  }
}

async function raced(
  stack: Stack,
  carriers: readonly CarrierPhone[],
  { acceptances, crowd }: Size,
  say: (line: string) => void,
): Promise<TransportFigures['race']> {
  say(`${acceptances} acceptances of one offer at the same instant …`);
  const one = await raceForOneOffer(stack, carriers, acceptances);
  say(`  ${told(one)}`);
  say(`One trip offered to ${crowd} partners, accepted by all at the same instant …`);
  const many = await raceOfACrowd(stack, carriers);
  say(`  ${told(many)}`);
  return { ...one, crowd: many };
}

const told = ({ winners, kindAnswers, acceptedOffers, repeated, ms }: RaceFigures): string =>
  `${winners} winner, ${kindAnswers} kind answers, ${acceptedOffers} offer accepted, ${repeated} webhooks repeated, ${ms} ms`;
