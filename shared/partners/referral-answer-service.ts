import type { Platform } from '../platform/platform.ts';
import { answerAsPartner, newReferralLinkWrites, readReferral, type ReferralAnswer } from '../referrals/index.ts';
import { moveAsk, type Language, type ReferralAsk } from './line/index.ts';
import type { Plan } from './plan.ts';
import type { ReferralMeaning, ReferralSays } from './meaning.ts';
import { linkText, replyText, waitlistText, type ReplyKey } from './texts.ts';

const REFERRAL_REPLY = {
  receive: 'referral-received',
  accept: 'referral-accepted',
  reject: 'referral-rejected',
  start: 'referral-started',
  news: 'referral-news',
  complete: 'referral-completed',
  fail: 'referral-failed',
  'person-declined': 'referral-person-declined',
  'accept-again': 'referral-accepted-before',
  'wait-where': 'referral-wait-where',
  problem: 'referral-problem',
} as const satisfies Record<Exclude<ReferralSays, 'wait' | 'link'>, ReplyKey>;

/** What is said, as an answer that changes something; nothing where it changes nothing. */
function answerOf({ answer, reason, position }: ReferralMeaning): ReferralAnswer | undefined {
  switch (answer) {
    case 'accept-again':
    case 'wait-where':
    case 'link':
      return undefined;
    case 'reject':
      return { action: answer, reason: reason ?? 'other' };
    case 'complete':
      return { action: answer, outcome: 'successful' };
    case 'fail':
      return { action: answer, outcome: 'no-contact' };
    case 'person-declined':
      return { action: 'fail', outcome: 'declined-by-person' };
    case 'wait':
      return { action: answer, position: position ?? 1 };
    case 'receive':
    case 'accept':
    case 'start':
    case 'news':
    case 'problem':
      return { action: answer };
  }
}

export async function planForReferral(platform: Platform, language: Language, meaning: ReferralMeaning): Promise<Plan> {
  const { ask, answer: says, position } = meaning;
  if (says === 'link') {
    const { writes, link } = await newReferralLinkWrites(platform, ask);
    const otherwise = (): Promise<Plan> => afterRefusedReferral(platform, language, ask);
    return { writes, reply: linkText(language, ask.code, link), otherwise };
  }
  const reply =
    says === 'wait'
      ? waitlistText(language, ask.code, position ?? 1)
      : replyText(language, REFERRAL_REPLY[says], ask.code);
  const answer = answerOf(meaning);
  if (answer === undefined) return { writes: [], reply };
  const answered = await answerAsPartner(platform, ask, answer);
  // "Started" again is news of what is under way.
  const otherwise = (): Promise<Plan> =>
    says === 'start'
      ? planForReferral(platform, language, { ...meaning, answer: 'news' })
      : afterRefusedReferral(platform, language, ask);
  if (!('refused' in answered)) return { writes: answered.writes, reply, otherwise };
  if (answered.refused === 'not-in-order') return otherwise();
  return { writes: [moveAsk(ask, 'covered', [ask.state])], reply: replyText(language, 'referral-covered', ask.code) };
}

async function afterRefusedReferral(platform: Platform, language: Language, ask: ReferralAsk): Promise<Plan> {
  const referral = await readReferral(platform, ask.about.referralId);
  const sending = referral === undefined || referral.status === 'draft' ? undefined : referral.sending;
  const stillOurs = sending?.code === ask.code;
  if (stillOurs && (referral?.status === 'accepted' || referral?.status === 'in-progress')) {
    return {
      writes: ask.state === 'accepted' ? [] : [moveAsk(ask, 'accepted', [ask.state])],
      reply: replyText(language, 'referral-accepted-before', ask.code),
    };
  }
  if (stillOurs && referral?.status === 'received') {
    return { writes: [], reply: replyText(language, 'referral-received', ask.code) };
  }
  return { writes: [moveAsk(ask, 'done', [ask.state])], reply: replyText(language, 'referral-over', ask.code) };
}
