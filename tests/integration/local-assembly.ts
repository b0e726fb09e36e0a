import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { startCarrefour, type Carrefour, type CarrefourOptions } from '../../local/start.ts';

/** A function of a small assembly: its code, what calls it, and what the template says about it. */
export interface FixtureFunction {
  readonly name: string;
  readonly code: string;
  readonly routes?: readonly { readonly key: string; readonly jwt?: boolean }[];
  readonly timeoutSeconds?: number;
  readonly environment?: Readonly<Record<string, unknown>>;
}

const HEALTH: FixtureFunction = {
  name: 'directory-api',
  routes: [{ key: 'GET /health' }],
  code: `export const handler = async () => ({ statusCode: 200, headers: { 'content-type': 'application/json' }, body: '{"status":"ok"}' });`,
};

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'carrefour-test-'));
}

/** Starts Carrefour in this process on a small assembly and the test run's DynamoDB Local, with tables of its own. */
export function startFixture(
  functions: readonly FixtureFunction[],
  options: CarrefourOptions = {},
): Promise<Carrefour> {
  return startCarrefour({
    assembly: writeAssembly(functions),
    data: temporaryFolder(),
    dynamoDbEndpoint: inject('dynamodb'),
    ...options,
  });
}

/**
 * Writes a cloud assembly of the same resource types as the deployed one, with the given functions: a main table with
 * a stream, a schedule group, a topic, a key, two secrets, queues, and an HTTP API with a JWT authorizer.
 * The function `outbox` reads the stream. Returns its folder.
 */
export function writeAssembly(functions: readonly FixtureFunction[]): string {
  const folder = temporaryFolder();
  const all = functions.some(({ name }) => name === 'directory-api') ? functions : [...functions, HEALTH];
  const own = Object.fromEntries(all.flatMap((each) => Object.entries(resourcesOf(each))));
  const service = { Resources: { ...sharedResources(), ...own } };
  const files: Record<string, unknown> = {};
  for (const { name, code } of all) {
    mkdirSync(join(folder, `asset.${name}`));
    writeFileSync(join(folder, `asset.${name}`, 'index.mjs'), code);
    files[name] = {
      source: { path: `asset.${name}`, packaging: 'zip' },
      destinations: { local: { bucketName: 'assets', objectKey: `${name}.zip` } },
    };
  }
  const write = (name: string, content: unknown) => writeFileSync(join(folder, name), JSON.stringify(content));
  // Table names come from the stack's name: each assembly has tables of its own.
  write(`data-${randomBytes(6).toString('hex')}.template.json`, DATA);
  write('test-service.template.json', service);
  write('test-service.assets.json', { version: '1', files, dockerImages: {} });
  return folder;
}

const DATA = {
  Resources: {
    Key: { Type: 'AWS::KMS::Key', Properties: { KeyPolicy: {} } },
    Table: {
      Type: 'AWS::DynamoDB::Table',
      Properties: {
        AttributeDefinitions: ['pk', 'sk', 'gsi1pk', 'gsi1sk'].map((AttributeName) => ({
          AttributeName,
          AttributeType: 'S',
        })),
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
        BillingMode: 'PAY_PER_REQUEST',
        GlobalSecondaryIndexes: [
          {
            IndexName: 'gsi1',
            KeySchema: [
              { AttributeName: 'gsi1pk', KeyType: 'HASH' },
              { AttributeName: 'gsi1sk', KeyType: 'RANGE' },
            ],
            Projection: { ProjectionType: 'ALL' },
          },
        ],
        StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
        TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        SSESpecification: { SSEEnabled: true, SSEType: 'KMS', KMSMasterKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] } },
        DeletionProtectionEnabled: true,
      },
    },
    Pepper: { Type: 'AWS::SecretsManager::Secret', Properties: { GenerateSecretString: { PasswordLength: 64 } } },
  },
  Outputs: {
    TableName: { Value: { Ref: 'Table' }, Export: { Name: 'test-data:TableName' } },
    TableStream: { Value: { 'Fn::GetAtt': ['Table', 'StreamArn'] }, Export: { Name: 'test-data:TableStream' } },
  },
};

function sharedResources(): Record<string, unknown> {
  return {
    Alerts: { Type: 'AWS::SNS::Topic', Properties: {} },
    Failed: { Type: 'AWS::SQS::Queue', Properties: {} },
    Undelivered: { Type: 'AWS::SQS::Queue', Properties: {} },
    Group: { Type: 'AWS::Scheduler::ScheduleGroup', Properties: { Name: 'test-group' } },
    Twilio: {
      Type: 'AWS::SecretsManager::Secret',
      Properties: {
        GenerateSecretString: { GenerateStringKey: 'authToken', SecretStringTemplate: '{"accountSid":""}' },
      },
    },
    Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'test', ProtocolType: 'HTTP' } },
    Pool: { Type: 'AWS::Cognito::UserPool', Properties: {} },
    Client: { Type: 'AWS::Cognito::UserPoolClient', Properties: { UserPoolId: { Ref: 'Pool' } } },
    Jwt: {
      Type: 'AWS::ApiGatewayV2::Authorizer',
      Properties: {
        AuthorizerType: 'JWT',
        JwtConfiguration: { Audience: [{ Ref: 'Client' }], Issuer: { 'Fn::GetAtt': ['Pool', 'ProviderURL'] } },
      },
    },
  };
}

function resourcesOf({
  name,
  routes = [],
  timeoutSeconds = 5,
  environment = {},
}: FixtureFunction): Record<string, unknown> {
  const id = name.replaceAll('-', '');
  const resources: Record<string, unknown> = {
    [id]: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        FunctionName: `test-${name}`,
        Handler: 'index.handler',
        Code: { S3Bucket: 'assets', S3Key: `${name}.zip` },
        Timeout: timeoutSeconds,
        MemorySize: 256,
        Environment: {
          Variables: {
            TABLE_NAME: { 'Fn::ImportValue': 'test-data:TableName' },
            TWILIO_SECRET_ID: { Ref: 'Twilio' },
            PUBLIC_URL: { 'Fn::GetAtt': ['Api', 'ApiEndpoint'] },
            ALERT_TOPIC_ARN: { Ref: 'Alerts' },
            ...environment,
          },
        },
      },
    },
    [`${id}Integration`]: {
      Type: 'AWS::ApiGatewayV2::Integration',
      Properties: {
        IntegrationType: 'AWS_PROXY',
        IntegrationUri: { 'Fn::GetAtt': [id, 'Arn'] },
        PayloadFormatVersion: '2.0',
      },
    },
  };
  for (const [index, { key, jwt = false }] of routes.entries()) {
    resources[`${id}Route${index}`] = {
      Type: 'AWS::ApiGatewayV2::Route',
      Properties: {
        RouteKey: key,
        Target: { 'Fn::Join': ['', ['integrations/', { Ref: `${id}Integration` }]] },
        ...(jwt ? { AuthorizationType: 'JWT', AuthorizerId: { Ref: 'Jwt' } } : { AuthorizationType: 'NONE' }),
      },
    };
  }
  if (name === 'outbox') {
    resources['Mapping'] = {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: {
        FunctionName: { Ref: id },
        EventSourceArn: { 'Fn::ImportValue': 'test-data:TableStream' },
        StartingPosition: 'TRIM_HORIZON',
        BatchSize: 10,
        ParallelizationFactor: 10,
        BisectBatchOnFunctionError: true,
        MaximumRetryAttempts: 2,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        FilterCriteria: {
          Filters: [
            {
              Pattern: JSON.stringify({
                eventName: ['INSERT'],
                dynamodb: { NewImage: { kind: { S: ['outbox', 'timer'] } } },
              }),
            },
          ],
        },
        DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': ['Failed', 'Arn'] } } },
      },
    };
  }
  return resources;
}
