import { describe, expect, it } from 'vitest';
import { flowProblems, reportOn, textProblems } from '../../shared/intake/flow-report.ts';
import type { Bilingual } from '../../shared/intake/model.ts';
import { shippedFlow } from '../../shared/intake/shipped-flow.ts';
import { shippedTexts } from '../../shared/intake/texts/shipped-texts.ts';

const without = (id: string) => ({ ...shippedFlow, nodes: shippedFlow.nodes.filter((node) => node.id !== id) });
const withNode = (id: string, change: object) => ({
  ...shippedFlow,
  nodes: shippedFlow.nodes.map((node) => (node.id === id ? { ...node, ...change } : node)),
});

describe('the report on what ships', () => {
  it('finds nothing wrong', () => {
    expect(reportOn(shippedFlow).problems).toEqual([]);
  });

  it('has one line for each text, in both languages, ordinary and plain', () => {
    const { lines } = reportOn(shippedFlow);
    expect(lines).toHaveLength(4 * Object.keys(shippedTexts).length);
    expect(lines).toContain('quiet                    fr  plain     GSM-7    3 units, 1 segment');
  });
});

describe('a flow with something wrong', () => {
  it.each([
    ['a node that is not there', without('age'), 'community: leads to "age", which is not there'],
    [
      'a node that nothing leads to',
      { ...shippedFlow, nodes: [...shippedFlow.nodes, { ...without('start').nodes[0], id: 'lone' }] },
      'lone: is never reached',
    ],
    [
      'two nodes of one name',
      { ...shippedFlow, nodes: [...shippedFlow.nodes, ...shippedFlow.nodes] },
      'two nodes share',
    ],
    ['a question in place of a rest', { ...shippedFlow, quiet: 'age' }, 'age: start, quiet and inDoubt must be rests'],
    ['a text that is not there', withNode('done', { text: 'no-such-text' }), 'must be the key of a text'],
    ['no text at all', withNode('age', { prompt: undefined }), 'prompt'],
    [
      'words that cannot be read',
      withNode('age', {
        reads: { as: 'age', next: 'nation', options: [{ band: '18-plus', words: { fr: ['(ans)'], en: [] } }] },
      }),
      'must be a phrase',
    ],
    ['a kind of answer nobody reads', withNode('age', { reads: { as: 'guess', next: 'nation' } }), 'reads'],
    ['nothing', undefined, 'expected object'],
  ])('is told: %s', (_what, flow, told) => {
    expect(flowProblems(flow).join('\n')).toContain(told);
  });

  it('is told when a question never comes to an end', () => {
    const round = withNode('consent', {
      whenSkipped: 'accommodations',
      reads: { as: 'nation', next: 'accommodations' },
    });
    expect(flowProblems(round)).toContain('consent: is a dead end: no rest follows');
  });
});

const fine: Bilingual = { fr: 'Merci. En danger: {emergency}.', en: 'Thanks. In danger: {emergency}.' };
const bad: Readonly<Record<string, Bilingual>> = {
  'done.plain': { ...fine, en: ' ' },
  done: { ...fine, fr: `${fine.fr} À bientôt.` },
  'done-without-sharing': { ...fine, fr: fine.fr.repeat(15) },
  noted: { ...fine, en: `${fine.en} The shelter.` },
  'noted.plain': { ...fine, en: `${fine.en} 12 Main Street` },
  human: { ...fine, fr: 'Merci.' },
  'community-choice.plain': { fr: 'Lequel?', en: 'Which?' },
  safe: { fr: 'Bonjour {name}. OUI ou NON?', en: 'Hi. YES or NO?' },
  'opted-out.plain': { fr: 'Fin des textos. '.repeat(11), en: 'Done.' },
};

describe('a text with something wrong', () => {
  const found = textProblems(bad);

  it.each([
    ['no words in one language', 'done.plain en: is empty'],
    ['a letter that halves the room', 'done fr: forces-ucs-2 (Àô)'],
    ['more than two segments', 'done-without-sharing fr: too-long (3)'],
    ['a word that gives it away', 'noted en: names-organization (shelter)'],
    ['an address', 'noted.plain en: address (12 main street)'],
    ['a number left out', 'human fr: lacks {emergency}'],
    ['a list left out', 'community-choice.plain en: lacks {candidates}'],
    ['a blank that nothing fills', 'safe fr: has {name}, which nothing fills'],
    ['a keyword answered in two parts', 'opted-out.plain fr: must be one segment (2)'],
  ])('is told: %s', (_what, told) => {
    expect(found).toContain(told);
  });

  it('is told alone: the others are left in peace', () => {
    const keys = found.map((problem) => problem.split(' ')[0]);
    expect([...new Set(keys)].sort()).toEqual(Object.keys(bad).sort());
    expect(textProblems({ done: fine, 'done.plain': fine })).toEqual([]);
  });

  it('is told when it does not fit beside the text it goes out with', () => {
    const long = { fr: 'Une personne le sait. '.repeat(9), en: 'A person knows. '.repeat(15) };
    const told = flowProblems(shippedFlow, { 'danger-unsure': long, 'kept.plain': long });
    // Any question that may still be open after it, not only the next one.
    expect(told).toContain('danger-unsure and safe-hours fr: too long together (3 segments)');
    expect(told).toContain('danger-unsure and needs fr: too long together (3 segments)');
    expect(told).toContain('kept.plain and accommodations.plain en: too long together (3 segments)');
  });
});
