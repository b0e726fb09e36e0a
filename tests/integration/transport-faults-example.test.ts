import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ownerOf, type Trip } from '../../shared/transport/index.ts';
import { FaultScene, ON_CALL, TAXI } from './transport-faults-scene.ts';

const MINUTE_MS = 60_000;

let scene: FaultScene;
beforeAll(async () => {
  scene = await FaultScene.open();
});
afterAll(() => scene.close());

/** Minute, state, who has it, and the minute of its next clock, as docs/dispatch.md tells them. */
function rowsOfPage(): string[][] {
  const page = readFileSync('docs/dispatch.md', 'utf8');
  const example = page.slice(page.indexOf('## An example'), page.indexOf('## Settings'));
  return example
    .split('\n')
    .filter((line) => /^\| +\d/.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, minute = '', , state = '', owner = '', clock = '']) => [minute, state, owner, clock]);
}

it('the example of docs/dispatch.md is what the program does, minute by minute', async () => {
  const begins = scene.platform.clock().getTime();
  const { id } = await scene.asked();
  const offers = async () => (await scene.read(id)).offers;
  const codeOf = async (at: number): Promise<string> => (await offers())[at]?.code ?? '';
  const codeOnCall = async (at: number): Promise<string> => (await scene.read(id)).trip.alertAsks[at]?.code ?? '';
  const phoneOf = async (at: number): Promise<string> => scene.phoneOf((await offers())[at]?.organizationId ?? '');
  const says = async (from: string, body: string): Promise<void> => {
    await scene.says(from, body);
  };
  const steps: readonly (readonly [number, () => Promise<void>])[] = [
    [0, () => Promise.resolve()],
    [5, () => Promise.resolve()],
    [6, async () => says(await phoneOf(1), `non ${await codeOf(1)}`)],
    [11, () => Promise.resolve()],
    [16, () => Promise.resolve()],
    [26, () => Promise.resolve()],
    [28, async () => says(ON_CALL[1], `OK ${await codeOnCall(1)}`)],
    [31, async () => says(TAXI.first, `oui ${await codeOf(0)} 40 min`)],
    [36, async () => says(TAXI.first, 'en route')],
    [74, async () => says(TAXI.first, 'embarqué')],
    [150, async () => says(TAXI.first, 'terminé')],
  ];
  const seen: string[][] = [];
  for (const [minute, happens] of steps) {
    scene.hub.setNow(new Date(begins + minute * MINUTE_MS).toISOString());
    await happens();
    await scene.work();
    const { trip } = await scene.read(id);
    seen.push([`${minute}`, trip.status, owner(trip), clock(trip, begins)]);
  }
  expect(seen).toEqual(rowsOfPage());
  expect(await scene.balance()).toEqual({ twice: [], lost: [], open: [] });
});

const owner = (trip: Trip): string => ownerOf(trip)?.kind ?? 'nobody';
const clock = (trip: Trip, begins: number): string =>
  trip.clock === undefined ? 'none' : String((Date.parse(trip.clock.at) - begins) / MINUTE_MS);
