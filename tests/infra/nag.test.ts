import { Bucket } from 'aws-cdk-lib/aws-s3';
import { describe, expect, it } from 'vitest';
import { checkWithNag } from '../../infra/nag.ts';
import { stacksOf } from './synthesized.ts';

describe('the AwsSolutions rules', () => {
  it.each(['dev', 'prod'] as const)('find nothing in stage %s', (stage) => {
    const { app } = stacksOf(stage);
    checkWithNag(app);
    expect(app.synth().stacks).toHaveLength(4);
  });

  it('stop the synthesis when they find something', () => {
    const { app, data } = stacksOf('dev');
    new Bucket(data, 'OpenToNobodyButUnlogged');
    checkWithNag(app);
    expect(() => app.synth()).toThrow(/AwsSolutions-S1'/);
  });
});
