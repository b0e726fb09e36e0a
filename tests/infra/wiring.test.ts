import * as z from 'zod';
import { describe, expect, it } from 'vitest';
import { ACCESS } from '../../infra/access.ts';
import { FUNCTION_NAMES, type FunctionName } from '../../infra/functions.ts';
import { onlyResource, resourcesOf, templatesOf } from './synthesized.ts';

const { service, identity } = templatesOf('dev');

const LambdaFunction = z.object({
  FunctionName: z.string(),
  Runtime: z.string(),
  Architectures: z.array(z.string()),
  Handler: z.string(),
  Timeout: z.number(),
  MemorySize: z.number(),
  Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }).optional(),
});

const functions = new Map(
  [...resourcesOf(service, 'AWS::Lambda::Function').values()].map(({ Properties }) => {
    const parsed = LambdaFunction.parse(Properties);
    return [parsed.FunctionName.replace('carrefour-nord-dev-', ''), parsed];
  }),
);
const environmentOf = (name: FunctionName): Record<string, unknown> =>
  functions.get(name)?.Environment?.Variables ?? {};

const EVERY_FUNCTION = [
  'STAGE',
  'HUB_ID',
  'TABLE_NAME',
  'KEYS_TABLE_NAME',
  'KMS_KEY_ID',
  'PEPPER_SECRET_ID',
  'TWILIO_SECRET_ID',
  'TWILIO_BASE_URL',
  'PUBLIC_URL',
  'ALERT_TOPIC_ARN',
  'LOG_LEVEL',
  'POWERTOOLS_SERVICE_NAME',
];
const SCHEDULING = ['SCHEDULE_GROUP', 'SCHEDULE_ROLE_ARN', 'TIMERS_FUNCTION_ARN', 'SCHEDULE_DLQ_ARN'];

describe('the functions of a deployment', () => {
  it('are those of the list, each once', () => {
    expect([...functions.keys()].sort()).toEqual([...FUNCTION_NAMES].sort());
  });

  it.each([...functions])('%s runs on Node 24 and arm64', (_name, lambda) => {
    expect(lambda).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'], Handler: 'index.handler' });
  });

  it('answer Twilio before it gives up, after 15 seconds', () => {
    for (const name of ['intake-sms', 'partner-sms', 'sms-status', 'sms-fallback']) {
      expect(functions.get(name)?.Timeout).toBeLessThanOrEqual(10);
    }
  });

  it('each have a log that ends', () => {
    const groups = [...resourcesOf(service, 'AWS::Logs::LogGroup').values()];
    expect(groups).toHaveLength(FUNCTION_NAMES.length + 1);
    for (const { Properties } of groups) expect(Properties['RetentionInDays']).toBe(14);
  });
});

describe('the environment of a function', () => {
  const usual = FUNCTION_NAMES.filter((name) => name !== 'sms-fallback' && ACCESS[name].schedules !== true);

  it.each(usual)('says to %s where everything is', (name) => {
    expect(Object.keys(environmentOf(name)).sort()).toEqual([...EVERY_FUNCTION].sort());
    expect(environmentOf(name)).toMatchObject({
      STAGE: 'dev',
      HUB_ID: 'nord',
      TWILIO_BASE_URL: 'https://api.twilio.com',
      POWERTOOLS_SERVICE_NAME: `carrefour-${name}`,
    });
  });

  it.each(['outbox'] as const)('says to %s how schedules are made', (name) => {
    expect(Object.keys(environmentOf(name)).sort()).toEqual([...EVERY_FUNCTION, ...SCHEDULING].sort());
  });

  it('is empty for the fallback', () => {
    expect(environmentOf('sms-fallback')).toEqual({});
  });

  it('holds no secret, only where to read it', () => {
    expect(JSON.stringify([...functions.values()])).not.toMatch(/resolve:secretsmanager|SecretString/);
  });

  it('has the address of API Gateway for PUBLIC_URL, or the one given', () => {
    expect(JSON.stringify(environmentOf('intake-sms')['PUBLIC_URL'])).toContain('ApiEndpoint');
    const given = templatesOf('dev', { publicUrl: 'https://hub.example.org/' }).service;
    const [intake] = [...resourcesOf(given, 'AWS::Lambda::Function').values()].map(({ Properties }) =>
      LambdaFunction.parse(Properties),
    );
    expect(intake?.Environment?.Variables['PUBLIC_URL']).toBe('https://hub.example.org');
  });
});

describe('the stream of the table', () => {
  const mapping = onlyResource(service, 'AWS::Lambda::EventSourceMapping').Properties;

  it('wakes the outbox for new texts and timers only', () => {
    const { Filters } = z
      .object({ Filters: z.tuple([z.object({ Pattern: z.string() })]) })
      .parse(mapping['FilterCriteria']);
    expect(JSON.parse(Filters[0].Pattern)).toEqual({
      eventName: ['INSERT'],
      dynamodb: { NewImage: { kind: { S: ['outbox', 'timer'] } } },
    });
    expect(JSON.stringify(mapping['FunctionName'])).toContain('outboxFunction');
  });

  it('lets one bad record fail alone, and loses none', () => {
    expect(mapping).toMatchObject({
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 5,
      StartingPosition: 'TRIM_HORIZON',
    });
    expect(JSON.stringify(mapping['DestinationConfig'])).toContain('OutboxStreamFailedQueue');
  });
});

/** When a function is woken by a rule. */
const rulesOf = (name: FunctionName): unknown[] =>
  [...resourcesOf(service, 'AWS::Events::Rule').values()]
    .filter(({ Properties }) => JSON.stringify(Properties['Targets']).includes(`${name}Function`))
    .map(({ Properties }) => Properties['ScheduleExpression']);

describe('the sweeper', () => {
  it('runs every minute, and never twice at once', () => {
    expect(rulesOf('sweeper')).toEqual(['rate(1 minute)']);
    expect(functions.get('sweeper')?.Timeout).toBeLessThan(60);
  });
});

describe('the reconciliation', () => {
  it('runs once a day, at three or four in the morning in Ontario, for as long as Lambda allows', () => {
    expect(rulesOf('reconcile')).toEqual(['cron(0 8 * * ? *)']);
    expect(functions.get('reconcile')?.Timeout).toBe(900);
  });
});

describe('what could not be finished', () => {
  it('is kept for two weeks, encrypted', () => {
    const queues = [...resourcesOf(service, 'AWS::SQS::Queue').values()];
    expect(queues).toHaveLength(3);
    for (const { Properties } of queues) {
      expect(Properties).toMatchObject({ MessageRetentionPeriod: 1_209_600, SqsManagedSseEnabled: true });
    }
  });

  it('is kept for timers and sweeper, whom nobody waits for', () => {
    const kept = [...resourcesOf(service, 'AWS::Lambda::EventInvokeConfig').values()].map(({ Properties }) =>
      JSON.stringify(Properties),
    );
    expect(kept).toHaveLength(2);
    for (const config of kept) expect(config).toMatch(/UnfinishedQueue.*(timers|sweeper)Function/);
  });
});

describe('the secret of Twilio', () => {
  it('starts with a token nobody knows, so that every webhook is refused until it is filled in', () => {
    const secret = onlyResource(service, 'AWS::SecretsManager::Secret').Properties;
    expect(secret).toMatchObject({ GenerateSecretString: { GenerateStringKey: 'authToken' } });
  });
});

describe('the alert topic', () => {
  it('is encrypted with a key of ours', () => {
    const topic = onlyResource(service, 'AWS::SNS::Topic').Properties;
    expect(JSON.stringify(topic['KmsMasterKeyId'])).toContain('NotificationKey');
  });
});

describe('signing in', () => {
  const pool = onlyResource(identity, 'AWS::Cognito::UserPool').Properties;
  const client = onlyResource(identity, 'AWS::Cognito::UserPoolClient').Properties;

  it('needs an authenticator app beside a strong password', () => {
    expect(pool).toMatchObject({ MfaConfiguration: 'ON', EnabledMfas: ['SOFTWARE_TOKEN_MFA'] });
    expect(pool['Policies']).toMatchObject({ PasswordPolicy: { MinimumLength: 14, RequireSymbols: true } });
  });

  it('is for people an administrator has invited', () => {
    expect(pool).toMatchObject({ AdminCreateUserConfig: { AllowAdminCreateUserOnly: true } });
  });

  it('is watched for stolen passwords and taken-over accounts', () => {
    expect(pool).toMatchObject({ UserPoolTier: 'PLUS', UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' } });
  });

  it('goes by authorization code, for a client without a secret', () => {
    expect(client).toMatchObject({ GenerateSecret: false, AllowedOAuthFlows: ['code'] });
    expect(client['ExplicitAuthFlows']).toEqual(['ALLOW_REFRESH_TOKEN_AUTH']);
  });
});
