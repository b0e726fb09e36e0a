import { describe, expect, it } from 'vitest';
import { changesOf, formOf, problemsOf } from '../../console/src/screens/conversation/contact-form.ts';
import { windowInWords } from '../../console/src/screens/conversation/hours.ts';
import { intakeOf } from '../../console/src/screens/conversation/intake.ts';
import { matchPath } from '../../console/src/screens/conversation/links.ts';
import { safetyOf } from '../../console/src/screens/conversation/safety.ts';
import {
  carrierError,
  bubblesOf,
  daysOf,
  isStale,
  isTakenBack,
  lastWaiting,
  mayTakeBack,
  withNewest,
  withOlder,
  withSigns,
  type Conversation,
} from '../../console/src/screens/conversation/thread.ts';

const message = (sequence: number, more: Partial<Conversation['messages'][number]> = {}) => ({
  sequence,
  direction: 'in' as const,
  at: `2026-11-22T08:${String(sequence).padStart(2, '0')}:00.000Z`,
  text: `text ${sequence}`,
  media: 0,
  ...more,
});
const conversation = (from: number, to: number, more: Partial<Conversation> = {}): Conversation => ({
  conversationId: 'x',
  shortName: 'ABCDE',
  optedOut: false,
  handledBy: 'flow',
  channel: 'sms',
  safeToText: { state: 'now' },
  withPerson: false,
  contact: { language: 'fr', plain: false, codeWordSaid: false },
  intake: {},
  messages: Array.from({ length: to - from + 1 }, (_, at) => message(from + at)),
  version: to,
  ...more,
});
const sequences = ({ messages }: { readonly messages: readonly { readonly sequence: number }[] }): number[] =>
  messages.map(({ sequence }) => sequence);

describe('an open thread', () => {
  it('keeps what was read before when the newest page is read again, and the way to what is older', () => {
    const first = withNewest(undefined, conversation(3, 6, { cursor: 'before 3' }), undefined);
    const again = withNewest(first, conversation(5, 8, { cursor: 'before 5' }), undefined);
    expect(sequences(again)).toEqual([3, 4, 5, 6, 7, 8]);
    expect(again.older).toBe('before 3');
  });

  it('begins anew when what came between was never read', () => {
    const first = withNewest(undefined, conversation(1, 3), undefined);
    const again = withNewest(first, conversation(8, 9, { cursor: 'before 8' }), undefined);
    expect(sequences(again)).toEqual([8, 9]);
    expect(again.older).toBe('before 8');
  });

  it('takes an older page before the first message, once', () => {
    const thread = withNewest(undefined, conversation(5, 6, { cursor: 'before 5' }), undefined);
    const longer = withOlder(thread, conversation(3, 5));
    expect(sequences(longer)).toEqual([3, 4, 5, 6]);
    expect(longer.older).toBeUndefined();
  });

  it('tells what a member wrote from what the platform says of a trip by itself', () => {
    const written = [
      message(1, { direction: 'out', author: 'camille' }),
      message(2, { direction: 'out', author: 'hub' }),
    ];
    const bubbles = daysOf(written, (at) => at).flatMap((day) => day.bubbles);
    expect(bubbles.map(({ author }) => author)).toEqual(['camille', undefined]);
  });

  it('learns from its signs what became of a text and whether it is safe by now', () => {
    const thread = withNewest(undefined, conversation(1, 2), undefined);
    const signs = {
      version: undefined,
      data: {
        version: 2,
        sequence: 2,
        safeToText: { state: 'unknown' as const },
        deliveries: [{ sequence: 2, delivery: 'undelivered', errorCode: 30_006 }],
      },
    };
    const known = withSigns(thread, signs);
    expect(known.messages[1]).toMatchObject({ delivery: 'undelivered', errorCode: 30_006 });
    expect(known.conversation.safeToText.state).toBe('unknown');
    expect(isStale(known, signs.data)).toBe(false);
    expect(isStale(known, { ...signs.data, version: 3 })).toBe(true);
  });

  it('shows a direct reply on our side, with its own delivery, below the text it answers', () => {
    const [day] = daysOf([message(1, { reply: 'Merci', delivery: 'delivered' })], (at) => at.slice(0, 10));
    expect(day?.bubbles.map(({ side, text, delivery }) => ({ side, text, delivery }))).toEqual([
      { side: 'theirs', text: 'text 1', delivery: undefined },
      { side: 'ours', text: 'Merci', delivery: 'delivered' },
    ]);
  });

  it('has words for the errors of the carrier that are known', () => {
    expect(carrierError(21_610)).toBe('21610');
    expect(carrierError(12_345)).toBe('other');
    expect(carrierError(undefined)).toBeUndefined();
  });
});

describe('a text that waits', () => {
  const AT = '2026-11-22T08:01:00.000Z';
  const NOW = Date.parse(AT) + 60_000;
  const evening = '2026-11-23T01:00:00.000Z';
  const written = (sequence: number, more: Partial<Conversation['messages'][number]> = {}) =>
    message(sequence, { at: AT, direction: 'out', author: 'camille', delivery: 'pending', leavesAt: evening, ...more });
  const may = (more: Partial<Conversation['messages'][number]>, now = NOW) =>
    bubblesOf(written(1, more)).some((bubble) => mayTakeBack(bubble, now));

  it('can be taken back until it is on its way', () => {
    expect(may({})).toBe(true);
    for (const delivery of ['sending', 'sent', 'delivered', 'failed', 'unknown', 'withheld', 'erased']) {
      expect({ delivery, may: may({ delivery }) }).toEqual({ delivery, may: false });
    }
  });

  it('is not offered in the moment in which a text leaves at once, and is when it is still there after it', () => {
    expect(may({ leavesAt: AT }, Date.parse(AT) + 2_000)).toBe(false);
    expect(may({ leavesAt: AT })).toBe(true);
  });

  it('is one that a member wrote: not the person, not the platform of a trip', () => {
    expect(may({ author: 'hub' })).toBe(false);
    expect(may({ direction: 'in', reply: 'Merci', author: undefined })).toBe(false);
  });

  it('is found from the keyboard: the last of them', () => {
    const messages = [written(1), written(2), written(3, { delivery: 'sent' }), written(4, { author: 'hub' })];
    const thread = withNewest(undefined, conversation(1, 4, { messages }), undefined);
    expect(lastWaiting(thread, NOW)?.sequence).toBe(2);
    const none = conversation(1, 1, { messages: [written(1, { delivery: 'withheld' })] });
    expect(lastWaiting(withNewest(undefined, none, undefined), NOW)).toBeUndefined();
  });

  it('is seen to be taken back, unless the carrier proves that it left all the same', () => {
    const taken = { withheld: 'taken-back' as const, takenBack: { by: 'alex', at: AT } };
    const is = (delivery: string) => bubblesOf(written(1, { delivery, ...taken })).map(isTakenBack);
    expect(is('withheld')).toEqual([true]);
    expect(is('delivered')).toEqual([false]);
    expect(bubblesOf(written(1, { delivery: 'withheld', withheld: 'not-safe' })).map(isTakenBack)).toEqual([false]);
  });

  it('loses its hour with the signs that it has left', () => {
    const thread = withNewest(undefined, conversation(1, 1, { messages: [written(1)] }), undefined);
    const data = { version: 1, sequence: 1, safeToText: { state: 'now' as const } };
    const left = withSigns(thread, {
      version: undefined,
      data: { ...data, deliveries: [{ sequence: 1, delivery: 'sent' }] },
    });
    expect(left.messages[0]).toMatchObject({ delivery: 'sent', leavesAt: undefined });
  });
});

describe('whether it is safe to text', () => {
  const of = (more: Partial<Conversation>) => safetyOf(conversation(1, 1, more)).state;

  it('is what counts most: a STOP before all, then the phone, then the hours', () => {
    expect(of({ optedOut: true, pageClosedAt: '2026-11-22T08:00:00Z' })).toBe('optedOut');
    expect(of({ pageClosedAt: '2026-11-22T08:00:00Z' })).toBe('pageClosed');
    expect(of({ safeToText: { state: 'no', why: 'in-doubt' } })).toBe('inDoubt');
    expect(of({ safeToText: { state: 'no', why: 'said-no' } })).toBe('saidNo');
    expect(of({ safeToText: { state: 'later', why: 'paused', at: 'x' } })).toBe('paused');
    expect(of({ safeToText: { state: 'later', why: 'outside-hours', at: 'x' } })).toBe('outsideHours');
  });
});

describe('how the person wants to be reached', () => {
  const contact = { language: 'fr' as const, plain: false, codeWordSaid: false, codeWord: 'bleuet' };
  const before = formOf(contact);

  it('writes down only what was changed', () => {
    expect(changesOf(before, before)).toEqual({});
    expect(changesOf(before, { ...before, plain: true, codeWord: ' ' })).toEqual({ plain: true, codeWord: null });
    expect(changesOf(before, { ...before, safeToText: 'no' })).toEqual({ safeToText: 'no' });
  });

  it('gives a pause back as the instant that it was', () => {
    const at = '2026-11-23T02:30:00.000Z';
    const form = formOf({ ...contact, pausedUntil: at });
    expect(changesOf(before, { ...before, pausedUntil: form.pausedUntil })).toEqual({ pausedUntil: at });
    expect(changesOf(form, { ...form, pausedUntil: '' })).toEqual({ pausedUntil: null });
  });

  it('knows what would be refused: hours without an end of their own, a code word too short', () => {
    const hours = (to: string, days?: 'mon'[]) => ({
      timeZone: 'America/Toronto',
      windows: [{ from: '18:00', to, ...(days !== undefined && { days }) }],
    });
    expect(problemsOf({ ...before, hours: hours('18:00') }).windows).toBe(true);
    expect(problemsOf({ ...before, hours: hours('21:00', []) }).windows).toBe(true);
    expect(problemsOf({ ...before, hours: hours('02:00', ['mon']) })).toEqual({ windows: false, codeWord: false });
    expect(problemsOf({ ...before, codeWord: 'ab' }).codeWord).toBe(true);
  });

  it('tells hours in words, with their days unless they are all', () => {
    const words = windowInWords({ from: '22:00', to: '06:30', days: ['sun', 'mon'] }, 'en-CA');
    expect(words).toMatch(/^10:00.p\.m\. – 6:30.a\.m\. \(Mon, Sun\)$/);
    expect(windowInWords({ from: '22:00', to: '06:30' }, 'fr-CA')).toBe('22 h – 06 h 30'.replace('22 h ', '22 h 00 '));
  });
});

describe('the answers of the intake', () => {
  it('are read as far as there are words for them', () => {
    const intake = intakeOf({
      needs: ['transport', 'magic'],
      ageBand: 'under-16',
      communityWords: 'près de Kenora',
      nation: { declared: true, words: 'Grassy' },
      notes: ['aide', 3],
      danger: true,
    });
    expect(intake).toMatchObject({
      needs: ['transport'],
      ageBand: 'under-16',
      nation: { declared: true, words: 'Grassy' },
      notes: ['aide'],
      danger: true,
      consent: 'not-given',
      safeToText: 'not-asked',
    });
  });

  it('become the question for services, in codes alone', () => {
    const path = matchPath('c1', 'p1', { needs: ['talk', 'legal'], ageBand: '16-17', communityId: 'fn-12' });
    expect(new URLSearchParams(path.split('?')[1]).toString()).toBe(
      'personId=p1&conversationId=c1&needs=talk%2Clegal&place=fn-12&age=16-17',
    );
    expect(matchPath('c1', undefined, { needs: [], ageBand: 'unknown', communityId: undefined })).toBe(
      '/match?conversationId=c1',
    );
  });
});
