import { describe, expect, it } from 'vitest';
import { classify } from '../../shared/intake/hearing/keywords.ts';
import { isNow } from './intake-danger-now.ts';
import { awayTexts, besideTexts } from './intake-labelled-near.ts';
import { spokenCalmTexts, spokenDangerTexts } from './intake-labelled-spoken.ts';
import { labelledTexts } from './intake-labelled-texts.ts';

/** Each text is read once: there are thousands. */
const said = new Map(
  Object.values(labelledTexts).flatMap((texts) => texts.map((text) => [text, classify(text)] as const)),
);
const read = (text: string) => said.get(text) ?? classify(text);
const isDanger = (text: string) => isNow(read(text));
const kindOf = (text: string) => read(text).keyword?.kind;
const unsafeToMiss = [...labelledTexts.danger];
const everythingElse = Object.entries(labelledTexts).flatMap(([label, texts]) =>
  label === 'danger' ? [] : [...texts],
);

describe('the labelled texts', () => {
  it('are at least 2,000, each once', () => {
    const all = [...unsafeToMiss, ...everythingElse];
    expect(all.length).toBeGreaterThanOrEqual(2000);
    expect(new Set(all).size).toBe(all.length);
  });

  it('danger is found in at least 99 of 100', () => {
    const missed = unsafeToMiss.filter((text) => !isDanger(text));
    const recall = 1 - missed.length / unsafeToMiss.length;
    expect({ missed, enough: recall >= 0.99 }).toEqual({ missed, enough: true });
  });

  it('what is called danger is danger in at least 90 of 100', () => {
    const falseAlarms = everythingElse.filter(isDanger);
    const called = unsafeToMiss.filter(isDanger).length + falseAlarms.length;
    const precision = 1 - falseAlarms.length / called;
    expect({ falseAlarms, enough: precision >= 0.9 }).toEqual({ falseAlarms, enough: true });
  });

  it('every opt-out is found, and no one else is silenced', () => {
    const optsOut = new Set<string>(labelledTexts['opt-out']);
    const all = [...unsafeToMiss, ...everythingElse];
    expect(all.filter((text) => (kindOf(text) === 'opt-out') !== optsOut.has(text))).toEqual([]);
  });

  it('only a START-type word is an opt-in', () => {
    const optsIn = new Set<string>(labelledTexts['opt-in']);
    const all = [...unsafeToMiss, ...everythingElse];
    expect(all.filter((text) => (kindOf(text) === 'opt-in') !== optsIn.has(text))).toEqual([]);
  });

  it.each(['help', 'info', 'human', 'erase', 'language', 'unsafe'] as const)('%s is found', (label) => {
    expect(labelledTexts[label].filter((text) => kindOf(text) !== label)).toEqual([]);
  });

  it('a threat that is near is told apart from danger now', () => {
    expect(labelledTexts.near.filter((text) => classify(text).danger?.kind !== 'near')).toEqual([]);
  });

  it('danger in joual, in a hurry or on board is heard, and not in its neighbours', () => {
    expect(spokenDangerTexts.filter((text) => !isDanger(text))).toEqual([]);
    expect(spokenCalmTexts.filter((text) => read(text).danger)).toEqual([]);
  });

  it('danger beside whoever they fear is told apart from danger when they are away', () => {
    const isBeside = (text: string) => classify(text).danger?.kind === 'now-and-near';
    expect(besideTexts.filter((text) => !isBeside(text))).toEqual([]);
    expect([...awayTexts, ...labelledTexts.calm, ...labelledTexts.none].filter(isBeside)).toEqual([]);
  });

  it('hardly anybody who has nothing to fear is taken to fear somebody near', () => {
    const isNear = (text: string) => classify(text).danger?.kind === 'near';
    const calm = [...labelledTexts.calm, ...labelledTexts.none];
    expect(calm.filter(isNear).length / calm.length).toBeLessThanOrEqual(0.005);
  });

  it('an answer or a story is no keyword', () => {
    expect(labelledTexts.none.filter((text) => kindOf(text) !== undefined || classify(text).danger)).toEqual([]);
  });
});

describe('the language of a keyword', () => {
  it.each([
    ['ARRÊT', 'fr'],
    ['unsubscribe', 'en'],
    ['aide', 'fr'],
    ['help', 'en'],
    ['il va me tuer', 'fr'],
    ['he has a knife', 'en'],
  ])('%s is %s', (text, language) => {
    const { danger, keyword } = classify(text);
    expect((danger ?? keyword)?.language).toBe(language);
  });

  it('STOP and INFO tell none', () => {
    expect(classify('STOP').keyword?.language).toBeUndefined();
    expect(classify('INFO').keyword?.language).toBeUndefined();
  });
});

describe('simple words', () => {
  it.each([
    ['simple words please', 'on'],
    ['SIMPLE', 'on'],
    ['can you use easier words', 'on'],
    ['mots simples svp', 'on'],
    ['écris plus simplement', 'on'],
    ['write normal again', 'off'],
    ['no simple words', 'off'],
    ['écris-moi normalement', 'off'],
  ])('%s: %s', (text, wish) => {
    expect(classify(text).keyword).toMatchObject({ kind: 'plain-language', wish });
  });

  it('"stop simple words" stops the simple words, not the texts', () => {
    expect(classify('stop with the simple words').keyword).toMatchObject({ kind: 'plain-language', wish: 'off' });
  });
});

describe('a code word', () => {
  it.each([
    ['my code word is bluebird', 'bluebird'],
    ['CODE bluebird', 'bluebird'],
    ['my codeword is blue bird thanks', 'blue bird'],
    ['mon mot de code est soleil', 'soleil'],
    ['code soleil svp', 'soleil'],
  ])('%s', (text, word) => {
    expect(classify(text).keyword).toMatchObject({ kind: 'code-word', word });
  });

  it('without a word, they ask how it is done', () => {
    expect(classify('CODE').keyword).toEqual({ kind: 'code-word' });
  });

  it('is no postal code', () => {
    expect(classify('my postal code is p0l 1n0').keyword).toBeUndefined();
  });
});

describe('somebody else who writes from the phone', () => {
  it.each([
    'who is this texting my girlfriend',
    'leave her alone or else',
    'wrong number this isnt her phone',
    'this is her husband',
    'why are you texting my wife',
    'c’est qui qui écrit à ma blonde',
    'laisse ma femme tranquille',
    't’as pas le bon numéro',
    'je suis son chum',
  ])('%s', (text) => {
    expect(classify(text).changedHands).toBe(true);
  });

  it('may opt out too', () => {
    expect(classify('stop texting my gf')).toEqual({
      keyword: { kind: 'opt-out', language: 'en' },
      changedHands: true,
    });
  });

  it.each(['who is this', 'he wont leave her alone', 'my boyfriend is texting me', 'stop texting me'])(
    'is not heard in "%s"',
    (text) => {
      expect(classify(text).changedHands).toBeUndefined();
    },
  );
});

describe('a long text', () => {
  it('is heard to its end', () => {
    const calm = 'i went to the store and then to see my cousin about the ride on friday. '.repeat(400);
    expect(classify(`${calm} he is going to kill me`).danger?.kind).toBe('now');
  });
});

describe('said alone, on board of a vehicle', () => {
  it.each(['he wont stop', 'il arrete pas', 'il veut pas arrêter', 'stop him', 'arretez-le'])(
    '%s is danger',
    (text) => {
      expect(classify(text)).toMatchObject({ danger: { kind: 'now' } });
      expect(classify(text).keyword).toBeUndefined();
    },
  );
});

describe('danger beside an opt-out', () => {
  it('is both, so that neither is lost', () => {
    const { danger, keyword } = classify('stop texting me he is going to kill me');
    expect([danger?.kind, keyword?.kind]).toEqual(['now', 'opt-out']);
  });

  it('a cry that happens to begin with stop does not silence the person', () => {
    expect(classify('stop he is hurting me')).toEqual({ danger: { kind: 'now', language: 'en' } });
  });
});

/** Written after the lists, to see how they do on texts they were not made from. */
describe('texts that the lists were not written from', () => {
  it.each([
    'he just pulled out a knife on my sister',
    'my ex is outside my window and im scared',
    'they locked us in the basement',
    'hes strangling her plz',
    'i think he is going to shoot me',
    'my boyfriend choked me last night',
    'someone broke in and hes got a bat',
    'je pense qu’il va me frapper encore',
    'mon mari a pris le fusil',
    'ils veulent pas que je parte',
    'jsuis barrée dans son appart jpeux pas m’en aller',
    'chu prise ici avec lui pis y est saoul et fâché',
    'il m’étrangle',
    'j’veux pus vivre',
    'i swallowed a whole bottle of pills',
    'il me menace avec une arme',
  ])('%s', (text) => {
    expect(classify(text).danger?.kind).toBe('now');
  });
});
