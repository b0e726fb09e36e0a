import { Bucket } from 'aws-cdk-lib/aws-s3';
import { describe, expect, it } from 'vitest';
import { checkWithNag } from '../../infra/nag.ts';
import { stacksOf } from './synthesized.ts';

describe('the AwsSolutions rules', () => {
  it.each(['dev', 'prod'] as const)('find nothing in stage %s', (stage) => {
    const { app } = stacksOf(stage);
    checkWithNag(app);
    expect(app.synth().stacks).toHaveLength(6);
  });

  it('find nothing in a console with a name of its own', () => {
    const { app } = stacksOf('prod', {
      hubId: 'nord',
      alarmEmail: 'alarms@example.org',
      consoleDomain: 'console.example.org',
      consoleCertificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/0f0f-1',
    });
    checkWithNag(app);
    expect(app.synth().stacks).toHaveLength(6);
  });

  it('stop the synthesis when they find something', () => {
    const { app, data } = stacksOf('dev');
    new Bucket(data, 'OpenToNobodyButUnlogged');
    checkWithNag(app);
    expect(() => app.synth()).toThrow(/AwsSolutions-S1'/);
  });
});
