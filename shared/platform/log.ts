/**
 * Structured logs with an allow-list: a field that is not named here cannot be logged, so that no body, phone
 * number or name reaches a log by accident. Values are ids, codes, counts and durations.
 */
export interface LogFields {
  readonly requestId?: string | undefined;
  readonly route?: string | undefined;
  readonly status?: number | undefined;
  readonly code?: string | undefined;
  readonly field?: string | undefined;
  readonly role?: string | undefined;
  readonly memberId?: string | undefined;
  readonly outboxId?: string | undefined;
  readonly timerId?: string | undefined;
  readonly tripId?: string | undefined;
  readonly referralId?: string | undefined;
  readonly organizationId?: string | undefined;
  readonly fiscalYear?: number | undefined;
  readonly providerStatus?: string | undefined;
  readonly providerError?: number | undefined;
  readonly attempt?: number | undefined;
  readonly count?: number | undefined;
  readonly durationMs?: number | undefined;
  /** The class of a fault, never its message: messages of libraries may quote input. */
  readonly fault?: string | undefined;
  /** Function and line of a fault, without its message. */
  readonly at?: string | undefined;
}

const ALLOWED = [
  'requestId',
  'route',
  'status',
  'code',
  'field',
  'role',
  'memberId',
  'outboxId',
  'timerId',
  'tripId',
  'referralId',
  'organizationId',
  'fiscalYear',
  'providerStatus',
  'providerError',
  'attempt',
  'count',
  'durationMs',
  'fault',
  'at',
] as const satisfies readonly (keyof LogFields)[];

export type Level = 'debug' | 'info' | 'warn' | 'error';
const ORDER: Record<Level, number> = { debug: 10, info: 20, warn: 30, error: 40 };

export type Metric =
  | 'OutboxFailed'
  | 'OutboxUnknown'
  | 'TripUnfilled'
  | 'TripWithoutClock'
  | 'OverdueWork'
  | 'WebhookRejected'
  | 'HumanCalled'
  | 'TallyDrift'
  | 'CarrierErasureGivenUp'
  | 'DirectoryEntryUnreadable'
  | 'IntakeFlood'
  | 'IntakePumping'
  | 'AutomatedSender'
  | 'AutoReplyLoop';

export interface Log {
  debug(event: string, fields?: LogFields): void;
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
  /** A CloudWatch metric, as an embedded-metric-format line. */
  metric(name: Metric, value: number): void;
}

/** `write` takes one line of JSON; on Lambda that is standard output. */
export function createLog(service: string, level: Level, write: (line: string) => void, clock: () => Date): Log {
  const at =
    (of: Level) =>
    (event: string, fields: LogFields = {}): void => {
      if (ORDER[of] < ORDER[level]) return;
      const kept: Record<string, unknown> = {};
      for (const name of ALLOWED) if (fields[name] !== undefined) kept[name] = fields[name];
      write(JSON.stringify({ level: of, time: clock().toISOString(), service, event, ...kept }));
    };
  return {
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    metric(name, value) {
      write(
        JSON.stringify({
          _aws: {
            Timestamp: clock().getTime(),
            CloudWatchMetrics: [
              { Namespace: 'Carrefour', Dimensions: [['service']], Metrics: [{ Name: name, Unit: 'Count' }] },
            ],
          },
          service,
          [name]: value,
        }),
      );
    },
  };
}

/** The class and place of a fault, without its message. */
export function describeFault(error: unknown): Pick<LogFields, 'fault' | 'at'> {
  if (!(error instanceof Error)) return { fault: typeof error };
  const frame = error.stack
    ?.split('\n')
    .find((line) => line.trimStart().startsWith('at '))
    ?.trim();
  return { fault: error.name, at: frame };
}
