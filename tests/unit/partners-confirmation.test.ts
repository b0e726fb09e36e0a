import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ask } from '../../shared/partners/line/index.ts';
import { saidOfListing } from '../../shared/partners/reading/confirmations.ts';
import { parseReply } from '../../shared/partners/reply.ts';
import type { Meaning } from '../../shared/partners/meaning.ts';
import { resolve } from '../../shared/partners/resolve.ts';
import { labelledConfirmationEn, labelledConfirmationFr } from './partners-labelled-confirmation.ts';
import { labelledEn } from './partners-labelled-en.ts';
import { labelledFr } from './partners-labelled-fr.ts';
import { lines } from './partners-labelled-lines.ts';

const understood = (text: string, asks: readonly Ask[]): Meaning =>
  resolve(
    parseReply(
      text,
      asks.map(({ code }) => code),
    ),
    asks,
  );

const seen = [labelledEn, labelledFr, labelledConfirmationEn, labelledConfirmationFr].flatMap((one) =>
  Object.values(one).flatMap((texts) => Object.keys(texts)),
);
const words = seen.flatMap((text) => text.split(' '));
const anyText = fc.oneof(
  fc.constantFrom(...seen),
  fc.array(fc.constantFrom(...words), { maxLength: 8 }).map((some) => some.join(' ')),
  fc.tuple(fc.constantFrom(...seen), fc.constantFrom(...seen)).map(([one, other]) => `${one}, ${other}`),
);

/** Asked about the directory before or after everything else; its code is like no other on the line. */
const confirmation = fc
  .tuple(
    fc.constantFrom('2026-11-22T14:00:00.000Z', '2026-11-22T18:00:00.000Z'),
    fc.constantFrom('open' as const, 'passed-over' as const, 'declined' as const, 'done' as const),
  )
  .map(([openedAt, state]): Ask => ({
    phoneKey: 'k',
    organizationId: 'o',
    code: 'XY96',
    about: { kind: 'confirmation' },
    state,
    openedAt,
  }));
const withIt = (asks: readonly Ask[], asked: Ask): Ask[] =>
  [...asks, asked].toSorted((a, b) => a.openedAt.localeCompare(b.openedAt));

describe('a text on a line that was asked about the directory as well', () => {
  it('means for an offer, a trip in hand and an alert what it would mean without that', () => {
    const urgent = fc.constantFrom(
      lines.offer,
      lines['offer for tomorrow at 9'],
      lines['two offers'],
      lines.trip,
      lines['trip and offer'],
      lines['two trips'],
      lines['passed over'],
      lines.alert,
      lines['alert told again'],
      lines['two alerts'],
      lines['alert and trip'],
    );
    fc.assert(
      fc.property(anyText, urgent, confirmation, (text, asks, asked) => {
        fc.pre(!text.includes('XY96'));
        expect(understood(text, withIt(asks, asked))).toEqual(understood(text, asks));
      }),
      { numRuns: 3000 },
    );
  });

  it('answers nothing else when it names the code of that', () => {
    const anyLine = fc.constantFrom(lines.offer, lines.trip, lines.alert, lines.referral, lines['referral in hand']);
    fc.assert(
      fc.property(anyText, anyLine, confirmation, (text, asks, asked) => {
        const meaning = understood(`XY96 ${text.replaceAll(/7K3M|R4TW/g, '')}`, withIt(asks, asked));
        expect(['trip', 'referral', 'alert', 'which']).not.toContain(meaning.kind);
      }),
      { numRuns: 1500 },
    );
  });

  it('is never taken for a confirmation without a word, or a thumb, that says so', () => {
    const saysSo =
      /\bye+s+\b|\by[a-z]{0,3}\b|ou[aei]|\bui\b|\bwi\b|\bo\b|\bk\b|ok|d.?ac|sure|absol|certain|affirm|rien|aucun|pas|sans|zero|inchang|unchang|no|same|comme|pareil|m[eê]me|identi|bon|beau|correct|just|exact|jour|valid|vrai|good|right|fine|accura|current|date|true|perfect|parfait|great|va\b|march|tient|all set|confirm|look|tel quel|as is|still|toujours|👍|👌|✅|\+1|^1$|liked|loved|aim|emphasi|réagi|react/iu;
    fc.assert(
      fc.property(anyText, confirmation, (text, asked) => {
        const meaning = understood(text, [asked]);
        const isConfirmed = meaning.kind === 'confirmation' && meaning.answer === 'right';
        expect(isConfirmed && !saysSo.test(text)).toBe(false);
      }),
      { numRuns: 1500 },
    );
    const single = new Set([...seen, ...words]);
    expect([...single].filter((text) => saidOfListing(text) === 'right' && !saysSo.test(text))).toEqual([]);
  });
});

describe('that all is right', () => {
  const RIGHT = ['oui', "c'est bon", 'tout est à jour', 'yes', 'all good', 'nothing has changed', 'ok', 'no changes'];
  const NEWS = [
    'nouveau numéro',
    'on a déménagé',
    'fermé le lundi',
    'plus de lits',
    'new address',
    'Marie has left',
    'hours changed',
    'call 705 555 0199',
  ];
  it('is not heard in any text that says something more', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...RIGHT),
        fc.constantFrom(...NEWS),
        fc.constantFrom(', ', ' ', '. ', ' mais ', ' but ', ' sauf ', '\n'),
        fc.boolean(),
        (right, news, between, first) => {
          const text = first ? `${news}${between}${right}` : `${right}${between}${news}`;
          expect(saidOfListing(text)).toBe('other');
        },
      ),
    );
  });
});
