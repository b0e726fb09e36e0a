import { describe, expect, it } from 'vitest';
import { lintText } from '../../shared/messaging/safety-lint.ts';

const kinds = (text: string, phoneDeclaredSafe = false) =>
  lintText(text, { phoneDeclaredSafe }).map(({ kind }) => kind);

describe('before the phone is declared safe', () => {
  it.each([
    ['Carrefour: your ride is set', 'names-program'],
    ['Le programme de LTP', 'names-program'],
    ['Support for survivors', 'names-trafficking'],
    ['lutte contre la traite des personnes', 'names-trafficking'],
    ['après une agression sexuelle', 'names-trafficking'],
    ['The shelter is ready', 'names-organization'],
    ["La maison d'hébergement t'attend", 'names-organization'],
    ['The police will call', 'names-organization'],
  ])('%s → %s', (text, kind) => {
    expect(kinds(text)).toEqual([kind]);
  });

  it("a partner's name gives it away, however it is accented", () => {
    const organizationNames = ['Maison Étoile du Nord (démo)'];
    const findings = lintText('maison etoile du nord (demo) vous attend', {
      phoneDeclaredSafe: false,
      organizationNames,
    });
    expect(findings).toEqual([{ kind: 'names-organization', found: 'Maison Étoile du Nord (démo)' }]);
  });
});

describe('after the phone is declared safe', () => {
  it('a program or an organization may be named', () => {
    expect(kinds('The shelter for survivors is ready', true)).toEqual([]);
  });

  it.each([
    ['Come to 12 Main Street', 'address'],
    ['Rendez-vous au 48, rue Principale', 'address'],
    ['The code is P0L 1A0', 'address'],
    ['See https://example.org/x', 'link'],
    ['Go to example.ca', 'link'],
    ['a'.repeat(307), 'too-long'],
    ['À bientôt', 'forces-ucs-2'],
  ])('%s is still found: %s', (text, kind) => {
    expect(kinds(text, true)).toEqual([kind]);
  });
});

describe('what is nothing to worry about', () => {
  it.each([
    'Your ride is at 9. Reply 1 if it works.',
    'In danger: call 911. Call or text 9-8-8.',
    'Call 1-800-668-6868 any time.',
    'On se parle à 18 h 30. Ton lift arrive avec 2 valises.',
    'Merci. Une personne te répondra ici.',
  ])('%s', (text) => {
    expect(kinds(text)).toEqual([]);
  });

  it('a coordinator may write what a template may not', () => {
    expect(lintText('À bientôt', { phoneDeclaredSafe: true, isTemplate: false })).toEqual([]);
  });
});
