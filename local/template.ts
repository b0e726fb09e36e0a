import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { holds, resolveIntrinsics, type Scope } from './intrinsics.ts';
import { field, isObject, parseJson, text, type Json, type JsonObject } from './json.ts';
import { localNames, type LocalNames } from './local-names.ts';

/** A resource of the deployment with every name in it resolved to this machine's. */
export interface Resource {
  readonly type: string;
  readonly stack: string;
  readonly logicalId: string;
  /** What `Ref` gives elsewhere: the name to find it by. */
  readonly ref: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly properties: JsonObject;
}

/** All templates of an assembly together. */
export interface Deployment {
  readonly resources: readonly Resource[];
  ofType(...types: readonly string[]): Resource[];
  /** Folder with the code of the asset that the template names by its object key. */
  assetFolder(objectKey: string): string;
}

interface Stack {
  readonly name: string;
  readonly template: JsonObject;
}

/** Reads the templates of a cloud assembly. `url` is where the server will answer. Throws when something is missing. */
export function readDeployment(assembly: string, url: string): Deployment {
  const stacks = stacksIn(assembly);
  const scopes = new Map(stacks.map((stack) => [stack.name, scopeOf(stack, stacks, url)]));
  const resources = stacks.flatMap((stack) => resourcesOf(stack, scopes, url));
  const assets = assetsIn(assembly);
  return {
    resources,
    ofType: (...types) => resources.filter(({ type }) => types.includes(type)),
    assetFolder: (objectKey) => {
      const folder = assets.get(objectKey);
      if (folder === undefined) throw new Error(`The assembly ${assembly} has no asset ${objectKey}.`);
      return folder;
    },
  };
}

function stacksIn(assembly: string): Stack[] {
  const files = readdirSync(assembly).filter((file) => file.endsWith('.template.json'));
  if (files.length === 0) throw new Error(`There is no template in ${assembly}.`);
  return files.sort().map((file) => {
    const template = parseJson(readFileSync(join(assembly, file), 'utf8'));
    if (!isObject(template)) throw new Error(`The template ${file} is not an object.`);
    return { name: file.replace('.template.json', ''), template };
  });
}

function resourcesOf(stack: Stack, scopes: ReadonlyMap<string, Scope>, url: string): Resource[] {
  const scope = scopes.get(stack.name);
  if (scope === undefined) return [];
  return section(stack, 'Resources').flatMap(([logicalId, declared]): Resource[] => {
    const condition = text(field(declared, 'Condition'));
    const type = text(field(declared, 'Type'));
    if (type === undefined || (condition !== undefined && !scope.condition(condition))) return [];
    const properties = RUNS_HERE.test(type) ? resolveIntrinsics(field(declared, 'Properties') ?? {}, scope) : {};
    const names = namesOf(stack, logicalId, declared, url);
    return [{ type, stack: stack.name, logicalId, ...names, properties: isObject(properties) ? properties : {} }];
  });
}

/** Alarms, dashboards, policies and so on have no counterpart here; their intrinsics need not be understood. */
const RUNS_HERE =
  /^AWS::(?:(?:DynamoDB|Lambda|ApiGatewayV2|Scheduler|Events|SecretsManager|SNS|SQS|KMS|Cognito)::|CloudFront::(?:Function|ResponseHeadersPolicy)$)|^Custom::/;

function namesOf(stack: Stack, logicalId: string, declared: Json, url: string): LocalNames {
  return localNames({
    type: text(field(declared, 'Type')) ?? '',
    stack: stack.name,
    logicalId,
    property: (name) => text(field(declared, 'Properties', name)),
    url,
  });
}

function scopeOf(stack: Stack, all: readonly Stack[], url: string): Scope {
  const declared = (logicalId: string) => field(stack.template, 'Resources', logicalId);
  const scope: Scope = {
    stack: stack.name,
    ref: (logicalId) => {
      const resource = declared(logicalId);
      if (resource !== undefined) return namesOf(stack, logicalId, resource, url).ref;
      return field(stack.template, 'Parameters', logicalId, 'Default');
    },
    attribute: (logicalId, attribute) => {
      const resource = declared(logicalId);
      const value = resource === undefined ? undefined : namesOf(stack, logicalId, resource, url).attributes[attribute];
      // An attribute that nothing here looks at still needs a value, and one that shows where it came from.
      return value ?? `${stack.name}-${logicalId}.${attribute}`;
    },
    exported: (name) => {
      for (const other of all) {
        const otherScope = other.name === stack.name ? scope : scopeOf(other, all, url);
        for (const [, output] of section(other, 'Outputs')) {
          const exportName = field(output, 'Export', 'Name');
          if (exportName === undefined || resolveIntrinsics(exportName, otherScope) !== name) continue;
          return resolveIntrinsics(field(output, 'Value') ?? null, otherScope);
        }
      }
      throw new Error(`The stack ${stack.name} imports ${name}, which no stack exports.`);
    },
    condition: (name) => holds(field(stack.template, 'Conditions', name) ?? null, scope),
    mapping: (map, first, second) => field(stack.template, 'Mappings', map, first, second) ?? null,
  };
  return scope;
}

function section(stack: Stack, name: string): [string, Json][] {
  const entries = stack.template[name];
  return isObject(entries) ? Object.entries(entries) : [];
}

/** Object key in the assets' bucket → folder of the assembly. */
function assetsIn(assembly: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const file of readdirSync(assembly).filter((name) => name.endsWith('.assets.json'))) {
    const files = field(parseJson(readFileSync(join(assembly, file), 'utf8')), 'files');
    for (const asset of isObject(files) ? Object.values(files) : []) {
      const path = text(field(asset, 'source', 'path'));
      const destinations = field(asset, 'destinations');
      if (path === undefined || !isObject(destinations)) continue;
      for (const destination of Object.values(destinations)) {
        const key = text(field(destination, 'objectKey'));
        if (key !== undefined) found.set(key, join(assembly, path));
      }
    }
  }
  return found;
}
