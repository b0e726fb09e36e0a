import { describe, expect, it } from 'vitest';
import { findCommunity } from '../../shared/directory/gazetteer.ts';

const found = (words: string) => {
  const search = findCommunity(words);
  return search.kind === 'found' ? search.community.id : search.kind;
};

describe('the name of a community alone', () => {
  it.each([
    ['Attawapiskat', 'fn-143'],
    ['attawapiskat first nation', 'fn-143'],
    ["Première Nation d'Attawapiskat", 'fn-143'],
    ['premiere nation de kashechewan', 'fn-243'],
    ['Kash', 'fn-243'],
    ['PEAWANUCK', 'fn-146'],
    ['Weenusk', 'fn-146'],
    ['Moose Factory', 'fn-144'],
    ['moose cree', 'fn-144'],
    ['KI', 'fn-209'],
    ['Big Trout Lake', 'fn-209'],
    ['Asubpeeschoseewagong', 'fn-149'],
    ['Grassy Narrows', 'fn-149'],
    ['Wikwemikong', 'fn-175'],
    ['wiky', 'fn-175'],
    ["M'Chigeeng", 'fn-181'],
    ['mchigeeng', 'fn-181'],
    ['Fort Hope', 'fn-183'],
    ['ft. severn', 'fn-215'],
    ['Sault-Sainte-Marie', 'place-sault-ste-marie'],
    ['Sault Ste Marie', 'place-sault-ste-marie'],
    ['the soo', 'place-sault-ste-marie'],
    ['Le Grand Sudbury', 'place-sudbury'],
    ['Nipissing Ouest', 'place-west-nipissing'],
    ['kap', 'place-kapuskasing'],
    ['London?', 'place-london'],
    ['Forest', 'place-forest'],
    ['Paris.', 'place-paris'],
    ['Six Nations', 'fn-121'],
    ['Thunder Bay, Ontario', 'place-thunder-bay'],
    ['  timmins  svp ', 'place-timmins'],
  ])('%s', (words, id) => {
    expect(found(words)).toBe(id);
  });
});

describe('a misspelled name', () => {
  it.each([
    ['Atawapiskat', 'fn-143'],
    ['attawapiscat', 'fn-143'],
    ['kashechewn', 'fn-243'],
    ['timins', 'place-timmins'],
    ['Tunder bay', 'place-thunder-bay'],
    ['Souix Lookout', 'place-sioux-lookout'],
    ['kenroa', 'place-kenora'],
    ['Wikwemikon', 'fn-175'],
    ['pikangikm', 'fn-208'],
    ['moosonne', 'place-moosonee'],
    ['Sudburry', 'place-sudbury'],
  ])('%s is understood, and said to be a guess', (words, id) => {
    const search = findCommunity(words);
    expect(search).toMatchObject({ kind: 'found', community: { id }, exact: false });
  });
});

describe('a name inside a sentence', () => {
  it.each([
    ['je suis à Attawapiskat', 'fn-143'],
    ["j'suis a Timmins", 'place-timmins'],
    ['need a ride from Kash', 'fn-243'],
    ['near Moosonee', 'place-moosonee'],
    ['proche de Moosonee', 'place-moosonee'],
    ['bonjour je reste à Hearst et je veux partir', 'place-hearst'],
    ["I'm stuck in Paris with him", 'place-paris'],
    ['he took me to a house in sioux lookout please help', 'place-sioux-lookout'],
    ["I live on the reserve in Grassy Narrows, I'm 17", 'fn-149'],
    ["j'ai besoin d'aide je suis à Sault-Sainte-Marie", 'place-sault-ste-marie'],
    ['im at a friends place in Attawapiskt', 'fn-143'],
    ["I'm from KI", 'fn-209'],
    ['je suis rendu a london', 'place-london'],
    ['I need to go from Attawapiskat to Timmins', 'fn-143'],
    ["je pars d'Attawapiskat vers Timmins", 'fn-143'],
  ])('%s', (words, id) => {
    expect(found(words)).toBe(id);
  });
});

describe('an ordinary sentence', () => {
  it.each([
    'I need help',
    'je suis pas en sécurité',
    'oui',
    'no',
    'non merci',
    'ok',
    'yes please call me',
    'I want to go home',
    'he is at work, I have an hour',
    'je veux parler à quelqu’un',
    'a ki je parle?',
    "j'ai besoin d'un médecin",
    'can you help me find a shelter',
    'my cousin Hamilton is coming',
    'Russell took my phone',
    "I'm in the forest",
    'a forest behind the house',
    'we live by the lake',
    'stop',
    'aide',
    '17',
    '',
    '🙏🙏',
    'I am in danger',
    'je suis chez ma mère',
    'il est à la maison',
    "I'm in trouble with the police",
    'at the hospital with my kids',
    'rien',
    'how are you',
    'six months ago',
    'I took a bath',
    'action',
    'he broke my heart',
    'I have a court date in the morning',
    'je sais pas quoi faire',
    'c est pas de ta faute',
    'les enfants sont à l’école',
    'legal help',
    'a doctor',
    'talk to someone',
    'transport',
    'a safe place',
    'par la route ou en avion',
  ])('names no place: %s', (words) => {
    expect(found(words)).toBe('unknown');
  });
});

describe('a name that several communities bear', () => {
  it('is asked about when a Nation and a town share it', () => {
    const search = findCommunity('Thessalon');
    expect(search.kind).toBe('ambiguous');
    expect(search.kind === 'ambiguous' && search.candidates.map((candidate) => candidate.id).sort()).toEqual([
      'fn-202',
      'place-thessalon',
    ]);
  });

  it('is clear once the person says which', () => {
    expect(found('Thessalon First Nation')).toBe('fn-202');
    expect(found('Mississauga First Nation')).toBe('fn-200');
  });

  it('offers at most four', () => {
    for (const words of [
      'Oneida',
      'Mohawk',
      'Rainy River',
      'Timmins or Kenora or Dryden or Hearst or Wawa or Cochrane',
    ]) {
      const search = findCommunity(words);
      expect(search.kind === 'ambiguous' ? search.candidates.length : 2).toBeLessThanOrEqual(4);
    }
  });
});

describe('very long or strange text', () => {
  it('is answered without failing', () => {
    expect(found('a'.repeat(5000))).toBe('unknown');
    expect(found('ᐊᑦᑕᐙᐱᔅᑲᑦ')).toBe('unknown');
    expect(found('word '.repeat(300))).toBe('unknown');
  });
});
