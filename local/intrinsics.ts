import { field, isObject, list, text, type Json, type JsonObject } from './json.ts';
import { ACCOUNT, PARTITION, REGION } from './local-names.ts';

/** What the intrinsic functions of one template may look up. */
export interface Scope {
  readonly stack: string;
  readonly ref: (logicalId: string) => Json | undefined;
  readonly attribute: (logicalId: string, attribute: string) => Json;
  readonly exported: (name: string) => Json;
  readonly condition: (name: string) => boolean;
  readonly mapping: (map: string, first: string, second: string) => Json;
}

/** `AWS::NoValue`: the property is left out. */
const NO_VALUE = Symbol('AWS::NoValue');
type Resolved = Json | typeof NO_VALUE;

/** Evaluates CloudFormation's intrinsic functions in a value. Throws on a function or a name that it does not know. */
export function resolveIntrinsics(value: Json, scope: Scope): Json {
  const resolved = resolve(value, scope);
  return resolved === NO_VALUE ? null : resolved;
}

function resolve(value: Json, scope: Scope): Resolved {
  if (Array.isArray(value)) return value.map((item) => resolve(item, scope)).filter((item) => item !== NO_VALUE);
  if (!isObject(value)) return value;
  const call = intrinsic(value);
  if (call !== undefined) return evaluate(call.name, call.argument, scope);
  const result: JsonObject = {};
  for (const [key, item] of Object.entries(value)) {
    const resolved = resolve(item, scope);
    if (resolved !== NO_VALUE) result[key] = resolved;
  }
  return result;
}

function intrinsic(value: JsonObject): { name: string; argument: Json } | undefined {
  const [entry, ...others] = Object.entries(value);
  if (entry === undefined || others.length > 0) return undefined;
  const [name, argument] = entry;
  return name === 'Ref' || name.startsWith('Fn::') ? { name, argument } : undefined;
}

function evaluate(name: string, argument: Json, scope: Scope): Resolved {
  const resolved = (item: Json | undefined): Json => (item === undefined ? null : resolveIntrinsics(item, scope));
  const [first, second, third] = list(argument);
  switch (name) {
    case 'Ref':
      return reference(word(argument), scope);
    case 'Fn::GetAtt': {
      const [logicalId = '', ...attribute] =
        typeof argument === 'string' ? argument.split('.') : list(argument).map(word);
      return scope.attribute(logicalId, attribute.join('.'));
    }
    case 'Fn::Join':
      return list(resolved(second))
        .map(word)
        .join(word(first ?? ''));
    case 'Fn::Split':
      return word(resolved(second)).split(word(first ?? ''));
    case 'Fn::Select':
      return list(resolved(second))[Number(resolved(first))] ?? null;
    case 'Fn::Sub':
      return typeof argument === 'string'
        ? substitute(argument, {}, scope)
        : substitute(word(first ?? ''), second, scope);
    case 'Fn::ImportValue':
      return scope.exported(word(resolved(argument)));
    case 'Fn::FindInMap':
      return scope.mapping(word(resolved(first)), word(resolved(second)), word(resolved(third)));
    case 'Fn::If':
      return resolve((scope.condition(word(first ?? '')) ? second : third) ?? null, scope);
    case 'Fn::Base64':
      return Buffer.from(word(resolved(argument))).toString('base64');
    case 'Fn::GetAZs':
      return ['a', 'b', 'd'].map((zone) => `${REGION}${zone}`);
    default:
      throw new Error(`The template of ${scope.stack} uses ${name}, which this machine cannot evaluate.`);
  }
}

function reference(name: string, scope: Scope): Resolved {
  if (name === 'AWS::NoValue') return NO_VALUE;
  const pseudo: Record<string, string> = {
    'AWS::AccountId': ACCOUNT,
    'AWS::Region': REGION,
    'AWS::Partition': PARTITION,
    'AWS::URLSuffix': 'amazonaws.com',
    'AWS::StackName': scope.stack,
    'AWS::StackId': `arn:${PARTITION}:cloudformation:${REGION}:${ACCOUNT}:stack/${scope.stack}/local`,
  };
  const value = pseudo[name] ?? scope.ref(name);
  if (value === undefined) throw new Error(`The template of ${scope.stack} refers to ${name}, which is not in it.`);
  return value;
}

/** `${Name}`, `${Resource.Attribute}` and `${!Literal}` inside a text. */
function substitute(template: string, variables: Json | undefined, scope: Scope): string {
  return template.replaceAll(/\$\{(!?)([^}]+)\}/g, (_all, literal: string, name: string) => {
    if (literal === '!') return `\${${name}}`;
    const given = field(variables, name);
    if (given !== undefined) return word(resolveIntrinsics(given, scope));
    const dot = name.indexOf('.');
    if (dot > 0) return word(scope.attribute(name.slice(0, dot), name.slice(dot + 1)));
    const value = reference(name, scope);
    return value === NO_VALUE ? '' : word(value);
  });
}

/** Evaluates a condition of a template's `Conditions` section. */
export function holds(condition: Json, scope: Scope): boolean {
  if (!isObject(condition)) throw new Error(`A condition in the template of ${scope.stack} is not an object.`);
  const named = text(condition['Condition']);
  if (named !== undefined) return scope.condition(named);
  const [entry] = Object.entries(condition);
  const operands = list(entry?.[1]);
  switch (entry?.[0] ?? 'nothing') {
    case 'Fn::Equals':
      return (
        JSON.stringify(resolveIntrinsics(operands[0] ?? null, scope)) ===
        JSON.stringify(resolveIntrinsics(operands[1] ?? null, scope))
      );
    case 'Fn::And':
      return operands.every((operand) => holds(operand, scope));
    case 'Fn::Or':
      return operands.some((operand) => holds(operand, scope));
    case 'Fn::Not':
      return !operands.some((operand) => holds(operand, scope));
    default:
      throw new Error(`The template of ${scope.stack} has a condition that this machine cannot evaluate.`);
  }
}

function word(value: Json): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new Error(`Expected a text in the template, found ${JSON.stringify(value)}.`);
}
