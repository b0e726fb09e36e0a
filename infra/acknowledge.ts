import { Validations } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';

/**
 * Accepts one finding of cdk-nag on one construct, with the reason why it is right there. `finding` is the rule with
 * its detail, as the report prints it: `AwsSolutions-IAM5[Resource::*]`.
 */
export function acknowledge(construct: IConstruct, finding: string, reason: string): void {
  Validations.of(construct).acknowledge({ id: finding, reason });
}
