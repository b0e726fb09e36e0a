/**
 * The settings of a hub that are one value each: where they stand in it, and within what bounds the API takes them (a test holds
 * these bounds to the schema). Their names are in the texts, under the same path.
 */

interface NumberField<P extends string> {
  readonly path: P;
  readonly kind: 'number';
  readonly min: number;
  readonly max: number;
  readonly whole: boolean;
  /** Kept in cents, typed in dollars. */
  readonly cents?: true;
}
interface TextLikeField<P extends string> {
  readonly path: P;
  readonly kind: 'text' | 'phone' | 'time' | 'flag' | 'date' | 'url' | 'monthDay' | 'languages' | KindOfItem;
  /** Characters at most. */
  readonly most?: number;
}
/** What only things in a list have: two places, an instant, days of the week, hours of departure, a code. */
type KindOfItem = 'places' | 'instant' | 'weekdays' | 'times' | 'code';
interface ChoiceField<P extends string> {
  readonly path: P;
  readonly kind: 'choice';
  readonly values: readonly string[];
}
export type Field<P extends string = string> = NumberField<P> | TextLikeField<P> | ChoiceField<P>;

const whole = <P extends string>(path: P, min: number, max: number): NumberField<P> => ({
  path,
  kind: 'number',
  min,
  max,
  whole: true,
});
const number = <P extends string>(path: P, min: number, max: number): NumberField<P> => ({
  path,
  kind: 'number',
  min,
  max,
  whole: false,
});
const cents = <P extends string>(path: P, max: number): NumberField<P> => ({ ...whole(path, 0, max), cents: true });
const one = <P extends string>(path: P, kind: TextLikeField<P>['kind']): TextLikeField<P> => ({ path, kind });
const weight = <P extends string>(path: P, min = 0): NumberField<P> => number(path, min, 100);
const hours = <P extends string>(path: P): NumberField<P> => number(path, 0.25, 720);
const days = <P extends string>(path: P): NumberField<P> => whole(path, 1, 3650);

export const WINTER_ROADS = [
  'by-season',
  'under construction',
  'light',
  'partial',
  'full',
  'temporarily closed',
] as const;
const ZONES = ['America/Toronto', 'America/Winnipeg', 'America/Atikokan'] as const;

export const GROUPS = {
  hub: {
    names: [one('names.fr', 'text'), one('names.en', 'text')],
    numbers: [one('intakeNumber', 'phone'), one('dispatchNumber', 'phone')],
    crisisLines: [one('intake.crisisLines.emergency', 'text'), one('intake.crisisLines.distress', 'text')],
    calendar: [{ path: 'timeZone', kind: 'choice', values: ZONES }, one('openedOn', 'date')],
    languages: [one('languages', 'languages')],
    web: [one('intake.webPage', 'flag'), one('intake.leaveTo', 'url')],
  },
  safety: {
    texting: [
      whole('intake.askAgainAfterMinutes', 15, 10_080),
      whole('intake.textsPerHour', 5, 1000),
      whole('intake.newPhonesPerHour', 5, 10_000),
    ],
    consent: [whole('consent.expiryDays', 1, 1825)],
    retention: [
      days('retention.conversationDays'),
      days('retention.personDays'),
      days('retention.sentTextDays'),
      days('retention.certificateDays'),
      days('retention.auditDays'),
    ],
  },
  onCall: {
    patience: [whole('intake.answerMinutes', 1, 1440), whole('dispatch.acknowledgeMinutes', 2, 240)],
  },
  dispatch: {
    waves: [
      whole('dispatch.waveSize', 1, 10),
      whole('dispatch.waitSeconds', 5, 3600),
      whole('dispatch.maxWaves', 1, 20),
      whole('dispatch.leadMinutes', 30, 20_160),
    ],
    clocks: [
      whole('dispatch.patience.departMinutes', 5, 1440),
      whole('dispatch.patience.arriveMinutes', 5, 2880),
      whole('dispatch.patience.completeMinutes', 5, 2880),
      whole('dispatch.inHandMinutes', 5, 720),
      whole('dispatch.openReturnMinutes', 15, 1440),
    ],
    night: [one('dispatch.nightRota.from', 'time'), one('dispatch.nightRota.to', 'time')],
    order: [
      weight('dispatch.order.distance'),
      weight('dispatch.order.agreement'),
      weight('dispatch.order.reliability'),
      weight('dispatch.order.fairness'),
      weight('dispatch.order.night'),
    ],
  },
  referral: {
    receive: [
      hours('referral.receiveHours.urgent'),
      hours('referral.receiveHours.soon'),
      hours('referral.receiveHours.standard'),
    ],
    accept: [
      hours('referral.acceptHours.urgent'),
      hours('referral.acceptHours.soon'),
      hours('referral.acceptHours.standard'),
    ],
    start: [
      hours('referral.startHours.urgent'),
      hours('referral.startHours.soon'),
      hours('referral.startHours.standard'),
    ],
    news: [hours('referral.newsHours.urgent'), hours('referral.newsHours.soon'), hours('referral.newsHours.standard')],
    wait: [hours('referral.waitHours.urgent'), hours('referral.waitHours.soon'), hours('referral.waitHours.standard')],
    handOver: [
      hours('referral.handOverHours.urgent'),
      hours('referral.handOverHours.soon'),
      hours('referral.handOverHours.standard'),
    ],
    link: [whole('referral.linkDays', 1, 90), whole('referral.remindAtPercent', 10, 90)],
  },
  routing: {
    weights: [
      weight('routing.weights.travel'),
      weight('routing.weights.capacity', 1),
      weight('routing.weights.wish', 10),
      weight('routing.weights.hours'),
      weight('routing.weights.language'),
      weight('routing.weights.agreement'),
      weight('routing.weights.kind'),
      weight('routing.weights.freshness'),
      weight('routing.weights.culture'),
      weight('routing.weights.adaptation'),
    ],
    rules: [
      { path: 'routing.agreementPolicy', kind: 'choice', values: ['warn', 'refuse'] },
      number('routing.travelHalfHours', 0.5, 48),
      whole('routing.reachKm', 50, 2000),
      number('routing.avoidRadiusKm', 1, 200),
      whole('routing.agreementEndsSoonDays', 1, 365),
      number('routing.handOff', 0, 50),
      number('routing.apart', 0, 50),
    ],
    age: [
      whole('routing.capacityFreshHours', 1, 720),
      whole('routing.capacityStaleHours', 2, 2160),
      whole('routing.confirmedFreshDays', 7, 730),
    ],
    shown: [whole('routing.maxOptions', 1, 100), whole('routing.maxExcluded', 0, 500)],
  },
  travel: {
    winterRoad: [
      { path: 'routing.winterRoad.status', kind: 'choice', values: WINTER_ROADS },
      one('routing.winterRoad.opens', 'monthDay'),
      one('routing.winterRoad.closes', 'monthDay'),
    ],
    speeds: [
      whole('travel.roadKmPerHour', 30, 110),
      whole('travel.winterRoadKmPerHour', 10, 90),
      whole('travel.checkInMinutes', 0, 240),
    ],
    charter: [
      one('travel.charter.from', 'time'),
      one('travel.charter.to', 'time'),
      whole('travel.charter.noticeMinutes', 0, 2880),
      whole('travel.charter.rangeKm', 50, 3000),
      whole('travel.charter.kmPerHour', 100, 900),
      whole('travel.charter.seats', 1, 50),
      whole('travel.charter.savesMinutes', 0, 4320),
    ],
    rates: [
      cents('travel.rates.road', 10_000),
      cents('travel.rates.winterRoad', 10_000),
      cents('travel.rates.charter', 20_000),
      cents('travel.rates.scheduledAir', 10_000),
      cents('travel.rates.rail', 10_000),
      cents('travel.rates.boat', 50_000),
      cents('travel.rates.helicopter', 200_000),
    ],
    least: [
      cents('travel.least.charter', 5_000_000),
      cents('travel.least.scheduledAir', 1_000_000),
      cents('travel.least.rail', 1_000_000),
      cents('travel.least.boat', 1_000_000),
      cents('travel.least.helicopter', 1_000_000),
    ],
  },
  directory: {
    confirm: [
      whole('directory.confirmEveryDays', 30, 365),
      whole('directory.remindAfterDays', 2, 30),
      whole('directory.asksADay', 1, 100),
      one('directory.askHours.from', 'time'),
      one('directory.askHours.to', 'time'),
    ],
  },
  reports: {
    rhythm: [
      { path: 'reporting.cadence', kind: 'choice', values: ['monthly', 'quarterly', 'yearly'] },
      whole('reporting.dueDays', 1, 180),
    ],
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, readonly Field[]>>>>;

export type Section = keyof typeof GROUPS;
type GroupsOf<S extends Section> = (typeof GROUPS)[S];
type Group = { [S in Section]: { [G in keyof GroupsOf<S>]: GroupsOf<S>[G] }[keyof GroupsOf<S>] }[Section];
export type HubField = Group extends infer G ? (G extends readonly (infer F)[] ? F : never) : never;
export type HubPath = HubField['path'];

/** The group of a section, in their order. */
export const groupsOf = (section: Section): readonly (readonly [string, readonly HubField[]])[] =>
  Object.entries(GROUPS[section]);
