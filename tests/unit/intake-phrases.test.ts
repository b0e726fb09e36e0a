import { describe, expect, it } from 'vitest';
import { find, isOneSlipAway, phrase, reading, vocabularyOf, without } from '../../shared/intake/phrases.ts';
import { plainWords } from '../../shared/intake/wording.ts';

const says = (written: string, text: string, groups = {}) => {
  const wanted = phrase(written, groups);
  return find(wanted, reading(plainWords(text), vocabularyOf([wanted]))) !== undefined;
};

describe('the plain words of a text', () => {
  it.each([
    ['J’peux pas!!', 'je peux pas'],
    ['jpeux pas', 'je peux pas'],
    ["he's here", 'he is here'],
    ['he s here', 'he is here'],
    ["DON'T", 'do not'],
    ['Arrêtez de m’écrire', 'aretez de m ecrire'],
    ['killlll', 'kil'],
    ['911 and 18', '911 and 18'],
    ['🔪', 'knife'],
    ['👍', 'ok'],
    ['   ', ''],
    ['1️⃣', '1'],
  ])('%s → %s', (text, words) => {
    expect(plainWords(text).join(' ')).toBe(words);
  });
});

describe('a phrase', () => {
  it('is its words in order, next to one another', () => {
    expect(says('he has a knife', 'oh no he has a knife help')).toBe(true);
    expect(says('he has a knife', 'a knife he has')).toBe(false);
  });

  it('may have words that are optional, alternatives, groups and gaps', () => {
    expect(says('{who} (really) has/got ... knife', 'she got a very big knife', { who: 'he she' })).toBe(true);
    expect(says('^ stop $', 'stop')).toBe(true);
    expect(says('^ stop $', 'bus stop')).toBe(false);
  });

  it('survives a slip in a long word, not in a short one', () => {
    expect(says('following me', 'folowing me')).toBe(true);
    expect(says('following me', 'follwing me')).toBe(true);
    expect(says('gun', 'fun')).toBe(false);
    expect(isOneSlipAway('kinfe', 'knife')).toBe(true);
    expect(isOneSlipAway('manger', 'danger')).toBe(false);
  });

  it('refuses a group that is not there and a phrase that would match anything', () => {
    expect(() => phrase('{nobody} has')).toThrow('{nobody}');
    expect(() => phrase('(he) (has)')).toThrow('would match anything');
  });
});

describe('harmless words', () => {
  it('are blotted out in place, leaving the rest to be read', () => {
    const harmless = phrase('phone is dead');
    const dead = phrase('he is dead');
    const text = reading(plainWords('my phone is dead'), vocabularyOf([harmless, dead]));
    expect(find(dead, without([harmless], text))).toBeUndefined();
    expect(without([harmless], text).words).toHaveLength(4);
  });
});
