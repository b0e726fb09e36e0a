import { describe, expect, it } from 'vitest';
import { find, isOneSlipAway, phrase, reading, vocabularyOf, without } from '../../shared/intake/hearing/phrases.ts';
import { findRule, rulebook } from '../../shared/intake/hearing/rules.ts';
import { spellings } from '../../shared/intake/hearing/spelling-lists.ts';
import { plainWords, undouble } from '../../shared/intake/hearing/wording.ts';

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

describe('the spellings', () => {
  it('never mean two things once letters are undoubled', () => {
    const meanings = Map.groupBy(spellings, ([short]) => undouble(short));
    const doubtful = [...meanings].filter(([, all]) => new Set(all.map(([, full]) => full)).size > 1);
    expect(doubtful).toEqual([]);
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

describe('rules over ideas', () => {
  const ideas = {
    en: { they: ['he/they'], hurts: ['hit/hits | beat up'], me: ['me'], past: ['years ago'], no: ['did not'] },
    fr: { they: ['il/ils'], hurts: ['frappe'] },
  };
  const book = (...rules: string[]) =>
    rulebook<string>(rules, [
      { language: 'en', ideas: ideas.en, groups: {} },
      { language: 'fr', ideas: ideas.fr, groups: {} },
    ]);
  const applies = (rule: string, text: string) => {
    const made = book(rule);
    return findRule(made, reading(plainWords(text), vocabularyOf(made.wanted, made.contexts)));
  };

  it('want all their ideas, in any order, not far from one another', () => {
    expect(applies('[they] & [hurts]', 'i was hit and he laughed')).toBeDefined();
    expect(applies('[they] & [hurts]', 'i was hit')).toBeUndefined();
    expect(
      applies('[they] & [hurts]', 'he sat in the old truck for a very long while then hit the road'),
    ).toBeUndefined();
  });

  it('with "then" want them in this order', () => {
    expect(applies('[they] then [hurts] then [me]', 'he hit me')).toBeDefined();
    expect(applies('[they] then [hurts] then [me]', 'hit me he said')).toBeUndefined();
  });

  it('give way to a context near by, or just before', () => {
    expect(applies('[hurts] unless [past]', 'he hit me years ago')).toBeUndefined();
    expect(applies('[hurts] unless after [no]', 'he did not hit me')).toBeUndefined();
    expect(applies('[hurts] unless after [no]', 'he hit me, i did not call')).toBeDefined();
  });

  it('tell the language where the words are of one', () => {
    expect(applies('[they] & [hurts]', 'il frappe')?.language).toBe('fr');
    expect(applies('[they] & [hurts]', 'he hits')?.language).toBe('en');
    expect(applies('[they] & [hurts]', 'il hits')?.language).toBeUndefined();
  });

  it('may have a phrase as a piece, and refuse an idea that is not there', () => {
    expect(applies('[they] & on the table', 'he put it on the table')).toBeDefined();
    expect(() => book('[nobody] & [me]')).toThrow('[nobody]');
  });
});
