import { instantsOf, wallTimeAt } from '../../platform/wall-time.ts';

/** When they say they will be there: in so many minutes, so many after the time that was promised, or at an hour of the clock. */
export type SaidTime =
  | {
      readonly kind: 'in';
      readonly minutes: number;
      /** Said so ("in 40 min"): from now, whenever the pickup. */
      readonly fromNow?: true;
      /** A figure by itself. */
      readonly bare?: true;
      /** Said by somebody who is late: never before what was promised. */
      readonly late?: true;
    }
  /** Fewer than none: earlier than was promised. */
  | { readonly kind: 'late'; readonly minutes: number }
  | { readonly kind: 'at'; readonly hour: number; readonly minute: number; readonly half?: 'am' | 'pm' };

export interface TimeFound {
  readonly time: SaidTime;
  /** A figure by itself: minutes, for somebody who is expected. */
  readonly bare: boolean;
  readonly rest: string;
}

const MOST_MINUTES = 24 * 60;
/** The most that a figure by itself may mean. */
const MOST_BARE = 240;

const AT = '(?:vers|pour|a|at|around|about|by|before|avant|apres|after|environ)';
const IN = '(?:dans|d ici|in|within|en|about|around|environ|a peu pres|approx|genre)';
const AT_HOUR = new RegExp(
  `\\b(?:${AT} )+(\\d{1,2})(?: ?(?:h|hr|hrs|heures?|o clock) ?(\\d{2})?)?(?: (\\d{2}))? ?(am|pm)?\\b`,
);
const CLOCK = /\b(\d{1,2})(?: ?h ?(\d{2})?)? ?(am|pm)\b|\b(\d{1,2}) ?h ?(\d{2})?\b/;
const HALF_HOUR = new RegExp(`\\b(?:${IN} )?(?:une demi ?(?:e )?heure|(?:a )?half (?:an )?hour|demie? heure)\\b`);
const ONE_HOUR = new RegExp(`\\b(?:${IN} )*(?:une|an|one) (?:heure|hour)(?: (et demie?|and a half))?\\b`);
const DURATION = new RegExp(
  `\\b(?:${IN} )*(?:(\\d{1,2}) ?(?:h|hrs?|hours?|heures?)(?: ?(?:et |and )?(\\d{1,2})(?: ?(?:mi?n|mins|minutes?))?)?|(\\d{1,3}) ?(?:more |autres |petites )?(?:m|mn|min|mins|minutes?|away))\\b`,
);
const IN_FIGURE = new RegExp(
  `(?:(?<=^(?:oui|yes|ok|yep|ouais) )(?=\\d{2})|^(?:${IN} )*|\\b(?:in|dans|d ici|within) )(\\d{1,3})$`,
);
/** A duration said as one: "1h30" is an hour and a half, "vers 1h30" is not. */
const SAYS_IN = /\b(dans|d ici|in|within)\b/;
/** From this figure on, "7h" is an hour of the clock rather than a wait. */
const LONGEST_WAIT_HOURS = 6;

const PAST = /\b(ago|il y a|depuis|since)\b/;
/** Later than was said before; "10 more minutes" may be that, and nobody is to stand outside for them. */
const LATE = /\b(later?|retard(ee?)?|delay(ed)?|behind|plus tard|de plus|more|another|extra|encore|autres)\b/;
const EARLY = /\b(earl(y|ier)|plus tot|(en|d) avance|ahead)\b/;
const LATE_FIGURE =
  /\b(?:late|retard|delayed|behind)(?: (?:by|de|about))* (\d{1,3})$|\b(\d{1,3}) (?:late|behind|(?:en|de) retard)\b/;

/** @param words folded. */
export function timeIn(words: string): TimeFound | undefined {
  if (PAST.test(words)) return undefined;
  const found = (match: RegExpExecArray, time: SaidTime | undefined, bare = false): TimeFound | undefined =>
    time && { time, bare, rest: words.replace(match[0], ' ').replaceAll(/ +/g, ' ').trim() };

  const fromNow = SAYS_IN.test(words) && { fromNow: true as const };
  const span = (match: RegExpExecArray, minutes: number): TimeFound | undefined => {
    if (minutes < 1 || minutes > MOST_MINUTES) return undefined;
    if (EARLY.test(words)) return found(match, { kind: 'late', minutes: -minutes });
    return found(match, LATE.test(words) ? { kind: 'late', minutes } : { kind: 'in', minutes, ...fromNow });
  };
  const half = HALF_HOUR.exec(words);
  if (half !== null) return span(half, 30);
  const one = ONE_HOUR.exec(words);
  if (one !== null) return span(one, one[1] === undefined ? 60 : 90);

  const late = LATE_FIGURE.exec(words);
  if (late !== null) return span(late, Number(late[1] ?? late[2]));

  const at = AT_HOUR.exec(words);
  const saysMinutes =
    at !== null && /^ ?(m|mn|mins?|minutes?|km|places?|seats?)\b/.test(words.slice(at.index + at[0].length));
  if (at !== null && !saysMinutes && !SAYS_IN.test(words)) {
    const hasUnit = at[4] !== undefined || at[3] !== undefined || /\d ?(h|hr|heure|o clock)/.test(at[0]);
    const isLast = at.index + at[0].length === words.length;
    if (hasUnit || (isLast && /^(vers|at|by|a) /.test(at[0]))) return found(at, clock(at[1], at[2] ?? at[3], at[4]));
  }
  const duration = DURATION.exec(words);
  const hours = Number(duration?.[1] ?? 0);
  const isClock = hours > LONGEST_WAIT_HOURS && !SAYS_IN.test(words) && /\d ?h(?!eure|our|r)/.test(duration?.[0] ?? '');
  if (duration !== null && !isClock) {
    return span(duration, hours * 60 + Number(duration[2] ?? 0) + Number(duration[3] ?? 0));
  }
  const hour = CLOCK.exec(words);
  if (hour !== null) return found(hour, clock(hour[1] ?? hour[4], hour[2] ?? hour[5], hour[3]));
  const figure = IN_FIGURE.exec(words);
  const minutes = Number(figure?.[1] ?? 0);
  if (figure === null || minutes < 1 || minutes > MOST_BARE) return undefined;
  return fromNow === false
    ? found(figure, { kind: 'in', minutes, bare: true }, true)
    : found(figure, { kind: 'in', minutes, ...fromNow });
}

function clock(hour: string | undefined, minute: string | undefined, half: string | undefined): SaidTime | undefined {
  const [h, m] = [Number(hour), Number(minute ?? 0)];
  if (h > 24 || m > 59 || (half !== undefined && (h > 12 || h === 0))) return undefined;
  return { kind: 'at', hour: h % 24, minute: m, ...((half === 'am' || half === 'pm') && { half }) };
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 86_400_000;
/** A pickup further ahead than this is not minutes away, whatever figure stands in a yes. */
const FAR = 3 * HOUR;
/** How near to the pickup a figure has to lie to be an hour of the clock. */
const NEAR = 2 * HOUR;

/**
 * Minutes from `now` to the time they said, on the clock of `timeZone`. A delay counts from the hour that was promised, `promisedAt`, or
 * the pickup where none was; from now, once that has passed. An hour without morning or afternoon is the one nearest to it; where
 * it has passed, the next that comes. For a pickup more than three hours ahead a number of minutes counts only when it leads near
 * the pickup; a figure may then be an hour of the clock. `undefined` for an hour that has passed, or is more than a day away, or
 * for another day than the pickup's.
 */
export function minutesUntil(
  time: SaidTime,
  now: string,
  pickupAt: string,
  timeZone: string,
  promisedAt = pickupAt,
): number | undefined {
  const from = Date.parse(now);
  const wanted = Date.parse(promisedAt);
  const ahead = Math.max(0, Math.round((wanted - from) / MINUTE));
  if (time.kind === 'in') {
    const pickup = Date.parse(pickupAt);
    if (pickup - from <= FAR) return time.late === true ? Math.max(time.minutes, ahead) : time.minutes;
    const hour = time.fromNow === true ? undefined : hourOf(time);
    const minutes = time.fromNow === true ? time.minutes : hour && minutesUntil(hour, now, pickupAt, timeZone);
    return minutes !== undefined && Math.abs(from + minutes * MINUTE - pickup) <= NEAR ? minutes : undefined;
  }
  if (time.kind === 'late') return ahead + time.minutes >= 1 ? ahead + time.minutes : undefined;
  const today = Math.floor(wallTimeAt(timeZone, from) / DAY) * DAY;
  const hours =
    time.half !== undefined
      ? [(time.hour % 12) + (time.half === 'pm' ? 12 : 0)]
      : time.hour >= 1 && time.hour <= 12
        ? [time.hour, (time.hour + 12) % 24]
        : [time.hour];
  const instants = [today, today + DAY]
    .flatMap((day) => hours.flatMap((hour) => instantsOf(timeZone, day + (hour * 60 + time.minute) * MINUTE)))
    .filter((instant) => instant > from)
    .sort((one, other) => one - other);
  const nearest = instants.toSorted((one, other) => Math.abs(one - wanted) - Math.abs(other - wanted))[0];
  const chosen = wanted > from ? nearest : instants[0];
  if (chosen === undefined || (wanted > from && Math.abs(chosen - wanted) > DAY / 2)) return undefined;
  const minutes = Math.round((chosen - from) / MINUTE);
  // "At 2:20" written at 2:25 is not tomorrow.
  const most = wanted > from ? MOST_MINUTES : MOST_MINUTES / 2;
  return minutes >= 1 && minutes <= most ? minutes : undefined;
}

/** "YES 10", "5h30": an hour of the clock, where they cannot be a wait. */
function hourOf({ minutes, bare }: Extract<SaidTime, { kind: 'in' }>): Extract<SaidTime, { kind: 'at' }> | undefined {
  if (bare === true) return minutes <= 12 ? { kind: 'at', hour: minutes, minute: 0 } : undefined;
  const hour = Math.floor(minutes / 60);
  return hour >= 1 && hour <= 12 ? { kind: 'at', hour, minute: minutes % 60 } : undefined;
}
