import { describe, expect, it } from 'vitest';
import { checkFlow, flowSchema, type Flow } from '../../shared/intake/flow.ts';
import { shippedFlow } from '../../shared/intake/shipped-flow.ts';
import { shippedTexts } from '../../shared/intake/texts/shipped-texts.ts';
import { checkTexts } from '../../shared/intake/texts/texts.ts';

const withoutNode = (id: string): Flow => ({
  ...shippedFlow,
  nodes: shippedFlow.nodes.filter((node) => node.id !== id),
});

describe('the shipped flow', () => {
  it('reaches every node, and from every node a rest', () => {
    expect(checkFlow(shippedFlow)).toEqual([]);
  });

  it('lets every question be skipped to another node', () => {
    const stuck = shippedFlow.nodes.filter((node) => node.kind === 'question' && node.whenSkipped === node.id);
    expect(stuck).toEqual([]);
  });
});

describe('a flow with a mistake', () => {
  it('says which node leads nowhere', () => {
    expect(checkFlow(withoutNode('age'))).toContainEqual({
      node: 'community',
      problem: 'leads to "age", which is not there',
    });
  });

  it('says which node is never reached', () => {
    const lone = shippedFlow.nodes.filter(({ id }) => id === 'done').map((node) => ({ ...node, id: 'lone' }));
    expect(checkFlow({ ...shippedFlow, nodes: [...shippedFlow.nodes, ...lone] })).toEqual([
      { node: 'lone', problem: 'is never reached' },
    ]);
  });

  it('is refused when a text is not there or a list of words cannot be read', () => {
    const [first] = shippedFlow.nodes;
    expect(flowSchema.safeParse({ ...shippedFlow, nodes: [{ ...first, text: 'no-such-text' }] }).success).toBe(false);
    const needs = shippedFlow.nodes.find(({ id }) => id === 'needs');
    const reads = { as: 'needs', next: 'age', options: [{ need: 'talk', words: { fr: ['(parler)'], en: [] } }] };
    expect(flowSchema.safeParse({ ...shippedFlow, nodes: [{ ...needs, reads }] }).success).toBe(false);
  });
});

describe('every shipped text', () => {
  it('is there in both languages', () => {
    const empty = Object.entries(shippedTexts).filter(([, { fr, en }]) => fr.trim() === '' || en.trim() === '');
    expect(empty).toEqual([]);
  });

  it.each(checkTexts())('$key in $language is one GSM-7 segment that gives nothing away', ({ measure, findings }) => {
    expect(measure).toMatchObject({ encoding: 'GSM-7', segments: 1 });
    expect(findings).toEqual([]);
  });

  it('tells to call 911, never to text it', () => {
    const texts = Object.values(shippedTexts).flatMap(({ fr, en }) => [fr, en]);
    expect(texts.filter((text) => /(?:text|texte|texter|textez) (?:le )?\{emergency\}/iu.test(text))).toEqual([]);
  });
});

describe("a hub's own wording", () => {
  it('is checked like the shipped one', () => {
    const reports = checkTexts({ done: { fr: 'Merci, le refuge te contactera bientôt.', en: 'Thanks.' } });
    const done = reports.find(({ key, language }) => key === 'done' && language === 'fr');
    expect(done?.findings.map(({ kind }) => kind)).toEqual(['names-organization', 'forces-ucs-2']);
  });
});
