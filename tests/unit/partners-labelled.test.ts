import { describe, expect, it } from 'vitest';
import type { Ask } from '../../shared/partners/line/index.ts';
import { parseReply } from '../../shared/partners/reply.ts';
import { resolve } from '../../shared/partners/resolve.ts';
import { labelledConfirmationEn, labelledConfirmationFr } from './partners-labelled-confirmation.ts';
import { labelledEn } from './partners-labelled-en.ts';
import { labelledFr } from './partners-labelled-fr.ts';
import { labelledReferralsEn, labelledReferralsFr } from './partners-labelled-referrals.ts';
import { labelledRoad } from './partners-labelled-road.ts';
import { lines, type Labelled, type LineName } from './partners-labelled-lines.ts';

/**
 * What a text comes down to: the answer and the code, then a reason after a colon, `@40` minutes, `@14h20` an hour, `+20` minutes
 * late, `& road` what is wrong beside it, `!` that a human is told.
 */
function heard(text: string, asks: readonly Ask[]): string {
  const meaning = resolve(
    parseReply(
      text,
      asks.map(({ code }) => code),
    ),
    asks,
  );
  if (meaning.kind === 'capacity') return `capacity ${meaning.seats}`;
  if (meaning.kind === 'which') {
    return `which ${meaning.open.map(({ code }) => code).join(' ')}${meaning.trouble ? '!' : ''}`;
  }
  if (!('ask' in meaning)) return meaning.kind;
  const answer = 'answer' in meaning ? meaning.answer : meaning.kind;
  if (meaning.kind === 'referral') {
    const detail = meaning.position ?? meaning.reason;
    return `${answer} ${meaning.ask.code}${detail === undefined ? '' : `: ${detail}`}`;
  }
  const reason = meaning.kind === 'trip' && meaning.reason !== undefined ? `: ${meaning.reason}` : '';
  const beside = meaning.kind === 'trip' && meaning.problem !== undefined ? ` & ${meaning.problem}` : '';
  return `${answer} ${meaning.ask.code}${reason}${meaning.kind === 'trip' ? timeOf(meaning) : ''}${beside}`;
}

function timeOf({ time }: Extract<ReturnType<typeof resolve>, { kind: 'trip' }>): string {
  if (time === undefined) return '';
  if (time.kind === 'at') return ` @${time.hour}h${String(time.minute).padStart(2, '0')}${time.half ?? ''}`;
  return ` ${time.kind === 'in' ? '@' : '+'}${time.minutes}`;
}

const isLine = (name: string): name is LineName => name in lines;
const rowsOf = (labelled: Labelled) =>
  Object.entries(labelled).flatMap(([line, texts]) =>
    isLine(line) ? Object.entries(texts).map(([text, means]) => ({ line, text, means })) : [],
  );

describe.each([
  ['French', labelledFr],
  ['English', labelledEn],
  ['the words of the road', labelledRoad],
  ['French about what is listed', labelledConfirmationFr],
  ['English about what is listed', labelledConfirmationEn],
  ['French, about requests', labelledReferralsFr],
  ['English, about requests', labelledReferralsEn],
])('a text in %s', (_language, labelled) => {
  it.each(rowsOf(labelled))('on a line with $line, "$text", is $means', ({ line, text, means }) => {
    expect(heard(text, lines[line])).toBe(means);
  });
});

it('half of the labelled texts are French, and there are enough of both', () => {
  expect(rowsOf(labelledFr).length).toBeGreaterThan(200);
  expect(rowsOf(labelledEn).length).toBeGreaterThan(200);
});
