import { describe, expect, it } from 'vitest';
import type { Ask, AskState } from '../../shared/partners/line/index.ts';
import { parseReply } from '../../shared/partners/reply.ts';
import type { Meaning } from '../../shared/partners/meaning.ts';
import { resolve } from '../../shared/partners/resolve.ts';

const base = { phoneKey: 'k', organizationId: 'o', openedAt: '2026-11-22T15:00:00.000Z' };
const tripAsk = (code: string, state: AskState, tripId = `trip-${code}`): Ask => ({
  ...base,
  code,
  state,
  about: { kind: 'offer', tripId, offerId: `offer-${code}`, listedAt: '', pickupAt: '', siblings: [] },
});
const referralAsk = (code: string, state: AskState): Ask => ({
  ...base,
  code,
  state,
  about: { kind: 'referral', referralId: `referral-${code}`, listedAt: '' },
});

const meaning = (text: string, asks: readonly Ask[]): Meaning =>
  resolve(
    parseReply(
      text,
      asks.map(({ code }) => code),
    ),
    asks,
  );
/** The code it is about, if any, and what it comes down to. */
function said(text: string, ...asks: Ask[]): string {
  const result = meaning(text, asks);
  if ('answer' in result) return `${result.answer} ${result.ask.code}`;
  return 'ask' in result ? `${result.kind} ${result.ask.code}` : result.kind;
}

describe('an answer without a code', () => {
  it('is about the only open ask', () => {
    expect(said('oui', tripAsk('7K3M', 'open'))).toBe('accept 7K3M');
    expect(said('oui', tripAsk('R4TW', 'covered'), tripAsk('7K3M', 'open'))).toBe('accept 7K3M');
    expect(said('non', referralAsk('7K3M', 'open'))).toBe('reject 7K3M');
  });

  it('is asked about when several are open', () => {
    expect(said('oui', tripAsk('7K3M', 'open'), referralAsk('R4TW', 'open'))).toBe('which');
  });

  it('is about the last one passed over when none is open', () => {
    expect(said('yes', tripAsk('R4TW', 'passed-over'), tripAsk('7K3M', 'passed-over'))).toBe('accept 7K3M');
  });

  it('is late when all is over, but for a yes to what another has: it may be sought for again', () => {
    expect(said('yes', tripAsk('7K3M', 'cancelled'))).toBe('late 7K3M');
    expect(said('no', tripAsk('7K3M', 'covered'))).toBe('late 7K3M');
    expect(said('yes', tripAsk('7K3M', 'covered'))).toBe('accept 7K3M');
  });

  it('means nothing when nothing was ever asked', () => {
    expect(said('yes')).toBe('nothing-open');
  });
});

describe('news of a trip', () => {
  it('is about the accepted trip, even when another one is open', () => {
    expect(said('en route', tripAsk('7K3M', 'accepted'), tripAsk('R4TW', 'open'))).toBe('en-route 7K3M');
  });

  it('to an open offer is an acceptance', () => {
    expect(said('on my way', tripAsk('7K3M', 'open'))).toBe('accept 7K3M');
    expect(said('40 min', tripAsk('7K3M', 'open'))).toBe('accept 7K3M');
  });

  it.each([
    ['picked up, on our way', 'picked-up 7K3M'],
    ['arrivé', 'arrived 7K3M'],
    ['absent', 'no-show 7K3M'],
    ['panne', 'problem 7K3M'],
    ['non', 'withdraw 7K3M'],
    ['oui', 'accept-again 7K3M'],
    ['merci', 'thanks'],
    ['pas encore', 'unclear 7K3M'],
  ])('of an accepted trip, %j, is understood as %s', (text, expected) => {
    expect(said(text, tripAsk('7K3M', 'accepted'))).toBe(expected);
  });
});

describe('a contradictory or courteous text', () => {
  it('never accepts', () => {
    expect(said('oui non', tripAsk('7K3M', 'open'))).toBe('unclear 7K3M');
    expect(said('merci', tripAsk('7K3M', 'open'))).toBe('thanks');
    expect(said('merci 7K3M', tripAsk('7K3M', 'open'))).toBe('thanks');
    expect(said('oui non', referralAsk('7K3M', 'open'))).toBe('unclear 7K3M');
  });

  it('may change its mind while somebody waits', () => {
    expect(said('oui 7K3M', tripAsk('7K3M', 'declined'))).toBe('accept 7K3M');
  });
});

describe('a code', () => {
  it('of an earlier offer of the same trip is taken for the newer one', () => {
    const asks = [tripAsk('7K3M', 'covered', 't'), tripAsk('R4TW', 'open', 't')];
    expect(said('oui 7K3M', ...asks)).toBe('accept R4TW');
  });

  it('that nobody gave is not guessed', () => {
    expect(said('oui 9G9G', tripAsk('7K3M', 'open'))).toBe('strange-code');
  });
});

describe('a keyword', () => {
  it('outranks whatever is open', () => {
    expect(said('stop', tripAsk('7K3M', 'open'))).toBe('stop');
    expect(said('aide', tripAsk('7K3M', 'open'))).toBe('help');
    expect(said('start', tripAsk('7K3M', 'open'))).toBe('start');
  });
});

describe('an answer to a referral', () => {
  it.each([
    ['open', 'recu', 'receive 7K3M'],
    ['open', 'oui', 'accept 7K3M'],
    ['received', 'oui', 'accept 7K3M'],
    ['received', 'non', 'reject 7K3M'],
    ['accepted', 'en cours', 'start 7K3M'],
    ['accepted', 'terminé', 'complete 7K3M'],
    ['accepted', 'absente', 'fail 7K3M'],
    ['accepted', 'non', 'problem 7K3M'],
    ['accepted', 'oui', 'accept-again 7K3M'],
    ['done', 'oui', 'late 7K3M'],
  ] as const)('%s, %j, is %s', (state, text, expected) => {
    expect(said(text, referralAsk('7K3M', state))).toBe(expected);
  });
});
