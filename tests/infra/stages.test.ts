import type { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { resourcesOf, templatesOf } from './synthesized.ts';

const dev = templatesOf('dev');
const prod = templatesOf('prod');

/** Types with logical ids; the id of a permission holds the name of its stack, so only its type counts. */
function shapeOf(template: Template): string[] {
  return [...resourcesOf(template)]
    .map(([id, { Type }]) => (Type === 'AWS::Lambda::Permission' ? Type : `${Type} ${id}`))
    .sort();
}

describe('stages dev and prod', () => {
  it.each(['data', 'identity', 'service', 'edge', 'console', 'observability'] as const)(
    'have the same resources in the %s stack',
    (stack) => {
      expect(shapeOf(dev[stack])).toEqual(shapeOf(prod[stack]));
    },
  );

  it('give every function the same rights', () => {
    const rights = (template: Template, stage: string): string =>
      JSON.stringify([...resourcesOf(template, 'AWS::IAM::Policy').values()]).replaceAll(
        `carrefour-nord-${stage}`,
        'carrefour',
      );
    expect(rights(dev.service, 'dev')).toBe(rights(prod.service, 'prod'));
  });

  it('differ in what stays when a stack is deleted', () => {
    const policies = (template: Template): Set<string | undefined> =>
      new Set([...resourcesOf(template, 'AWS::DynamoDB::Table').values()].map(({ DeletionPolicy }) => DeletionPolicy));
    expect([policies(dev.data), policies(prod.data)]).toEqual([new Set(['Delete']), new Set(['Retain'])]);
  });
});
