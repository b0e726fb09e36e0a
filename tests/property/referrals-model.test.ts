import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { answerPartner } from '../../shared/partners/index.ts';
import { isReferralAsk, readLine } from '../../shared/partners/line/index.ts';
import { readCaseOwner, revokeConsent } from '../../shared/people/index.ts';
import { readTimer } from '../../shared/platform/timer.ts';
import {
  answerAsPartner,
  changeReferral,
  createReferral,
  createReferralGroup,
  disclosedNow,
  type Referral,
  type ReferralAnswer,
} from '../../shared/referrals/index.ts';
import { codeOf, ok, partners, referralScene, request, staff, type Scene } from '../integration/referrals-scene.ts';

/**
 * Random courses of referrals, alone and in groups, against a plain model that knows nothing of items, timers or texts: what
 * partners answer by text, console and link, silence, repeats, the hub calling it off, the consent taken back.
 */

const HOUR_MS = 3_600_000;
/** Longer than any time a hub gives for what is urgent. */
const SILENCE_MS = 8 * 24 * HOUR_MS;
/** Of each kind; more by `REFERRAL_COURSES`. */
const COURSES = Number(process.env['REFERRAL_COURSES'] ?? 8);
const three = partners.slice(0, 3);

type Status = Referral['status'];
type Says = 'receive' | 'wait' | 'accept' | 'reject' | 'start' | 'complete' | 'fail';
type Mode = 'alone' | 'first' | 'all' | 'in-turn';

type Step =
  | {
      readonly does: 'answer';
      readonly who: number;
      readonly says: Says;
      readonly by: 'text' | 'console' | 'link';
      readonly twice: boolean;
    }
  | { readonly does: 'cancel'; readonly who: number }
  | { readonly does: 'silence' | 'settle' | 'revoke' };

const WORDS: Readonly<Record<Says, string>> = {
  receive: 'received',
  wait: 'waitlist 3',
  accept: 'yes',
  reject: 'no',
  start: 'started',
  complete: 'done',
  fail: 'no contact',
};
const ANSWERS: Readonly<Record<Says, ReferralAnswer>> = {
  receive: { action: 'receive' },
  wait: { action: 'wait', position: 3 },
  accept: { action: 'accept' },
  reject: { action: 'reject', reason: 'other' },
  start: { action: 'start' },
  complete: { action: 'complete', outcome: 'successful' },
  fail: { action: 'fail', outcome: 'no-contact' },
};

/** What each answer leads to; what is not here changes nothing. */
const LEADS: Readonly<Partial<Record<Status, Partial<Record<Says, Status>>>>> = {
  requested: { receive: 'received', wait: 'received', accept: 'accepted', reject: 'rejected' },
  received: { wait: 'received', accept: 'accepted', reject: 'rejected' },
  accepted: { start: 'in-progress', complete: 'completed', fail: 'failed' },
  'in-progress': { complete: 'completed', fail: 'failed' },
};
const awaits = (status: Status): boolean => status === 'requested' || status === 'received';
const isOpen = (status: Status): boolean => awaits(status) || status === 'accepted' || status === 'in-progress';
const hasSaidYes = (status: Status): boolean =>
  status === 'accepted' || status === 'in-progress' || status === 'completed';

interface Member {
  status: Status;
  /** In which silence the time to answer began anew. */
  since: number;
  waits: boolean;
}

class Model {
  readonly members: Member[];
  readonly mode: Mode;
  sent: number;
  ended = false;
  revoked = false;
  silences = 0;
  owner: number | undefined;

  constructor(mode: Mode) {
    this.mode = mode;
    const count = mode === 'alone' ? 1 : three.length;
    this.sent = mode === 'in-turn' ? 1 : count;
    this.members = Array.from({ length: count }, (_, at) => ({
      status: at < this.sent ? 'requested' : 'draft',
      since: 0,
      waits: false,
    }));
  }

  get acceptedBy(): number | undefined {
    const at = this.members.findIndex(({ status }) => hasSaidYes(status));
    return at < 0 ? undefined : at;
  }

  answer(who: number, says: Says): void {
    const member = this.members[who];
    const to = member === undefined ? undefined : LEADS[member.status]?.[says];
    if (member === undefined || to === undefined) return;
    if (says === 'wait' && !member.waits) Object.assign(member, { waits: true, since: this.silences });
    member.status = to;
    if (says === 'accept') {
      this.owner = who;
      const isExclusive = this.mode === 'first' || this.mode === 'in-turn';
      for (const other of this.members)
        if (isExclusive && other !== member && awaits(other.status)) other.status = 'cancelled';
    }
    if (says === 'fail' && this.owner === who) this.owner = undefined;
    if (says === 'complete') this.end();
  }

  cancel(who: number): void {
    const member = this.members[who];
    if (member === undefined || (!isOpen(member.status) && member.status !== 'draft')) return;
    const wasDraft = member.status === 'draft';
    if (this.owner === who) this.owner = undefined;
    member.status = 'cancelled';
    if (!wasDraft) this.end();
  }

  /** Nobody further is asked in turn. */
  private end(): void {
    if (this.mode !== 'in-turn' || this.ended) return;
    this.ended = true;
    for (const member of this.members) if (member.status === 'draft') member.status = 'cancelled';
  }

  settle(): void {
    if (this.mode !== 'in-turn' || this.ended || this.acceptedBy !== undefined) return;
    const isLate = ({ status, since }: Member): boolean => awaits(status) && this.silences > since;
    const asked = this.members.slice(0, this.sent);
    const last = asked.at(-1);
    if (last === undefined) return;
    const isOver = ({ status }: Member): boolean => status === 'rejected' || status === 'failed';
    const lastIsDone = isOver(last) || isLate(last);
    const anotherIsOver = asked.some(isOver) && !asked.some(({ status }) => awaits(status));
    if (!lastIsDone && !anotherIsOver) return;
    const next = this.members.slice(this.sent).findIndex(({ status }) => status === 'draft');
    if (next < 0 || this.revoked) {
      this.end();
      return;
    }
    const member = this.members[this.sent + next];
    this.sent += next + 1;
    if (member !== undefined) Object.assign(member, { status: 'requested', since: this.silences });
  }
}

interface Course {
  readonly personId: string;
  readonly consentId: string;
  readonly ids: readonly string[];
  readonly isTransfer: boolean;
}

let scene: Scene;
let sid = 0;
beforeAll(async () => {
  scene = await referralScene();
});

async function begin(mode: Mode, isTransfer: boolean): Promise<Course> {
  const kind = isTransfer ? ('transfer' as const) : ('referral' as const);
  const { personId, consentId } = await scene.person(['needs', 'age-band', 'phone'], kind);
  const { platform } = scene;
  const { organizationId, ...asked } = request(personId, { kind });
  const course = (referrals: readonly Referral[]): Course => ({
    personId,
    consentId,
    ids: referrals.map(({ id }) => id),
    isTransfer,
  });
  if (mode === 'alone')
    return course([ok(await createReferral(platform, staff, platform.ids.uuid(), { ...asked, organizationId }, true))]);
  const to = three.map(({ id }) => ({ organizationId: id }));
  return course(ok(await createReferralGroup(platform, staff, platform.ids.uuid(), { ...asked, mode, to })).referrals);
}

async function answer(course: Course, { who, says, by, twice }: Extract<Step, { does: 'answer' }>): Promise<void> {
  const { platform } = scene;
  const id = course.ids[who];
  if (id === undefined) return;
  const referral = await scene.read(id);
  const code = codeOf(referral);
  const phone = three[who]?.phone ?? '';
  if (code === '') return;
  if (by === 'text') {
    sid += 1;
    const text = { from: phone, body: `${WORDS[says]} ${code}`, messageSid: `RX${sid}` };
    const { reply } = await answerPartner(platform, text);
    expect(reply).not.toBe('');
    if (twice) expect((await answerPartner(platform, text)).reply).toBe(reply);
    return;
  }
  if (by === 'link') {
    const line = await readLine(platform, await platform.phoneKey(phone));
    const ask = line?.asks.filter(isReferralAsk).find((one) => one.code === code);
    const answered = ask === undefined ? undefined : await answerAsPartner(platform, ask, ANSWERS[says]);
    if (answered !== undefined && 'writes' in answered) await platform.table.write(answered.writes);
    return;
  }
  const spoken = ANSWERS[says];
  const transition = spoken.action === 'reject' ? { action: 'reject' as const, rejectReason: spoken.reason } : spoken;
  if (transition.action === 'problem') return;
  const login = { hubId: 'demo', memberId: 'p', role: 'partner' as const, organizationId: referral.organizationId };
  await changeReferral(platform, login, referral.id, referral.version, transition);
  if (twice) await changeReferral(platform, login, referral.id, referral.version, transition);
}

async function play(course: Course, model: Model, step: Step): Promise<void> {
  const { platform } = scene;
  switch (step.does) {
    case 'answer': {
      await answer(course, step);
      model.answer(step.who, step.says);
      return;
    }
    case 'cancel': {
      const id = course.ids[step.who];
      if (id === undefined) return;
      const { version } = await scene.read(id);
      await changeReferral(platform, staff, id, version, { action: 'cancel', reason: 'other' });
      model.cancel(step.who);
      return;
    }
    case 'silence':
      // What was said is looked at within a second: only what is not said grows late.
      await scene.settle();
      model.settle();
      scene.hub.tick(SILENCE_MS);
      model.silences += 1;
      break;
    case 'revoke':
      ok(await revokeConsent(platform, staff, course.personId, course.consentId));
      model.revoked = true;
      break;
    case 'settle':
      break;
  }
  await scene.settle();
  model.settle();
}

/** What holds whatever happened. */
async function check(course: Course, model: Model): Promise<void> {
  const { platform } = scene;
  const referrals = await Promise.all(course.ids.map((id) => scene.read(id)));
  expect(referrals.map(({ status }) => status)).toEqual(model.members.map(({ status }) => status));
  const yes = referrals.filter(({ status }) => hasSaidYes(status)).length;
  if (model.mode !== 'all') expect(yes).toBeLessThanOrEqual(1);
  const now = platform.clock().toISOString();
  for (const referral of referrals) {
    if (isOpen(referral.status)) {
      expect(referral.clock, `${referral.status} has a clock`).toBeDefined();
      const timer = await readTimer(platform.table, referral.clock?.timerId ?? '');
      expect(timer?.work).toEqual({ what: 'review-referral', referralId: referral.id });
    }
    const shown = disclosedNow(referral, now);
    if (model.revoked || !isOpen(referral.status)) expect(shown).not.toHaveProperty('needs');
    if (!hasSaidYes(referral.status)) expect(shown.byTelephone).toEqual([]);
    const states = (await scene.history(referral.id)).flatMap(({ to }) => (to === undefined ? [] : [to]));
    expect(states.toSorted()).toContain(referral.status);
  }
  if (course.isTransfer) {
    const owner = (await readCaseOwner(platform, course.personId))?.organizationId;
    expect(owner).toBe(model.owner === undefined ? undefined : three[model.owner]?.id);
  }
}

const who = fc.integer({ min: 0, max: 2 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      does: fc.constant('answer' as const),
      who,
      says: fc.constantFrom<Says>(
        'receive',
        'wait',
        'accept',
        'accept',
        'reject',
        'reject',
        'start',
        'complete',
        'fail',
        'fail',
      ),
      by: fc.constantFrom('text' as const, 'console' as const, 'link' as const),
      twice: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('cancel' as const), who }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('silence' as const) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('settle' as const) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('revoke' as const) }) },
);

describe('whatever happens to a referral', () => {
  it.each<Mode>(['alone', 'first', 'all', 'in-turn'])(
    'asked %s, it is what the plain model says, and never without a clock',
    { timeout: 60_000 + 20_000 * COURSES },
    async (mode) => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 10 }), fc.boolean(), async (steps, transfers) => {
          const course = await begin(mode, transfers && mode !== 'all');
          const model = new Model(mode);
          for (const one of steps) {
            await play(course, model, one);
            const settled = one.does !== 'answer' && one.does !== 'cancel';
            if (settled) await check(course, model);
          }
          await play(course, model, { does: 'settle' });
          await check(course, model);
        }),
        { numRuns: COURSES },
      );
    },
  );
});
