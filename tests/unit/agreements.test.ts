import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  agreementFor,
  countsFor,
  daysAfter,
  type AgreementPurpose,
  type AgreementQuestion,
} from '../../shared/directory/agreements/agreement-for.ts';
import { disclosureFor } from '../../shared/directory/agreements/disclosure.ts';
import { endingAgreements, followingAgreement, isFollowed } from '../../shared/directory/agreements/ending.ts';
import { agreementSchema, organizationSchema, type Agreement } from '../../shared/directory/model.ts';

const id = (kind: 'a' | 'o' | 's', n: number): string =>
  `0${kind === 's' ? 'e' : kind === 'o' ? 'f' : 'a'}000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

const agreement = (n: number, terms: object = {}): Agreement =>
  agreementSchema.parse({
    id: id('a', n),
    kind: 'service-agreement',
    organizationIds: [id('o', 1)],
    validFrom: '2026-01-01',
    ...terms,
  });

const ask = (change: Partial<AgreementQuestion> = {}): AgreementQuestion => ({
  purpose: 'referral',
  organizationId: id('o', 1),
  serviceId: id('s', 1),
  date: '2026-06-01',
  soon: '2026-07-15',
  ...change,
});

describe('which kind of agreement counts for what', () => {
  const PURPOSES = ['referral', 'transfer', 'transport', 'disclosure'] as const satisfies AgreementPurpose[];
  it.each([
    ['service-agreement', ['referral', 'transfer', 'transport']],
    ['intake-protocol', ['referral', 'transfer']],
    ['cross-sector-referral', ['referral']],
    ['crisis-team', ['referral']],
    ['transport', ['transport']],
    ['data-sharing', ['disclosure']],
  ] as const)('%s: %j', (kind, counts) => {
    const one = agreement(1, { kind });
    expect(PURPOSES.filter((purpose) => countsFor(purpose, one))).toEqual(counts);
    expect(PURPOSES.filter((purpose) => agreementFor(ask({ purpose }), [one]).is === 'in-force')).toEqual(counts);
  });
});

describe('an agreement', () => {
  it.each([
    ['in force without a last day', {}, {}, 'in-force'],
    ['in force on its first day', { validFrom: '2026-06-01' }, {}, 'in-force'],
    ['not the day before', { validFrom: '2026-06-02' }, {}, 'none'],
    ['in force on its last day', { validTo: '2026-06-01' }, { soon: undefined }, 'in-force'],
    ['ended the day after', { validTo: '2026-05-31' }, {}, 'ended'],
    ['that ends on the last of the days called soon', { validTo: '2026-07-15' }, {}, 'ends-soon'],
    ['that ends a day later', { validTo: '2026-07-16' }, {}, 'in-force'],
    ['that was removed', { removedAt: '2026-05-01T12:00:00.000Z' }, {}, 'none'],
    ['with others', { organizationIds: [id('o', 2)] }, {}, 'none'],
    ['with several parties', { organizationIds: [id('o', 2), id('o', 1)] }, {}, 'in-force'],
    ['on this service', { serviceIds: [id('s', 1)] }, {}, 'in-force'],
    ['on another service', { serviceIds: [id('s', 2)] }, {}, 'none'],
    [
      'on some services, asked of the whole organization',
      { serviceIds: [id('s', 1)] },
      { serviceId: undefined },
      'none',
    ],
    ['on all, asked of the whole organization', {}, { serviceId: undefined }, 'in-force'],
    ['for this community', { communityIds: ['fn-143'] }, { communityId: 'fn-143' }, 'in-force'],
    ['for another community', { communityIds: ['fn-143'] }, { communityId: 'fn-121' }, 'none'],
    ['for one community, the person being nobody knows where', { communityIds: ['fn-143'] }, {}, 'in-force'],
  ])('%s', (_what, terms, question, is) => {
    expect(agreementFor(ask(question), [agreement(1, terms)])).toMatchObject({ is });
  });

  it('that another follows without a gap lasts as long as that one', () => {
    const chain = [
      agreement(1, { validTo: '2026-06-30' }),
      agreement(3, { validFrom: '2026-10-01' }),
      agreement(2, { validFrom: '2026-07-01', validTo: '2026-09-30' }),
    ];
    expect(agreementFor(ask(), chain)).toEqual({ is: 'in-force', agreement: chain[0] });
    expect(agreementFor(ask(), chain.slice(0, 2))).toMatchObject({ is: 'ends-soon', until: '2026-06-30' });
    expect(
      agreementFor(
        ask(),
        [chain[0], chain[2]].filter((one) => one !== undefined),
      ),
    ).toMatchObject({
      is: 'in-force',
      until: '2026-09-30',
    });
  });

  it('is the same one of two that last as long, however they are listed', () => {
    const two = [agreement(1), agreement(2, { kind: 'intake-protocol' })];
    expect(agreementFor(ask(), two)).toMatchObject({ agreement: { id: id('a', 1) } });
    expect(agreementFor(ask(), two.toReversed())).toMatchObject({ agreement: { id: id('a', 1) } });
  });

  it('that has ended says when, and when the next one begins', () => {
    const ended = agreement(1, { validTo: '2026-03-31' });
    const next = agreement(2, { validFrom: '2026-08-01' });
    expect(agreementFor(ask(), [ended, next])).toEqual({
      is: 'ended',
      agreement: ended,
      on: '2026-03-31',
      begins: '2026-08-01',
    });
    expect(agreementFor(ask(), [next])).toEqual({ is: 'none', begins: '2026-08-01' });
  });
});

const days = fc.integer({ min: 0, max: 400 }).map((n) => daysAfter('2026-01-01', n));
const anyAgreement = fc
  .record({
    n: fc.integer({ min: 1, max: 9999 }),
    kind: fc.constantFrom(...agreementSchema.shape.kind.options),
    organization: fc.integer({ min: 1, max: 2 }),
    service: fc.option(fc.integer({ min: 1, max: 2 }), { nil: undefined }),
    community: fc.option(fc.constantFrom('fn-143', 'fn-121'), { nil: undefined }),
    from: days,
    lasts: fc.option(fc.integer({ min: 0, max: 200 }), { nil: undefined }),
  })
  .map(({ n, kind, organization, service, community, from, lasts }) =>
    agreement(n, {
      kind,
      organizationIds: [id('o', organization)],
      ...(service !== undefined && { serviceIds: [id('s', service)] }),
      ...(community !== undefined && { communityIds: [community] }),
      validFrom: from,
      ...(lasts !== undefined && { validTo: daysAfter(from, lasts) }),
    }),
  );
const someAgreements = fc.uniqueArray(anyAgreement, { maxLength: 7, selector: (one) => one.id });
const anyQuestion = fc
  .record({
    purpose: fc.constantFrom<AgreementPurpose>('referral', 'transfer', 'transport', 'disclosure'),
    date: days,
    communityId: fc.option(fc.constantFrom('fn-143', 'fn-121'), { nil: undefined }),
  })
  .map((change) => ask({ ...change, soon: daysAfter(change.date, 45) }));

describe('whatever agreements there are', () => {
  it('their order changes nothing', () => {
    fc.assert(
      fc.property(
        someAgreements,
        anyQuestion,
        fc.array(fc.nat(), { minLength: 7, maxLength: 7 }),
        (some, question, dice) => {
          const shuffled = some.map((one, n) => ({ one, at: dice[n] ?? 0 })).sort((a, b) => a.at - b.at);
          expect(
            agreementFor(
              question,
              shuffled.map(({ one }) => one),
            ),
          ).toEqual(agreementFor(question, some));
        },
      ),
    );
  });

  it('one is in force on a day exactly when one covers that day, and until a day that is covered whole', () => {
    fc.assert(
      fc.property(someAgreements, anyQuestion, (some, question) => {
        const covering = (date: string): boolean =>
          some.some(
            (one) =>
              countsFor(question.purpose, one) &&
              one.organizationIds.some((party) => party === question.organizationId) &&
              (one.serviceIds === undefined || one.serviceIds.some((service) => service === question.serviceId)) &&
              (one.communityIds === undefined ||
                question.communityId === undefined ||
                one.communityIds.includes(question.communityId)) &&
              one.validFrom <= date &&
              (one.validTo === undefined || date <= one.validTo),
          );
        const standing = agreementFor(question, some);
        const isInForce = standing.is === 'in-force' || standing.is === 'ends-soon';
        expect(isInForce).toBe(covering(question.date));
        const until = 'until' in standing ? standing.until : undefined;
        const last = until ?? daysAfter(question.date, 700);
        for (let day = question.date; isInForce && day <= last; day = daysAfter(day, 1))
          expect(covering(day)).toBe(true);
        expect(until !== undefined && covering(daysAfter(until, 1))).toBe(false);
      }),
      { numRuns: 60 },
    );
  });
});

describe('an agreement that ends', () => {
  const old = agreement(1, { validTo: '2026-06-30', serviceIds: [id('s', 1)], conditions: { fr: 'Avec', en: 'With' } });
  it('is followed by one that was made from it, which keeps its terms', () => {
    const next = followingAgreement(old, id('a', 2), { validTo: '2027-06-30' });
    expect(next).toEqual({ ...old, id: id('a', 2), validFrom: '2026-07-01', validTo: '2027-06-30' });
    expect(next !== undefined && isFollowed(old, [old, next])).toBe(true);
    expect(followingAgreement(old, id('a', 2), { validTo: '2026-06-30' })).toBeUndefined();
    expect(followingAgreement(agreement(3), id('a', 2), {})).toBeUndefined();
  });

  it.each([
    ['another kind', { kind: 'intake-protocol' }, false],
    ['other parties', { organizationIds: [id('o', 2)] }, false],
    ['one party more', { organizationIds: [id('o', 1), id('o', 2)] }, true],
    ['all services', {}, true],
    ['another service', { serviceIds: [id('s', 2)] }, false],
    ['one community only', { communityIds: ['fn-143'] }, false],
    ['a day between', { validFrom: '2026-07-02' }, false],
    ['an end no later', { validFrom: '2026-01-01', validTo: '2026-06-30' }, false],
    ['been removed', { removedAt: '2026-06-02T12:00:00.000Z' }, false],
  ])('is not left without, when the next has %s', (_what, terms, followed) => {
    expect(isFollowed(old, [old, agreement(2, { validFrom: '2026-07-01', ...terms })])).toBe(followed);
  });

  it('stands in the list from the day it ends soon, the first to end first', () => {
    const some = [
      agreement(1, { validTo: '2026-07-15' }),
      agreement(2, { validTo: '2026-05-01', kind: 'transport' }),
      agreement(3, { validTo: '2026-07-16', kind: 'data-sharing' }),
      agreement(4, { kind: 'crisis-team' }),
    ];
    expect(
      endingAgreements(some, '2026-06-01', '2026-07-15').map(({ agreement: { id: of }, state }) => [of, state]),
    ).toEqual([
      [id('a', 2), 'ended'],
      [id('a', 1), 'ends-soon'],
    ]);
  });
});

describe('what is known of the members of a Nation as such', () => {
  const nation = (disclosureNeedsAgreement: boolean) =>
    organizationSchema.parse({
      id: id('o', 7),
      name: { fr: 'Nation', en: 'Nation' },
      kinds: ['first-nation'],
      status: 'active',
      isRecipient: false,
      fundingStreams: [],
      dispatchPhones: [],
      language: 'en',
      contacts: [],
      nation: {
        bandNumber: 143,
        communityId: 'fn-143',
        protocols: { disclosureNeedsAgreement, notifyOnReferral: false },
      },
    });
  const sharing = (terms: object = {}) =>
    agreement(1, { kind: 'data-sharing', organizationIds: [id('o', 7)], ...terms });
  const tell = (agreements: Agreement[], needs = true, change: object = {}) =>
    disclosureFor(
      { bandNumber: 143, organizationId: id('o', 1), serviceId: id('s', 1), date: '2026-06-01', ...change },
      { organizations: [nation(needs)], agreements },
    );

  it('leaves the hub while a data-sharing agreement with it is in force', () => {
    expect(tell([sharing()])).toEqual({ may: true, agreement: sharing() });
  });
  it.each([
    ['before there is one', [], {}, 'nation-agreement-needed'],
    ['when it has ended', [sharing({ validTo: '2026-05-31' })], {}, 'nation-agreement-ended'],
    ['when it begins later', [sharing({ validFrom: '2026-06-02' })], {}, 'nation-agreement-needed'],
    ['by an agreement of another kind', [sharing({ kind: 'service-agreement' })], {}, 'nation-agreement-needed'],
    ['by the agreement of somebody else', [sharing({ organizationIds: [id('o', 1)] })], {}, 'nation-agreement-needed'],
    ['to a service it does not name', [sharing({ serviceIds: [id('s', 2)] })], {}, 'nation-agreement-needed'],
    ['of a Nation the directory does not have', [sharing()], { bandNumber: 121 }, 'nation-unknown'],
  ])('stays there %s', (_when, agreements, change, why) => {
    expect(tell(agreements, true, change)).toMatchObject({ may: false, why });
  });
  it('may be told where the Nation asks for no agreement, and to the Nation itself', () => {
    expect(tell([], false)).toEqual({ may: true });
    expect(tell([], true, { organizationId: id('o', 7) })).toEqual({ may: true });
  });
});
