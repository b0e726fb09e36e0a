import type { Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod';
import type { FunctionName } from '../../infra/functions.ts';
import { resourcesOf } from './synthesized.ts';

const OneOrMore = z.union([z.unknown().array(), z.unknown().transform((value) => [value])]);
const Actions = z.union([z.string().array(), z.string().transform((action) => [action])]);

const Statement = z.object({
  Effect: z.literal('Allow'),
  Action: Actions,
  Resource: OneOrMore.optional(),
  NotResource: OneOrMore.optional(),
  Condition: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
});
export type Statement = z.infer<typeof Statement>;

const Policy = z.object({
  PolicyDocument: z.object({ Statement: z.array(Statement) }),
  Roles: z.array(z.object({ Ref: z.string() })),
});

/** Every statement on the roles whose logical id starts with this. */
export function statementsOf(service: Template, roleIdStartsWith: string): Statement[] {
  return [...resourcesOf(service, 'AWS::IAM::Policy').values()]
    .map(({ Properties }) => Policy.parse(Properties))
    .filter(({ Roles }) => Roles.some(({ Ref }) => Ref.startsWith(roleIdStartsWith)))
    .flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
}

export function statementsOfFunction(service: Template, name: FunctionName): Statement[] {
  return statementsOf(service, `${name.replaceAll('-', '')}Role`);
}

/** Actions of a service (`dynamodb`) allowed to a function on resources whose CloudFormation text contains `on`. */
export function actionsOn(statements: readonly Statement[], service: string, on: string): string[] {
  return statements
    .filter(({ Resource }) => JSON.stringify(Resource ?? []).includes(on))
    .flatMap(({ Action }) => Action)
    .filter((action) => action.startsWith(`${service}:`))
    .sort();
}
