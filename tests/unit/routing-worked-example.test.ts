import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { indexDirectory, match } from '../../shared/routing/index.ts';
import type { MatchRequest } from '../../shared/routing/index.ts';
import { directoryOf, hub, id } from './routing-builder.ts';

const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'routing.md'), 'utf8');
/** The rows of the example's table: a factor, its weight, and what each of the three services has of it. */
const rows = page
  .slice(page.indexOf('## The example'))
  .split('\n')
  .filter((line) => /^\| (?:\w|\*\*)/u.test(line) && !line.startsWith('| factor'))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.replaceAll('*', '').trim()),
  );

const now = new Date('2026-06-15T15:00:00Z');
const request: MatchRequest = {
  needs: [{ need: 'talk', kinds: ['counselling', 'peer-support'] }],
  communityId: 'place-kapuskasing',
  person: { languages: ['fr', 'en'], cultures: ['cree'] },
  virtual: 'ask',
};
const weekdays = {
  kind: 'weekly' as const,
  timeZone: 'America/Toronto',
  hours: [{ days: ['MO' as const, 'TU' as const], opens: '08:30', closes: '16:30' }],
};
const directory = directoryOf(
  {
    in: 'place-timmins',
    service: { schedule: weekdays, cultures: ['cree'] },
    organization: { assuredOn: '2026-05-01' },
  },
  {
    in: 'place-kapuskasing',
    service: {
      kinds: ['peer-support'],
      languages: ['en'],
      capacity: { unit: 'place', available: 0, updatedAt: '2026-06-15T12:00:00Z' },
    },
    agreement: 'none',
  },
  {
    service: { virtual: true, capacity: undefined, assuredOn: '2025-10-23' },
    agreement: { validTo: '2026-07-01' },
  },
);
const index = indexDirectory(directory);

type Weights = typeof hub.routing.weights;
const scoresBy = (weights: Weights): string[] => {
  const [answer] = match(request, index, { ...hub, routing: { ...hub.routing, weights } }, now).answers;
  return [0, 1, 2].map((n) => {
    const option = answer?.options.find(({ service }) => service.id === id('service', n));
    return option === undefined ? 'none' : String(option.score);
  });
};
const nothing = Object.fromEntries(Object.keys(hub.routing.weights).map((name) => [name, 0]));
const only = (name: string): Weights => ({ ...hub.routing.weights, ...nothing, [name]: 1 });
/** Factors are shown to three decimals, so that a score of 0 to 100 has one. */
const rounded = (score: string): string => (Math.round(Number(score) * 10) / 1000).toFixed(3);

describe('the example of docs/routing.md', () => {
  it.each(rows.filter(([name]) => name !== 'score'))('has the factor %s', (name = '', weight = '', ...factors) => {
    expect(Object.entries(hub.routing.weights)).toContainEqual([name, Number(weight)]);
    expect(factors).toEqual(scoresBy(only(name)).map(rounded));
  });

  it('has the scores that the program gives', () => {
    const [, , ...scores] = rows.find(([name]) => name === 'score') ?? [];
    expect(scores).toEqual(
      scoresBy(hub.routing.weights).map((score) => (Math.round(Number(score) * 10) / 10).toFixed(1)),
    );
    expect(rows).toHaveLength(9);
  });

  it('gives the first option its reasons in the order of the page', () => {
    const [answer] = match(request, index, hub, now).answers;
    const told = answer?.options[0]?.reasons.map(({ text }) => text.en) ?? [];
    expect(told.length).toBeGreaterThan(4);
    for (const words of told) expect(page.replaceAll(/\s+(?:> )?/gu, ' ')).toContain(words);
  });
});
