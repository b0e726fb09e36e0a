/** What a run has come to so far. */
export interface ImportCount {
  readonly rows: number;
  readonly rejected: number;
}

export interface ImportProgress {
  /** Shows how far the run has come. */
  show(count: ImportCount): void;
  /** A line of its own, above the bar. */
  say(line: string): void;
  /** Takes the bar away. */
  end(): void;
}

/** As much of a terminal as a bar needs. */
export interface Screen {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

const LONGEST_BAR = 30;
const REDRAW_MS = 100;
const CLEAR_LINE = '\r\u001B[K';

/** A bar that is drawn over on a terminal; elsewhere a plain line for every tenth of the rows. `now`: milliseconds. */
export function makeImportProgress(total: number, screen: Screen, now: () => number): ImportProgress {
  const started = now();
  let drawnAt = Number.NEGATIVE_INFINITY;
  let tenths = 0;
  let bar = '';

  const standing = ({ rows, rejected }: ImportCount): string => {
    const seconds = (now() - started) / 1000;
    const perSecond = seconds > 0 ? rows / seconds : 0;
    const left = rows > 0 && rows < total ? `, ${duration((total - rows) / perSecond)} left` : '';
    return `${number(rows)} of ${number(total)} rows, ${number(Math.round(perSecond))} a second${left}${rejected > 0 ? `, ${number(rejected)} rejected` : ''}`;
  };
  const onTerminal = (count: ImportCount): void => {
    if (now() - drawnAt < REDRAW_MS && count.rows < total) return;
    drawnAt = now();
    const percent = Math.floor((100 * count.rows) / total);
    const text = ` ${String(percent).padStart(3)} %  ${standing(count)}`;
    const room = (screen.columns ?? 80) - 1;
    const width = Math.max(0, Math.min(LONGEST_BAR, room - text.length));
    const full = Math.floor((width * count.rows) / total);
    bar = ('█'.repeat(full) + '░'.repeat(width - full) + text).slice(0, room);
    screen.write(CLEAR_LINE + bar);
  };
  const elsewhere = (count: ImportCount): void => {
    const reached = Math.floor((10 * count.rows) / total);
    if (reached === tenths) return;
    tenths = reached;
    screen.write(`${standing(count)}\n`);
  };

  return {
    show: screen.isTTY === true ? onTerminal : elsewhere,
    say: (line) => screen.write(bar === '' ? `${line}\n` : `${CLEAR_LINE}${line}\n${bar}`),
    end: () => {
      if (bar !== '') screen.write(CLEAR_LINE);
      bar = '';
    },
  };
}

const number = (n: number): string => n.toLocaleString('en-CA');

function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
