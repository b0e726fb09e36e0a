import { describe, expect, it } from 'vitest';
import { afterErasure } from '../../shared/transport/erasure.ts';
import { accepted, at, NOW, offering, trip } from '../trip-model/drafts.ts';

const becomes = (one: ReturnType<typeof trip>, journey: readonly ReturnType<typeof trip>[] = []) =>
  afterErasure(one, journey, NOW);
const wanted = (minute: number) => ({ when: { kind: 'at', at: at(minute) }, pickupAt: at(minute) });
const part = (number: number, way: 'there' | 'back') => ({
  id: `t${number}`,
  journey: { id: '0194d5a0-0000-7000-8000-000000000001', part: number, parts: 3, way },
});

describe('a trip whose person is erased', () => {
  it.each(['completed', 'no-show'] as const)('is forgotten when it is over: %s', (status) => {
    expect(becomes(accepted({ status }))).toBe('forget');
  });

  it.each(['accepted', 'en-route', 'picked-up'] as const)('goes on when somebody has it in hand: %s', (status) => {
    expect(becomes(accepted({ status, purpose: 'appointment' }))).toBe('leave');
  });

  it.each(['requested', 'offering', 'unfilled'] as const)('goes on while it is urgently sought: %s', (status) => {
    expect(becomes(trip({ status }))).toBe('leave');
    expect(becomes(trip({ status, ...wanted(12 * 60) }))).toBe('leave');
    expect(becomes(trip({ status, ...wanted(12 * 60 + 1) }))).toBe('call-off');
  });

  it('is called off when it is only wished for', () => {
    expect(becomes(offering({ purpose: 'appointment' }))).toBe('call-off');
    expect(becomes(trip({ when: { kind: 'open' } }))).toBe('call-off');
  });

  it('goes on when the way it is a part of has begun, and only then', () => {
    const flight = trip({ ...part(2, 'there'), purpose: 'appointment' });
    const drive = (status: string, way: 'there' | 'back' = 'there') => accepted({ status, ...part(1, way) });
    for (const status of ['accepted', 'en-route', 'picked-up', 'completed']) {
      expect(becomes(flight, [drive(status), flight])).toBe('leave');
      expect(becomes(flight, [drive(status, 'back'), flight])).toBe('call-off');
    }
    for (const status of ['no-show', 'cancelled']) expect(becomes(flight, [drive(status), flight])).toBe('call-off');
    expect(becomes(flight, [trip({ ...part(1, 'there') }), flight])).toBe('call-off');
  });
});
