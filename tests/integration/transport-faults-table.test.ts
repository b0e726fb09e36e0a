import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** What the page tells of, in its order. */
const FAULTS = [
  'Twilio 429',
  'Twilio 500',
  'time-out before the carrier took it',
  'time-out after it took it',
  'webhook lost',
  'webhook repeated',
  'callback lost',
  'callback out of order',
  'undelivered, 30003 to 30008',
  'landline, 30006',
  'opted out, 21610',
  'second number',
  'stream stalled',
  'schedule lost',
  'clock of a trip lost',
  'DynamoDB throttled',
  'process killed',
  'on-call phone dead',
  'directory changed meanwhile',
  'clock jump',
];

const page = readFileSync('docs/dispatch.md', 'utf8');
const faults = (page.split('\n## Faults')[1] ?? '').split('\n## ')[0] ?? '';
const inTable = [...faults.matchAll(/^\| (?!fault |-)(.+?) +\|/gm)].map(([, fault]) => fault);
const shown = [...faults.matchAll(/^- \*\*(.+?)\*\*: (.+)$/gm)].map(
  ([, fault = '', tests = '']) => [fault, tests] as const,
);

/** `tests/a.test.ts`: "name", "name"; `tests/b.test.ts`: "name" */
function testsIn(list: string): { readonly file: string; readonly name: string }[] {
  return [...list.matchAll(/`(tests\/[^`]+\.test\.ts)`: ((?:"[^"]+"(?:, )?)+)/g)].flatMap(([, file = '', names = '']) =>
    [...names.matchAll(/"([^"]+)"/g)].map(([, name = '']) => ({ file, name })),
  );
}

describe('the table of faults in docs/dispatch.md', () => {
  it('has a row and tests for every fault', () => {
    expect(inTable).toEqual(FAULTS);
    expect(shown.map(([fault]) => fault)).toEqual(FAULTS);
  });

  it.each(shown)('%s: the tests that it names are there', (_fault, tests) => {
    const named = testsIn(tests);
    expect(named).not.toEqual([]);
    for (const { file, name } of named) {
      const source = readFileSync(file, 'utf8');
      const isThere = [`'${name}'`, `\`${name}\``, JSON.stringify(name)].some((quoted) => source.includes(quoted));
      expect(isThere, `${file} has a test "${name}"`).toBe(true);
    }
  });
});
