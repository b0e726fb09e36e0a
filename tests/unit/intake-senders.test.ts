import { describe, expect, it } from 'vitest';
import { isNearby, senderKind } from '../../shared/intake/traffic/traffic.ts';

describe('who a text comes from', () => {
  it.each([
    ['+17055550190', 'phone'],
    ['+33612345678', 'phone'],
    ['+18335550190', 'toll-free'],
    ['+18005550190', 'toll-free'],
    ['898211', 'short-code'],
    ['+12345', 'short-code'],
    ['121', 'short-code'],
    ['MaBanque', 'name'],
    ['anonymous', 'name'],
    ['', 'name'],
    ['7055550190', 'name'],
    [undefined, 'page'],
  ])('%s is a %s', (from, kind) => {
    expect(senderKind(from)).toBe(kind);
  });

  it.each([
    ['+17055550190', true],
    ['+14165550190', true],
    ['+12125550190', true],
    ['+18765550190', false],
    ['+12425550190', false],
    ['+33612345678', false],
    ['+170555501900', false],
  ])('%s near: %s', (from, near) => {
    expect(isNearby(from)).toBe(near);
  });
});
