import * as z from 'zod';
import { describe, expect, it } from 'vitest';
import { onlyResource, resourcesOf, stacksOf, templatesOf, type Resource } from './synthesized.ts';

const { data } = templatesOf('prod');
const KeySchema = z.array(z.object({ AttributeName: z.string() }));

function tableWithKey(...attributes: string[]): Resource {
  for (const table of resourcesOf(data, 'AWS::DynamoDB::Table').values()) {
    const names = KeySchema.parse(table.Properties['KeySchema']).map(({ AttributeName }) => AttributeName);
    if (names.join() === attributes.join()) return table;
  }
  throw new Error(`No table with the key ${attributes.join()}`);
}

const main = tableWithKey('pk', 'sk');
const keys = tableWithKey('pk');

describe('the main table', () => {
  it('can be restored to any second of the last weeks', () => {
    expect(main.Properties).toMatchObject({ PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } });
  });

  it('streams what was and what is', () => {
    expect(main.Properties).toMatchObject({ StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' } });
  });

  it('forgets what has an end date', () => {
    expect(main.Properties).toMatchObject({
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
    });
  });

  it('has one index, for work lists and what is pending', () => {
    expect(main.Properties['GlobalSecondaryIndexes']).toEqual([
      {
        IndexName: 'gsi1',
        KeySchema: [
          { AttributeName: 'gsi1pk', KeyType: 'HASH' },
          { AttributeName: 'gsi1sk', KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'ALL' },
      },
    ]);
  });
});

describe('the table of data keys', () => {
  it('has no backup, so that an erased key stays erased', () => {
    expect(keys.Properties).toMatchObject({ PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: false } });
  });

  it('has no stream that would carry a key elsewhere', () => {
    expect(keys.Properties).not.toHaveProperty('StreamSpecification');
  });
});

describe.each([
  ['main', main],
  ['keys', keys],
])('the %s table', (_name, table) => {
  it('costs nothing when nothing happens', () => {
    expect(table.Properties).toMatchObject({ BillingMode: 'PAY_PER_REQUEST' });
  });

  it('is encrypted with the key of the deployment', () => {
    expect(table.Properties).toMatchObject({ SSESpecification: { SSEEnabled: true, SSEType: 'KMS' } });
    expect(JSON.stringify(table.Properties['SSESpecification'])).toContain('Fn::GetAtt');
  });

  it('cannot be deleted by mistake', () => {
    expect(table.Properties).toMatchObject({ DeletionProtectionEnabled: true });
    expect(table.DeletionPolicy).toBe('Retain');
  });
});

describe('what must outlive every deployment', () => {
  it('stays when the stack of prod goes', () => {
    const irreplaceable = ['AWS::DynamoDB::Table', 'AWS::KMS::Key', 'AWS::SecretsManager::Secret'];
    for (const type of irreplaceable) {
      for (const resource of resourcesOf(data, type).values()) expect(resource.DeletionPolicy).toBe('Retain');
    }
  });

  it('is under termination protection in prod', () => {
    const stacks = stacksOf('prod');
    expect([stacks.data.terminationProtection, stacks.identity.terminationProtection]).toEqual([true, true]);
  });

  it('has a key that rotates', () => {
    expect(onlyResource(data, 'AWS::KMS::Key').Properties).toMatchObject({ EnableKeyRotation: true });
  });

  it('has a pepper of 64 characters that nobody chose', () => {
    expect(onlyResource(data, 'AWS::SecretsManager::Secret').Properties).toMatchObject({
      GenerateSecretString: { PasswordLength: 64 },
    });
  });
});
