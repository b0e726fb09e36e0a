import { describe, expect, it } from 'vitest';
import { ACCESS } from '../../infra/access.ts';
import { FUNCTION_NAMES, type FunctionName } from '../../infra/functions.ts';
import { actionsOn, statementsOf, statementsOfFunction, type Statement } from './policies.ts';
import { templatesOf } from './synthesized.ts';

const { service } = templatesOf('prod');
const MAIN_TABLE = 'GetAttTable';
const KEYS_TABLE = 'GetAttKeysTable';
const HUB_KEY_CONDITION = { StringEquals: { 'kms:EncryptionContext:hub': 'nord' } };

const everyStatement = FUNCTION_NAMES.map((name): [FunctionName, Statement[]] => [
  name,
  statementsOfFunction(service, name),
]);
const statementsFor = (name: FunctionName): Statement[] => statementsOfFunction(service, name);
const actionsOf = (name: FunctionName): string[] => statementsFor(name).flatMap(({ Action }) => Action);
const functionsThatMay = (action: string): FunctionName[] =>
  FUNCTION_NAMES.filter((name) => actionsOf(name).includes(action));

describe.each(everyStatement)('the role of %s', (_name, statements) => {
  it('may write its own log', () => {
    expect(statements.flatMap(({ Action }) => Action)).toEqual(
      expect.arrayContaining(['logs:CreateLogStream', 'logs:PutLogEvents']),
    );
  });

  it('names every action in full', () => {
    expect(statements.flatMap(({ Action }) => Action).filter((action) => action.includes('*'))).toEqual([]);
  });

  it('has no right on every resource, but to leave traces, which know no resources', () => {
    const onEverything = statements.filter(({ Resource }) => (Resource ?? []).includes('*'));
    expect(onEverything.flatMap(({ Action }) => Action).filter((action) => !action.startsWith('xray:Put'))).toEqual([]);
  });

  it('has no right on all but some resources, except to text phone numbers', () => {
    const onAllBut = statements.filter(({ NotResource }) => NotResource !== undefined);
    for (const { Action, NotResource } of onAllBut) {
      expect({ Action, NotResource }).toEqual({ Action: ['sns:Publish'], NotResource: ['arn:aws:sns:*:*:*'] });
    }
  });

  it('never reads a whole table', () => {
    expect(statements.flatMap(({ Action }) => Action)).not.toContain('dynamodb:Scan');
  });
});

describe('the public directory', () => {
  it('reads, and writes nothing', () => {
    expect(actionsOn(statementsFor('directory-api'), 'dynamodb', MAIN_TABLE)).toEqual([
      'dynamodb:BatchGetItem',
      'dynamodb:GetItem',
      'dynamodb:Query',
    ]);
  });

  it('sees only what belongs to the hub itself, no person and no text', () => {
    const [statement] = statementsFor('directory-api').filter(({ Action }) => Action.includes('dynamodb:Query'));
    expect(statement?.Condition).toEqual({
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['HUB#nord', 'HUB#nord#*'] },
    });
    expect(JSON.stringify(statement?.Resource)).not.toContain('/index/');
  });

  it('can open nothing that is sealed', () => {
    expect(actionsOn(statementsFor('directory-api'), 'dynamodb', KEYS_TABLE)).toEqual([]);
    expect(statementsFor('directory-api').map(({ Condition }) => Condition)).not.toContainEqual(HUB_KEY_CONDITION);
    expect(actionsOf('directory-api')).not.toContain('secretsmanager:GetSecretValue');
  });
});

describe('the calendar feed', () => {
  it('reads, and writes nothing', () => {
    expect(actionsOn(statementsFor('calendar-feed'), 'dynamodb', MAIN_TABLE)).toEqual([
      'dynamodb:BatchGetItem',
      'dynamodb:GetItem',
      'dynamodb:Query',
    ]);
  });

  it('can open nothing that is sealed', () => {
    expect(actionsOn(statementsFor('calendar-feed'), 'dynamodb', KEYS_TABLE)).toEqual([]);
    expect(statementsFor('calendar-feed').map(({ Condition }) => Condition)).not.toContainEqual(HUB_KEY_CONDITION);
  });
});

describe('the reconciliation', () => {
  it('reads, and writes nothing', () => {
    expect(actionsOn(statementsFor('reconcile'), 'dynamodb', MAIN_TABLE)).toEqual([
      'dynamodb:BatchGetItem',
      'dynamodb:GetItem',
      'dynamodb:Query',
    ]);
  });

  it('can open nothing that is sealed', () => {
    expect(actionsOn(statementsFor('reconcile'), 'dynamodb', KEYS_TABLE)).toEqual([]);
    expect(statementsFor('reconcile').map(({ Condition }) => Condition)).not.toContainEqual(HUB_KEY_CONDITION);
    expect(actionsOf('reconcile')).not.toContain('secretsmanager:GetSecretValue');
  });
});

describe('the fallback', () => {
  it('can reach nothing but its own log', () => {
    expect(actionsOf('sms-fallback')).toEqual(['logs:CreateLogStream', 'logs:PutLogEvents']);
  });
});

describe('a text', () => {
  it('leaves only from what the table says', () => {
    expect(functionsThatMay('sns:Publish')).toEqual(['outbox', 'timers', 'sweeper']);
  });

  it('can be sent to a phone or to the alert topic, to no other topic', () => {
    const publishing = statementsFor('outbox').filter(({ Action }) => Action.includes('sns:Publish'));
    expect(publishing.map(({ Resource, NotResource }) => JSON.stringify(Resource ?? { not: NotResource }))).toEqual([
      '{"not":["arn:aws:sns:*:*:*"]}',
      expect.stringContaining('"Ref":"AlertsTopic'),
    ]);
  });
});

describe('a schedule', () => {
  it('is made by the outbox only', () => {
    expect(functionsThatMay('scheduler:CreateSchedule')).toEqual(['outbox']);
  });

  it('is named after a timer or a text, in the group of the deployment', () => {
    const [statement] = statementsFor('outbox').filter(({ Action }) => Action.includes('scheduler:CreateSchedule'));
    const schedules = (statement?.Resource ?? []).map(
      (resource) => /schedule\/[^"]*/.exec(JSON.stringify(resource))?.[0],
    );
    expect(schedules.sort()).toEqual(['schedule/carrefour-nord-prod/outbox-*', 'schedule/carrefour-nord-prod/timer-*']);
  });

  it('gets no other role than its own, and only for the scheduler', () => {
    const [statement] = statementsFor('outbox').filter(({ Action }) => Action.includes('iam:PassRole'));
    expect(JSON.stringify(statement?.Resource)).toContain('SchedulesRole');
    expect(statement?.Condition).toEqual({ StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } });
  });

  it('can wake timers, leave word that it could not, and do nothing else', () => {
    const rights = statementsOf(service, 'SchedulesRole').map(({ Action, Resource }) => [
      Action,
      JSON.stringify(Resource),
    ]);
    expect(rights).toEqual([
      [['sqs:SendMessage'], expect.stringContaining('SchedulesUndelivered')],
      [['lambda:InvokeFunction'], expect.stringContaining('timersFunction')],
    ]);
  });
});

describe('what is sealed', () => {
  it('is opened with the key of this hub only, by who needs it', () => {
    const opening = everyStatement
      .filter(([, statements]) => statements.some(({ Condition }) => sameCondition(Condition)))
      .map(([name]) => name);
    expect(opening).toEqual(FUNCTION_NAMES.filter((name) => ACCESS[name].hubKey === true));
  });

  it('is erased only where a person or a coordinator asks for it, or its time has come', () => {
    const erasing = FUNCTION_NAMES.filter((name) =>
      actionsOn(statementsFor(name), 'dynamodb', KEYS_TABLE).includes('dynamodb:DeleteItem'),
    );
    expect(erasing).toEqual(['intake-sms', 'coordination-api', 'web-page', 'outbox', 'timers', 'sweeper']);
  });

  it('is not listed: data keys are read one by one', () => {
    for (const [, statements] of everyStatement) {
      expect(actionsOn(statements, 'dynamodb', KEYS_TABLE)).not.toContain('dynamodb:Query');
    }
  });

  it('uses the table key through DynamoDB only', () => {
    const uses = everyStatement
      .flatMap(([, statements]) => statements)
      .filter(({ Action, Condition }) => Action.includes('kms:Decrypt') && !sameCondition(Condition))
      .map(({ Condition }) => Condition?.['StringEquals']?.['kms:ViaService']);
    expect(new Set(uses)).toEqual(new Set(['dynamodb.ca-central-1.amazonaws.com', 'sns.ca-central-1.amazonaws.com']));
  });
});

describe('the token of Twilio', () => {
  it('is read only where a webhook is checked or a text is sent', () => {
    const reading = FUNCTION_NAMES.filter((name) =>
      actionsOn(statementsFor(name), 'secretsmanager', '"Ref":"Twilio').includes('secretsmanager:GetSecretValue'),
    );
    expect(reading).toEqual(FUNCTION_NAMES.filter((name) => ACCESS[name].secrets?.includes('twilio')));
    expect(reading).not.toContain('coordination-api');
  });
});

function sameCondition(condition: Statement['Condition']): boolean {
  return JSON.stringify(condition) === JSON.stringify(HUB_KEY_CONDITION);
}

describe('a webhook or an API call that was taken over', () => {
  it.each([
    'intake-sms',
    'partner-sms',
    'sms-status',
    'coordination-api',
    'reporting-api',
    'partner-link',
    'calendar-feed',
    'web-page',
  ] as const)('%s could text nobody and wake nothing', (name) => {
    const outward = actionsOf(name).filter((action) => /^(sns|scheduler|lambda|iam|sqs):/.test(action));
    expect(outward).toEqual([]);
  });
});
