import { CfnOutput, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib/core';
import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { deploymentName, type Config } from './config.ts';

export const INDEX_NAME = 'gsi1';

/** What must outlive every deployment: both tables, the key that wraps everything, and the pepper of the blind index. */
export class DataStack extends Stack {
  readonly key: Key;
  readonly table: Table;
  readonly keysTable: Table;
  readonly pepper: Secret;

  constructor(scope: Construct, id: string, props: StackProps & { readonly config: Config }) {
    super(scope, id, props);
    const { config } = props;
    const removalPolicy = removalPolicyOf(config);

    this.key = new Key(this, 'Key', {
      description: `${deploymentName(config)}: the tables at rest, and the hub key that wraps every data key`,
      enableKeyRotation: true,
      removalPolicy,
    });
    this.key.addAlias(`alias/${deploymentName(config)}`);

    this.table = new Table(this, 'Table', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: this.key,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      stream: StreamViewType.NEW_AND_OLD_IMAGES,
      timeToLiveAttribute: 'expiresAt',
      deletionProtection: true,
      removalPolicy,
    });
    this.table.addGlobalSecondaryIndex({
      indexName: INDEX_NAME,
      partitionKey: { name: 'gsi1pk', type: AttributeType.STRING },
      sortKey: { name: 'gsi1sk', type: AttributeType.STRING },
      projectionType: ProjectionType.ALL,
    });

    this.keysTable = new Table(this, 'KeysTable', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: this.key,
      // A backup would bring an erased key back, and with it what the person asked us to forget.
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: false },
      deletionProtection: true,
      removalPolicy,
    });
    acknowledge(
      this.keysTable,
      'AwsSolutions-DDB3',
      'A person has everything about them erased by the deletion of their data key; a backup of this table would undo it.',
    );

    this.pepper = new Secret(this, 'Pepper', {
      description: `${deploymentName(config)}: pepper of the blind index of phone numbers`,
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy,
    });
    acknowledge(
      this.pepper,
      'AwsSolutions-SMG4',
      'Conversations are found by HMAC(pepper, phone number): another pepper would lose every conversation at once.',
    );

    new CfnOutput(this, 'TableName', { value: this.table.tableName });
    new CfnOutput(this, 'KeysTableName', { value: this.keysTable.tableName });
  }
}

/** What becomes of the resources that hold something irreplaceable when their stack goes. */
export function removalPolicyOf(config: Config): RemovalPolicy {
  return config.removal === 'retain' ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
}
