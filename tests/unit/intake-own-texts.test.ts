import { describe, expect, it } from 'vitest';
import { defaultCrisisLines, type Bilingual } from '../../shared/intake/model.ts';
import { cannedTexts } from '../../shared/intake/texts/canned-texts.ts';
import { hubTexts, ownTextFaults } from '../../shared/intake/texts/own-texts.ts';
import { shippedTexts } from '../../shared/intake/texts/shipped-texts.ts';
import { textsOnPage, webTexts } from '../../shared/intake/texts/web-texts.ts';

const intake = { crisisLines: defaultCrisisLines };
const settings = (
  texts: Readonly<Record<string, Bilingual>>,
  canned: Readonly<Record<string, Bilingual>> = {},
  crisisLines = defaultCrisisLines,
) => ({ texts, cannedTexts: canned, intake: { crisisLines } });
const found = (...given: Parameters<typeof settings>): readonly string[] =>
  ownTextFaults(settings(...given)).map(({ field, code }) => `${field} ${code}`);
const fine: Bilingual = { fr: 'Merci. En danger: {emergency}.', en: 'Thanks. In danger: {emergency}.' };

describe('the texts a hub may put in its own words', () => {
  const listed = hubTexts(settings({}));
  const of = (key: string, list = 'texts') => listed.find((one) => one.key === key && one.list === list);

  it('are all that ship, ordinary and plain, those of the page, and those coordinators send', () => {
    expect(listed).toHaveLength(
      2 *
        (Object.keys(shippedTexts).length +
          Object.keys(webTexts).length +
          cannedTexts({ cannedTexts: {}, intake }).length),
    );
    expect(new Set(listed.map(({ list, key }) => `${list} ${key}`)).size).toBe(listed.length);
    expect(listed.some(({ own }) => own !== undefined)).toBe(false);
  });

  it('tell what ships, how long they may be, and what they must leave room for', () => {
    expect(of('danger')).toMatchObject({
      plain: false,
      reader: 'phone',
      shipped: shippedTexts.danger,
      mostSegments: 1,
    });
    expect(of('done.plain')).toMatchObject({
      plain: true,
      mostSegments: 2,
      blanks: { fr: ['{emergency}'], en: ['{emergency}'] },
    });
    expect(of('opening.plain.web')).toMatchObject({ plain: true, reader: 'page', shipped: webTexts.opening });
    expect(of('opening.web')).not.toHaveProperty('mostSegments');
    expect(of('warm', 'cannedTexts')?.shipped?.en).toBe('Are you somewhere warm right now?');
  });

  it('show what the hub wrote, in the place where it is read', () => {
    const own = { 'done.plain': fine, 'done.web': fine };
    const shown = hubTexts(settings(own, { 'bus-times': fine, warm: fine })).filter((one) => one.own !== undefined);
    expect(shown.map(({ list, key }) => `${list} ${key}`)).toEqual([
      'texts done.plain',
      'texts done.web',
      'cannedTexts warm',
      'cannedTexts bus-times',
    ]);
    expect(shown.at(-1)).not.toHaveProperty('shipped');
    expect(textsOnPage(own)['done'], 'the key that is told is the key that is read').toEqual(fine);
  });

  it('that ship have nothing wrong with them, whatever is read on the page included', () => {
    const asOwn = Object.fromEntries(
      listed.flatMap(({ list, key, shipped }) => (list === 'texts' && shipped ? [[key, shipped]] : [])),
    );
    const canned = Object.fromEntries(
      listed.flatMap(({ list, key, shipped }) => (list === 'cannedTexts' && shipped ? [[key, shipped]] : [])),
    );
    expect(ownTextFaults(settings(asOwn, canned))).toEqual([]);
  });
});

describe("a hub's own words with something wrong", () => {
  it.each([
    [
      'a word that gives it away',
      { noted: { ...fine, en: 'The shelter. {emergency}' } },
      'texts.noted.en names-organization',
    ],
    [
      'a letter that halves the room',
      { done: { ...fine, fr: '{emergency} À bientôt.' } },
      'texts.done.fr forces-ucs-2',
    ],
    ['a blank left out', { 'done.plain': { ...fine, fr: 'Merci.' } }, 'texts.done.plain.fr blank-missing'],
    ['a blank that nothing fills', { safe: { fr: 'OUI?', en: '{name}: YES?' } }, 'texts.safe.en blank-unknown'],
    [
      'a keyword in two parts',
      { 'opted-out': { fr: 'Fin. '.repeat(40), en: 'Done.' } },
      'texts.opted-out.fr not-one-segment',
    ],
    [
      'an address on the page',
      { 'done.web': { ...fine, en: '{emergency}, 12 Main Street' } },
      'texts.done.web.en address',
    ],
    [
      'a blank the page does not have',
      { 'safe.web': { fr: 'OUI?', en: '{when} YES?' } },
      'texts.safe.web.en blank-unknown',
    ],
    [
      'a number left out on the page',
      { 'done.plain.web': { ...fine, en: 'Thanks.' } },
      'texts.done.plain.web.en blank-missing',
    ],
    ['no words on the page', { 'safe.web': { fr: ' ', en: 'YES?' } }, 'texts.safe.web.fr empty'],
  ])('is told by its field: %s', (_what, texts, told) => {
    expect(found(texts)).toEqual([told]);
  });

  it.each([
    ['no text has', { 'no-such-text': fine }],
    ['no text of the page has', { 'danger.web': fine }],
    ['an object has', { toString: fine }],
  ])('is told when it stands under a key that %s', (_what, texts) => {
    expect(found(texts)).toEqual([`texts.${String(Object.keys(texts)[0])} text-unknown`]);
  });

  it('may be long and have any letter on the page', () => {
    expect(found({ 'done.web': { fr: `{emergency} À bientôt. ${'Merci. '.repeat(80)}`, en: '{emergency}' } })).toEqual(
      [],
    );
  });

  it.each([
    ['a link', { 'bus-times': { fr: 'Voir bus.ca', en: 'The bus.' } }, 'cannedTexts.bus-times.fr link'],
    ['three segments', { warm: { fr: 'Ok.', en: 'Warm? '.repeat(60) } }, 'cannedTexts.warm.en too-long'],
    ['simple words of no text', { 'lone.plain': { fr: 'Ok.', en: 'Ok.' } }, 'cannedTexts.lone.plain text-unknown'],
  ])('is told of what coordinators send: %s', (_what, canned, told) => {
    expect(found({}, canned)).toEqual([told]);
  });

  it('leaves coordinators what they fill in themselves', () => {
    expect(found({}, { 'bus-times': { fr: 'Le bus passe à {heure}.', en: 'The bus comes at {time}.' } })).toEqual([]);
  });

  it('is told with the lines the hub names: longer ones may no longer fit', () => {
    const long = { emergency: '1-800-555-0123-4567', distress: '1-800-555-0199-4567' };
    const told = found({}, {}, long);
    expect(told.length).toBeGreaterThan(0);
    expect(new Set(told.map((one) => one.split(' ')[1]))).toEqual(new Set(['not-one-segment']));
    expect(found({}, {}, { emergency: '112', distress: '3-1-1' })).toEqual([]);
  });
});
