import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import * as z from 'zod';

export const STAGES = ['dev', 'prod'] as const;
export type StageName = (typeof STAGES)[number];

/**
 * What a stage decides when the operator says nothing else. The stages run the same stacks with the same resources;
 * this table is the whole difference between them.
 */
const STAGE_DEFAULTS = {
  dev: {
    hubId: 'demo',
    callbackUrls: 'http://localhost:8787/callback,http://localhost:8787/',
    removal: 'destroy',
    terminationProtection: 'false',
    logRetentionDays: RetentionDays.TWO_WEEKS,
    requestsPerSecond: 50,
    requestBurst: 100,
    publicRequestsPerSecond: 10,
    publicRequestBurst: 20,
  },
  prod: {
    removal: 'retain',
    terminationProtection: 'true',
    logRetentionDays: RetentionDays.THREE_MONTHS,
    requestsPerSecond: 200,
    requestBurst: 400,
    publicRequestsPerSecond: 20,
    publicRequestBurst: 40,
  },
} as const satisfies Record<StageName, Record<string, unknown>>;

/** A web address without its trailing slash; plain http only on this machine. */
const BaseUrl = z
  .url({ protocol: /^https?$/ })
  .refine((url) => new URL(url).protocol === 'https:' || isLoopback(new URL(url)), 'must start with https://')
  .transform((url) => url.replace(/\/+$/, ''));

const Positive = z.coerce.number().int().positive();

/** `a,b` on the command line, or a list in cdk.json. */
function listOf<T extends z.ZodType>(item: T) {
  return z.preprocess((value) => (typeof value === 'string' ? splitList(value) : value), z.array(item));
}

const Config = z.object({
  stage: z.enum(STAGES),
  /** Region of every stack. Personal data of people in Ontario stays in Canada unless the operator decides otherwise. */
  region: z
    .string()
    .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'must be a region such as ca-central-1')
    .default('ca-central-1'),
  /** Names the hub in keys, resource names and the encryption context. Never change it once there is data. */
  hubId: z.string().regex(/^[a-z][a-z0-9-]{1,23}$/, 'must be 2 to 24 of a-z, 0-9 and -, starting with a letter'),
  /** Where Twilio, partners and the console reach the API. Default: the address API Gateway gives. */
  publicUrl: BaseUrl.optional(),
  /** Twilio's REST API; another address only for a stand-in. */
  twilioBaseUrl: BaseUrl.default('https://api.twilio.com'),
  /** Gets every alarm. */
  alarmEmail: z.email().optional(),
  /** Get the alerts meant for the people of the hub (somebody asked for a human, a trip found no driver). */
  alertEmails: listOf(z.email()).default([]),
  /** Where the console receives the sign-in code; sign-out returns there as well, and CORS allows their origins. */
  callbackUrls: listOf(z.url()).pipe(z.array(z.string()).min(1)),
  /** The console's own host name. Default: the one CloudFront gives. */
  consoleDomain: z
    .string()
    .regex(/^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/, 'must be a host name such as console.example.org')
    .optional(),
  /** Certificate for it in ACM, in the one region that CloudFront takes certificates from. */
  consoleCertificateArn: z
    .string()
    .regex(/^arn:aws:acm:us-east-1:\d{12}:certificate\/[\w-]+$/, 'must be a certificate of ACM in us-east-1')
    .optional(),
  /** First label of the sign-in page's address, unique in the region. Default: `carrefour-<hubId>-<stage>`. */
  loginDomainPrefix: z
    .string()
    .regex(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/)
    .optional(),
  logLevel: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
  /** One of the periods CloudWatch Logs knows. */
  logRetentionDays: z.coerce.number().pipe(z.enum(RetentionDays)),
  /** What becomes of tables, keys, users and secrets when their stack is deleted. */
  removal: z.enum(['destroy', 'retain']),
  /** Whether CloudFormation refuses to delete the data and identity stacks. */
  terminationProtection: z.stringbool(),
  /** Per route of the API: webhooks and the console. */
  requestsPerSecond: Positive,
  requestBurst: Positive,
  /** Per route that anybody may call without signing in or signing the request. */
  publicRequestsPerSecond: Positive,
  publicRequestBurst: Positive,
});

export type Config = z.infer<typeof Config>;

/** The keys of the CDK context that configure a deployment: `-c hubId=… -c alarmEmail=…`. */
export const CONFIG_KEYS = Object.keys(Config.shape);

/**
 * The configuration of a deployment from CDK context values. Throws one error that lists every field that is wrong.
 */
export function parseConfig(context: Readonly<Record<string, unknown>>): Config {
  const stage = z.enum(STAGES).default('dev').safeParse(context['stage']);
  if (!stage.success) throw new Error(`Context value "stage" must be one of ${STAGES.join(', ')}.`);
  const given = Object.fromEntries(Object.entries(context).filter(([key]) => CONFIG_KEYS.includes(key)));
  const settings = {
    ...STAGE_DEFAULTS[stage.data],
    ...callbacksOf(context['consoleDomain']),
    ...given,
    stage: stage.data,
  };
  const parsed = Config.safeParse(settings);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path: [key = '', ...rest], message }) => {
      const name = [key, ...rest].join('.');
      return `  -c ${name}=…  ${Object.hasOwn(settings, key) ? message : 'must be given'}`;
    });
    throw new Error(`The configuration of stage ${stage.data} is not complete or not valid:\n${faults.join('\n')}`);
  }
  if ((parsed.data.consoleDomain === undefined) !== (parsed.data.consoleCertificateArn === undefined)) {
    throw new Error('-c consoleDomain=… and -c consoleCertificateArn=… belong together: give both, or neither.');
  }
  if (parsed.data.stage === 'prod' && parsed.data.alarmEmail === undefined) {
    throw new Error('Stage prod needs -c alarmEmail=…: an alarm that reaches nobody protects nobody.');
  }
  return parsed.data;
}

/** `carrefour-<hubId>-<stage>`, the beginning of every name we choose. */
export function deploymentName({ hubId, stage }: Pick<Config, 'hubId' | 'stage'>): string {
  return `carrefour-${hubId}-${stage}`;
}

/** The addresses at which the console takes the sign-in code and comes back to after the sign-out. */
function callbacksOf(consoleDomain: unknown) {
  if (typeof consoleDomain !== 'string') return {};
  return { callbackUrls: `https://${consoleDomain}/callback,https://${consoleDomain}/` };
}

function splitList(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function isLoopback(url: URL): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
}
