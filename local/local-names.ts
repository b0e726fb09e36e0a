import { createHash } from 'node:crypto';

/** The account and region that this machine pretends to be. */
export const ACCOUNT = '000000000000';
export const REGION = 'ca-central-1';
export const PARTITION = 'aws';

/** The one client of the local issuer; takes the place of Cognito's. */
export const CONSOLE_CLIENT_ID = 'carrefour-console';

export interface LocalNames {
  /** What `Ref` gives. */
  readonly ref: string;
  /** What `Fn::GetAtt` gives, by attribute. */
  readonly attributes: Readonly<Record<string, string>>;
}

export interface NamedResource {
  readonly type: string;
  readonly stack: string;
  readonly logicalId: string;
  /** A property of the resource that is plain text, e.g. `TableName`. */
  readonly property: (name: string) => string | undefined;
  /** Address of the server, without a trailing slash. */
  readonly url: string;
}

/**
 * The physical name of a resource on this machine and the attributes that other resources ask for. Names depend on the
 * template alone, so that a second start finds what the first one left.
 */
export function localNames(resource: NamedResource): LocalNames {
  const { type, property, url } = resource;
  const made = `${resource.stack}-${resource.logicalId}`;
  const arn = (service: string, path: string) => `arn:${PARTITION}:${service}:${REGION}:${ACCOUNT}:${path}`;
  switch (type) {
    case 'AWS::DynamoDB::Table':
    case 'AWS::DynamoDB::GlobalTable': {
      const name = property('TableName') ?? made;
      const Arn = arn('dynamodb', `table/${name}`);
      return { ref: name, attributes: { Arn, StreamArn: `${Arn}/stream/local` } };
    }
    case 'AWS::KMS::Key': {
      const id = uuidOf(made);
      return { ref: id, attributes: { Arn: arn('kms', `key/${id}`), KeyId: id } };
    }
    case 'AWS::SecretsManager::Secret': {
      const Arn = arn('secretsmanager', `secret:${property('Name') ?? made}`);
      return { ref: Arn, attributes: { Id: Arn, Arn } };
    }
    case 'AWS::SNS::Topic': {
      const TopicName = property('TopicName') ?? made;
      const TopicArn = arn('sns', TopicName);
      return { ref: TopicArn, attributes: { TopicArn, TopicName } };
    }
    case 'AWS::SQS::Queue': {
      const QueueName = property('QueueName') ?? made;
      const QueueUrl = `https://sqs.${REGION}.amazonaws.com/${ACCOUNT}/${QueueName}`;
      return { ref: QueueUrl, attributes: { Arn: arn('sqs', QueueName), QueueName, QueueUrl } };
    }
    case 'AWS::Lambda::Function': {
      const name = property('FunctionName') ?? made;
      return { ref: name, attributes: { Arn: arn('lambda', `function:${name}`) } };
    }
    case 'AWS::Scheduler::ScheduleGroup': {
      const name = property('Name') ?? made;
      return { ref: name, attributes: { Arn: arn('scheduler', `schedule-group/${name}`) } };
    }
    case 'AWS::Cognito::UserPool': {
      const id = `${REGION}_local`;
      const ProviderName = `cognito-idp.${REGION}.amazonaws.com/${id}`;
      const attributes = {
        Arn: arn('cognito-idp', `userpool/${id}`),
        ProviderName,
        ProviderURL: `${url}/oidc`,
        UserPoolId: id,
      };
      return { ref: id, attributes };
    }
    case 'AWS::Cognito::UserPoolClient':
      return { ref: CONSOLE_CLIENT_ID, attributes: { ClientId: CONSOLE_CLIENT_ID } };
    case 'AWS::Cognito::UserPoolDomain':
      return { ref: property('Domain') ?? made, attributes: {} };
    case 'AWS::ApiGatewayV2::Api':
      return { ref: 'local', attributes: { ApiId: 'local', ApiEndpoint: url } };
    case 'AWS::IAM::Role': {
      const name = property('RoleName') ?? made;
      return { ref: name, attributes: { Arn: `arn:${PARTITION}:iam::${ACCOUNT}:role/${name}`, RoleId: made } };
    }
    default: {
      const service = type.split('::')[1]?.toLowerCase() ?? 'local';
      return { ref: property('Name') ?? made, attributes: { Arn: arn(service, made) } };
    }
  }
}

function uuidOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
