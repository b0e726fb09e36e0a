import { describe, expect, it } from 'vitest';
import { charactersOutsideGsm7, measure } from '../../shared/messaging/segments.ts';

describe('how a carrier would send a text', () => {
  it.each([
    ['', 'GSM-7', 1, 0],
    ['Où es-tu? Réponds à côté'.replace('ô', 'o'), 'GSM-7', 1, 24],
    ['é'.repeat(160), 'GSM-7', 1, 160],
    ['é'.repeat(161), 'GSM-7', 2, 161],
    ['€€', 'GSM-7', 1, 4],
    ['ê', 'UCS-2', 1, 1],
    ['ç'.repeat(70), 'UCS-2', 1, 70],
    ['ç'.repeat(71), 'UCS-2', 2, 71],
    ['ᐊᑕᐗᐱᐢᑲᐟ', 'UCS-2', 1, 7],
    ['😀'.repeat(36), 'UCS-2', 2, 72],
    ['l’heure', 'UCS-2', 1, 7],
  ])('%s', (text, encoding, segments, units) => {
    expect(measure(text)).toEqual({ encoding, segments, units });
  });

  it('says which characters force UCS-2, each once', () => {
    expect(charactersOutsideGsm7('Ça va? Peut-être, être là… é')).toEqual(['ê', '…']);
  });
});
