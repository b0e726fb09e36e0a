import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { leadsTo } from '../../shared/intake/flow.ts';
import { textProblems } from '../../shared/intake/flow-report.ts';
import { classify } from '../../shared/intake/hearing/keywords.ts';
import { shippedFlow } from '../../shared/intake/shipped-flow.ts';
import { isSkip } from '../../shared/intake/answers/yes-no.ts';
import * as z from 'zod';

const pages = ['conversation.md', 'conversation.fr.md'];
const pageOf = (name: string): string => readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8');
const drawn = (id: string): string => id.replaceAll(/-(\w)/gu, (_, letter: string) => letter.toUpperCase());

/** The rows "`STOP` `ARRET` | opt-out: ..." of the table of words. */
function keywordRows(page: string): readonly { readonly said: string; readonly kind: string }[] {
  return [...page.matchAll(/^\| ((?:`[^`]+` ?)+) +\| ([a-z-]+) ?:/gmu)].flatMap(([, cell = '', kind = '']) =>
    [...cell.matchAll(/`([^`]+)`/gu)].map(([, said = '']) => ({ said, kind })),
  );
}

describe.each(pages)('docs/%s', (name) => {
  const page = pageOf(name);

  it('draws every way from one question to the next, and no other', () => {
    const arrows = [...page.matchAll(/^ {2}(\w+) --> (\w+)/gmu)].map(([, from, to]) => `${from ?? ''} --> ${to ?? ''}`);
    const ways = shippedFlow.nodes.flatMap((node) =>
      leadsTo(node).map((next) => `${drawn(node.id)} --> ${drawn(next)}`),
    );
    expect([...arrows].sort()).toEqual([...new Set(ways)].sort());
  });

  it('tells of every question that a person is asked in the order of the flow', () => {
    const asked = shippedFlow.nodes.flatMap(({ id, kind }) =>
      kind === 'question' && !['safe-unsure', 'community-choice', 'code-word'].includes(id) ? [id] : [],
    );
    const told = [...page.matchAll(/^\| `([a-z-]+)` +\|/gmu)].map(([, id]) => id);
    expect(told).toEqual(asked);
  });

  it('names eleven kinds of words', () => {
    expect(new Set(keywordRows(page).map(({ kind }) => kind)).size).toBe(11);
  });

  it.each(keywordRows(page))('"$said" is $kind, as the page says', ({ said, kind }) => {
    expect(isSkip(said) ? 'skip' : classify(said).keyword?.kind).toBe(kind);
  });

  it('changes a text by an example that passes the check', () => {
    const example = /```json\n(.*?)```/su.exec(page)?.[1] ?? '';
    const settings = z
      .object({ texts: z.record(z.string(), z.object({ fr: z.string(), en: z.string() })) })
      .parse(JSON.parse(example));
    expect(Object.keys(settings.texts)).toEqual(['done', 'done.plain']);
    expect(textProblems(settings.texts)).toEqual([]);
  });
});
