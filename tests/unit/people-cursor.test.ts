import { describe, expect, it } from 'vitest';
import { decodeCursor, encodeCursor, InvalidCursor } from '../../shared/platform/cursor.ts';

describe('a cursor', () => {
  it('leads back to where a page of the table or of the index ended', () => {
    const inTable = { pk: 'LIST', sk: '1' };
    expect(decodeCursor(encodeCursor(inTable, 'LIST'), 'LIST')).toEqual(inTable);
    const inIndex = { pk: 'PERSON#1', sk: 'PROFILE', gsi1pk: 'LIST', gsi1sk: '1' };
    expect(decodeCursor(encodeCursor(inIndex, 'LIST'), 'LIST')).toEqual(inIndex);
  });

  it.each([
    ['no sort key', { pk: 'LIST' }],
    ['an empty sort key', { pk: 'LIST', sk: '' }],
    ['no key of the index', { pk: 'PERSON#1', sk: 'PROFILE', gsi1pk: 'LIST' }],
    ['no key of the table', { gsi1pk: 'LIST', gsi1sk: '1' }],
    ['something else besides', { pk: 'LIST', sk: '1', more: '1' }],
    ['the key of another list', { pk: 'OTHER', sk: '1' }],
  ])('of the right list with %s is refused', (_, key) => {
    expect(() => decodeCursor(encodeCursor(key, 'LIST'), 'LIST')).toThrow(InvalidCursor);
  });
});
