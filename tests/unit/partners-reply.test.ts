import { describe, expect, it } from 'vitest';
import { parseReply, type Intent } from '../../shared/partners/reply.ts';

const CODES = ['7K3M', 'R4TW', 'HPXC'];

/** What real partners write, and what it says. Codes are written as they come. */
const table: readonly (readonly [text: string, intents: readonly Intent[], code?: string])[] = [
  // Yes
  ['OUI 7K3M', ['accept'], '7K3M'],
  ['oui', ['accept']],
  ['Oui!', ['accept']],
  ['oui 7k3m', ['accept'], '7K3M'],
  ['OUI 7K 3M', ['accept'], '7K3M'],
  ['OUI 7 K 3 M', ['accept'], '7K3M'],
  ['oui-7K3M', ['accept'], '7K3M'],
  ['OUI7K3M', ['accept'], '7K3M'],
  ['7k3m oui', ['accept'], '7K3M'],
  ['oui (7K3M) merci', ['accept', 'thanks'], '7K3M'],
  ['ouii', ['accept']],
  ['oiu', ['accept']],
  ['ouais', ['accept']],
  ['wi', ['accept']],
  ['o', ['accept']],
  ["d'accord", ['accept']],
  ['dacord', ['accept']],
  ["j'accepte", ['accept']],
  ["j'acepte", ['accept']],
  ['accepté', ['accept']],
  ['acceptée R4TW', ['accept'], 'R4TW'],
  ['bien sûr', ['accept']],
  ['avec plaisir', ['accept']],
  ['je peux y aller', ['accept']],
  ['je le prends', ['accept']],
  ['on le prend', ['accept']],
  ['pas de problème', ['accept']],
  ['pas de pb', ['accept']],
  ['yes', ['accept']],
  ['YES 7K3M', ['accept'], '7K3M'],
  ['Yes hpxc', ['accept'], 'HPXC'],
  ['y', ['accept']],
  ['yep', ['accept']],
  ['yea', ['accept']],
  ['yess', ['accept']],
  ['yse 7k3m', ['accept'], '7K3M'],
  ['ok', ['accept']],
  ['OK 7K3M', ['accept'], '7K3M'],
  ['okay', ['accept']],
  ['k', ['accept']],
  ['sure', ['accept']],
  ['sure, no problem', ['accept']],
  ['no problem', ['accept']],
  ['I can', ['accept']],
  ['we can do it', ['accept']],
  ["I'll take it", ['accept']],
  ['count me in', ['accept']],
  ['accepted', ['accept']],
  ['yes 40 min', ['accept']],
  ['oui dans 1h30', ['accept']],
  // No
  ['NON 7K3M', ['decline'], '7K3M'],
  ['non', ['decline']],
  ['nonn', ['decline']],
  ['n', ['decline']],
  ['non merci', ['decline', 'thanks']],
  ['désolé, non', ['decline']],
  ['désolée', ['decline']],
  ['je ne peux pas', ['decline']],
  ['je peux pas 7K3M', ['decline'], '7K3M'],
  ['peux pas ce soir', ['decline']],
  ['pas possible', ['decline']],
  ['impossible', ['decline']],
  ['pas disponible', ['decline']],
  ['complet', ['decline']],
  ['plus de place', ['decline']],
  ['pas de chauffeur', ['decline']],
  ['occupé', ['decline']],
  ['refusé', ['decline']],
  ['no', ['decline']],
  ['No, sorry', ['decline']],
  ['nope', ['decline']],
  ['NO R4TW', ['decline'], 'R4TW'],
  ["can't", ['decline']],
  ['cant tonight', ['decline']],
  ['cannot make it', ['decline']],
  ['not available', ['decline']],
  ['unavailable', ['decline']],
  ['we are full', ['decline']],
  ['no driver', ['decline']],
  ['busy', ['decline']],
  ['decline', ['decline']],
  ['declined 7K3M', ['decline'], '7K3M'],
  ['unable', ['decline']],
  ['cancel 7K3M', ['decline'], '7K3M'],
  // Both, neither
  ['oui non', ['accept', 'decline']],
  ['yes or no?', []],
  ['pas encore', []],
  ['not yet', []],
  ['il y a un problème', ['problem']],
  ['qui est-ce?', ['who']],
  ['who is this', ['who']],
  ['👍', ['thumb']],
  ['7K3M', [], '7K3M'],
  // Received
  ['RECU 7K3M', ['received'], '7K3M'],
  ['reçu', ['received']],
  ['bien reçu', ['received']],
  ['vu', ['received']],
  ['received', ['received']],
  ['recieved R4TW', ['received'], 'R4TW'],
  ['got it', ['received']],
  ['copy that', ['received']],
  ['je vérifie', ['received']],
  // Under way
  ['en route', ['en-route']],
  ['EN ROUTE 7K3M', ['en-route'], '7K3M'],
  ['enroute', ['en-route']],
  ['parti', ['moving']],
  ['je suis partie', ['moving']],
  ['en chemin', ['en-route']],
  ["j'arrive", ['en-route']],
  ["j'y vais", ['en-route']],
  ['on my way', ['en-route']],
  ['omw', ['en-route']],
  ["I'm coming", ['en-route']],
  ['leaving now', ['en-route']],
  ['left', ['moving']],
  ['heading out', ['en-route']],
  ['oui je pars', ['accept', 'en-route']],
  // On board
  ['picked up', ['picked-up']],
  ['PICKED UP 7K3M', ['picked-up'], '7K3M'],
  ['pickedup', ['picked-up']],
  ['picked her up', ['picked-up']],
  ['on board', ['picked-up']],
  ['in the truck', ['picked-up']],
  ['à bord', ['picked-up']],
  ['A BORD 7K3M', ['picked-up'], '7K3M'],
  ['embarqué', ['picked-up']],
  ['embarquée', ['picked-up']],
  ['ramassé', ['picked-up']],
  ['picked up, on our way', ['picked-up', 'en-route']],
  // Over
  ['completed', ['completed']],
  ['done', ['completed']],
  ['DONE 7K3M', ['completed'], '7K3M'],
  ['all done', ['completed']],
  ['dropped off', ['completed']],
  ['terminé', ['completed']],
  ['TERMINE 7K3M', ['completed'], '7K3M'],
  ['fini', ['completed']],
  ['livré', ['completed']],
  ['déposée', ['completed']],
  ['fin du trajet', ['completed']],
  ['arrived safe', ['completed']],
  ['bien arrivée', ['completed']],
  ['arrivé', ['arrived']],
  ['ARRIVEE', ['arrived']],
  ['arrived', ['arrived']],
  ['je suis sur place', ['arrived']],
  // Not there, trouble
  ['no show', ['no-show']],
  ['no-show 7K3M', ['no-show'], '7K3M'],
  ['nobody there', ['no-show']],
  ['absent', ['no-show']],
  ['absente', ['no-show']],
  ['personne ici', ['no-show']],
  ["elle n'est pas là", ['no-show']],
  ["ne s'est pas présentée", ['no-show']],
  ['problème', ['problem']],
  ['PROBLEME 7K3M', ['problem'], '7K3M'],
  ['problem', ['problem']],
  ['panne', ['problem']],
  ['en retard', ['problem']],
  ['stuck on the road', ['problem']],
  ['route fermée', ['problem']],
  ['breakdown', ['problem']],
  // Courtesy
  ['merci', ['thanks']],
  ['Merci beaucoup!', ['thanks']],
  ['thanks', ['thanks']],
  ['thank you', ['thanks']],
  ['Miigwech', ['thanks']],
  ['bonne journée', ['thanks']],
  // Keywords
  ['STOP', ['stop']],
  ['stop', ['stop']],
  ['Stop.', ['stop']],
  ['ARRET', ['stop']],
  ['arrêt', ['stop']],
  ['ARRÊT', ['stop']],
  ['fin', ['stop']],
  ['unsubscribe', ['stop']],
  ['END', ['stop']],
  ['quit', ['stop']],
  ['cancel', ['stop']],
  ['stop please', ['stop']],
  ['arrêtez svp', []],
  ['stop les messages svp', ['stop']],
  ['START', ['start']],
  ['unstop', ['start']],
  ['début', ['start']],
  ['reprendre', ['start']],
  ['HELP', ['help']],
  ['aide', ['help']],
  ['?', ['help']],
  ['info', ['help']],
];

describe('a text of a partner', () => {
  const rows = table.map(([text, intents, code]) => ({ text, intents, code }));
  it.each(rows)('"$text" says $intents', ({ text, intents, code }) => {
    const reply = parseReply(text, CODES);
    expect([...reply.intents].sort()).toEqual([...intents].sort());
    expect(reply.code).toBe(code);
  });

  it('of a referral in hand says that it has begun', () => {
    expect(parseReply('EN COURS 7K3M', CODES).intents).toContain('started');
    expect(parseReply('started', CODES).intents).toContain('started');
  });

  it.each([
    ['YES 7K3N', '7K3M'],
    ['oui R4TN', 'R4TW'],
    ['YES 7K3M', '7K3M'],
  ])('%j names %s although a character is wrong', (text, code) => {
    expect(parseReply(text, CODES).code).toBe(code);
  });

  it('with a code of nobody names it as strange, not as the nearest', () => {
    expect(parseReply('YES 9G9G', CODES)).toMatchObject({ strangeCode: '9G9G' });
  });

  it('does not guess between two codes that are equally near', () => {
    expect(parseReply('YES 7K3Q', ['7K3M', '7K3N']).code).toBeUndefined();
  });

  it.each([
    ['yes 40 min', 40],
    ['oui dans 1h30', 90],
    ['2 hours', 120],
    ['oui 25 minutes', 25],
    ['yes 7k3m 45mn', 45],
  ])('%j promises %i minutes', (text, minutes) => {
    expect(parseReply(text, CODES).time).toMatchObject({ kind: 'in', minutes });
  });

  it('that is blank is known as blank', () => {
    expect(parseReply('  ', CODES).empty).toBe(true);
    expect(parseReply('ᐗᒋᔦ', CODES)).toMatchObject({ empty: false, intents: new Set() });
  });

  it('of 1,600 characters is read like any other', () => {
    expect(parseReply(`${'x '.repeat(790)} oui 7k3m`, CODES)).toMatchObject({
      code: '7K3M',
      intents: new Set(['accept']),
    });
  });
});
