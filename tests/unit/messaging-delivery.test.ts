import { describe, expect, it } from 'vitest';
import { afterCallback, afterReconciling, afterSending } from '../../shared/messaging/delivery.ts';
import type { OutboxText } from '../../shared/messaging/model.ts';

const NOW = '2026-11-22T15:00:00.000Z';
const text = (change: Partial<OutboxText> = {}): OutboxText => ({
  id: 'o1',
  status: 'sending',
  line: 'dispatch',
  urgent: false,
  about: { kind: 'trip', id: 't1' },
  sealedWith: 'HUB#demo',
  to: new Uint8Array(),
  body: new Uint8Array(),
  queuedAt: NOW,
  dueAt: NOW,
  attempts: 1,
  route: 'twilio',
  version: 1,
  ...change,
});

describe('what the carrier answers', () => {
  it('makes a text sent when it was accepted', () => {
    expect(afterSending(text(), { kind: 'accepted', sid: 'SM1' }, NOW)).toEqual({ status: 'sent', sid: 'SM1' });
  });

  it('ends an opted-out number at once, on every road (Twilio error 21610)', () => {
    expect(afterSending(text({ urgent: true }), { kind: 'refused', errorCode: 21610 }, NOW)).toEqual({
      status: 'failed',
      errorCode: 21610,
    });
  });

  it('tries again later, and later still, when it is busy', () => {
    expect(afterSending(text(), { kind: 'busy' }, NOW)).toMatchObject({
      status: 'pending',
      dueAt: '2026-11-22T15:00:02.000Z',
    });
    expect(afterSending(text({ attempts: 5 }), { kind: 'busy' }, NOW)).toEqual({ status: 'failed' });
  });

  it('sends an urgent text by the other road at once when Twilio is busy', () => {
    expect(afterSending(text({ urgent: true }), { kind: 'busy' }, NOW)).toMatchObject({
      status: 'pending',
      route: 'sns',
    });
  });

  it('does not guess when the answer was lost', () => {
    expect(afterSending(text(), { kind: 'unknown' }, NOW)).toMatchObject({ status: 'unknown' });
  });
});

describe('reconciling a lost answer', () => {
  it('takes the message that is in the list for sent', () => {
    expect(afterReconciling(text({ status: 'unknown' }), { listed: true, sid: 'SM9' }, NOW)).toEqual({
      status: 'sent',
      sid: 'SM9',
    });
  });
  it('sends again what is certainly not there', () => {
    expect(afterReconciling(text({ status: 'unknown' }), { listed: true, sid: undefined }, NOW)).toEqual({
      status: 'pending',
      dueAt: NOW,
    });
  });
  it('never repeats blindly while the list cannot be had, unless a life may hang on it', () => {
    expect(afterReconciling(text({ status: 'unknown' }), { listed: false }, NOW)).toMatchObject({ status: 'unknown' });
    expect(afterReconciling(text({ status: 'unknown', urgent: true }), { listed: false }, NOW)).toMatchObject({
      route: 'sns',
    });
  });
});

describe('status callbacks', () => {
  const sent = text({ status: 'sent', sid: 'SM1' });

  it('are old news when they come late', () => {
    const delivered = { ...sent, status: 'delivered' as const, providerStatus: 'delivered' };
    expect(afterCallback(delivered, { sid: 'SM1', status: 'sent' }, NOW)).toBeUndefined();
    expect(afterCallback(delivered, { sid: 'SM1', status: 'delivered' }, NOW)).toBeUndefined();
    expect(afterCallback(delivered, { sid: 'SM1', status: 'undelivered', errorCode: 30003 }, NOW)).toBeUndefined();
  });

  it('prove a send whose answer was lost', () => {
    expect(afterCallback(text({ status: 'unknown' }), { sid: 'SM7', status: 'sent' }, NOW)).toMatchObject({
      status: 'sent',
      sid: 'SM7',
    });
  });

  it('of an earlier attempt say nothing about the one that replaced it', () => {
    expect(afterCallback(sent, { sid: 'SM0', status: 'failed' }, NOW)).toBeUndefined();
  });

  it('send an urgent text by the other road when the route to the phone failed', () => {
    const change = afterCallback(
      { ...sent, urgent: true },
      { sid: 'SM1', status: 'undelivered', errorCode: 30005 },
      NOW,
    );
    expect(change).toMatchObject({ status: 'pending', route: 'sns', errorCode: 30005 });
    const ordinary = afterCallback(sent, { sid: 'SM1', status: 'undelivered', errorCode: 30005 }, NOW);
    expect(ordinary).toMatchObject({ status: 'undelivered', errorCode: 30005 });
  });

  it('never send a text to a person by the other road: it does not know who said STOP', () => {
    const toPerson = text({ status: 'sent', sid: 'SM1', urgent: true, about: { kind: 'conversation', id: 'c1' } });
    const change = afterCallback(toPerson, { sid: 'SM1', status: 'undelivered', errorCode: 30004 }, NOW);
    expect(change).toMatchObject({ status: 'undelivered' });
  });

  it('of kinds nobody knows change nothing', () => {
    expect(afterCallback(sent, { sid: 'SM1', status: 'teleported' }, NOW)).toBeUndefined();
  });
});
