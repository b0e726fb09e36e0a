import { Aws, Stack } from 'aws-cdk-lib/core';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { acknowledge } from './acknowledge.ts';
import type { Access } from './access.ts';
import { INDEX_NAME } from './data-stack.ts';

export interface Resources {
  readonly hubId: string;
  readonly table: Table;
  readonly keysTable: Table;
  /** Encrypts both tables and wraps the hub key. */
  readonly key: IKey;
  readonly secrets: Readonly<Record<'pepper' | 'twilio', Secret>>;
  readonly alertTopic: ITopic;
  /** Encrypts what waits in the alert topic. */
  readonly notificationKey: IKey;
  /** Name of the group that holds every schedule. */
  readonly scheduleGroup: string;
  readonly scheduleRole: Role;
}

const READ = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'];
/** A transaction is authorized by the actions of its parts. No Scan, no batch write: nothing here needs them. */
const WRITE = ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem', 'dynamodb:ConditionCheckItem'];

/** Turns one line of the access table into IAM statements on the function's own role. */
export function grantAccess(role: Role, access: Access, resources: Resources): void {
  const allow = (statement: ConstructorParameters<typeof PolicyStatement>[0]) =>
    role.addToPolicy(new PolicyStatement(statement));

  for (const statement of [...tableStatements(access, resources), ...keyStatements(access, resources)])
    allow(statement);

  for (const secret of access.secrets ?? []) {
    allow({ actions: ['secretsmanager:GetSecretValue'], resources: [resources.secrets[secret].secretArn] });
  }
  if (access.textsPhones === true) {
    // A phone number is not an ARN: the right to text one is the right to publish to what is not a topic.
    allow({ actions: ['sns:Publish'], notResources: ['arn:aws:sns:*:*:*'] });
  }
  if (access.alertsStaff === true) {
    allow({ actions: ['sns:Publish'], resources: [resources.alertTopic.topicArn] });
    allow({
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resources: [resources.notificationKey.keyArn],
      conditions: { StringEquals: { 'kms:ViaService': viaService(role, 'sns') } },
    });
  }
  if (access.schedules === true) {
    const group = `schedule/${resources.scheduleGroup}`;
    for (const named of [`${group}/timer-*`, `${group}/outbox-*`]) {
      const { region } = Stack.of(role);
      allow({
        actions: ['scheduler:CreateSchedule'],
        resources: [`arn:aws:scheduler:${region}:${Aws.ACCOUNT_ID}:${named}`],
      });
      acknowledge(
        role,
        `AwsSolutions-IAM5[Resource::arn:aws:scheduler:${region}:<AWS::AccountId>:${named}]`,
        'A schedule is named after the timer or text it is for; the star is that id, within the group of this hub.',
      );
    }
    allow({
      actions: ['iam:PassRole'],
      resources: [resources.scheduleRole.roleArn],
      conditions: { StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } },
    });
  }
}

function tableStatements(access: Access, { hubId, table, keysTable }: Resources): PolicyStatementProps[] {
  const statements: PolicyStatementProps[] = [];
  if (access.table === 'directory') {
    statements.push({
      actions: READ,
      resources: [table.tableArn],
      conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [`HUB#${hubId}`, `HUB#${hubId}#*`] } },
    });
  } else if (access.table !== undefined) {
    statements.push({ actions: READ, resources: [table.tableArn, `${table.tableArn}/index/${INDEX_NAME}`] });
    if (access.table === 'read-write') statements.push({ actions: WRITE, resources: [table.tableArn] });
  }
  if (access.dataKeys !== undefined) {
    statements.push({ actions: dataKeyActions(access.dataKeys), resources: [keysTable.tableArn] });
  }
  return statements;
}

function dataKeyActions(rights: NonNullable<Access['dataKeys']>): string[] {
  const read = ['dynamodb:GetItem', 'dynamodb:BatchGetItem'];
  if (rights === 'read') return read;
  const write = [...read, 'dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:ConditionCheckItem'];
  return rights === 'erase' ? [...write, 'dynamodb:DeleteItem'] : write;
}

function keyStatements(access: Access, { hubId, key, table }: Resources): PolicyStatementProps[] {
  const statements: PolicyStatementProps[] = [];
  if (access.table !== undefined) {
    const writes = access.table === 'read-write' || storesDataKeys(access);
    statements.push({
      // What DynamoDB does with a customer key on behalf of its caller, and only through DynamoDB.
      actions: writes
        ? ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey', 'kms:ReEncryptFrom', 'kms:ReEncryptTo']
        : ['kms:Decrypt'],
      resources: [key.keyArn],
      conditions: { StringEquals: { 'kms:ViaService': viaService(table, 'dynamodb') } },
    });
  }
  if (access.hubKey === true) {
    statements.push({
      // Whoever may store a data key may have to make the hub key first; the others find it made.
      actions: storesDataKeys(access) ? ['kms:Decrypt', 'kms:GenerateDataKey'] : ['kms:Decrypt'],
      resources: [key.keyArn],
      conditions: { StringEquals: { 'kms:EncryptionContext:hub': hubId } },
    });
  }
  return statements;
}

function storesDataKeys({ dataKeys }: Access): boolean {
  return dataKeys === 'read-write' || dataKeys === 'erase';
}

type PolicyStatementProps = NonNullable<ConstructorParameters<typeof PolicyStatement>[0]>;

function viaService(construct: Table | Role, service: 'dynamodb' | 'sns'): string {
  return `${service}.${Stack.of(construct).region}.amazonaws.com`;
}
