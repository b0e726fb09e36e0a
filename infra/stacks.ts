import { App, Tags } from 'aws-cdk-lib/core';
import * as z from 'zod';
import cdkJson from '../cdk.json' with { type: 'json' };
import { deploymentName, parseConfig, type Config } from './config.ts';
import { ConsoleStack } from './console-stack.ts';
import { DataStack } from './data-stack.ts';
import { EDGE_REGION, EdgeStack } from './edge-stack.ts';
import { IdentityStack } from './identity-stack.ts';
import { ObservabilityStack } from './observability-stack.ts';
import { ServiceStack } from './service-stack.ts';

export interface Stacks {
  readonly app: App;
  readonly config: Config;
  readonly data: DataStack;
  readonly identity: IdentityStack;
  readonly service: ServiceStack;
  readonly edge: EdgeStack;
  readonly console: ConsoleStack;
  readonly observability: ObservabilityStack;
}

export interface StacksOptions {
  /** Folder that holds `<name>/index.mjs` for every function. */
  readonly bundles: string;
  /** Folder of the built console. */
  readonly site: string;
  /** Where the assembly goes. Default: what the CDK command line says. */
  readonly outdir?: string;
  /** Configuration (`hubId`, `publicUrl`, …) over what `cdk.json` and `-c` give. */
  readonly context?: Readonly<Record<string, unknown>>;
  /** Whether synthesis checks the templates against CloudFormation's schemas as well. Default true; it takes a second. */
  readonly validated?: boolean;
}

/** Builds the stacks by lifecycle: what remembers, who may sign in, what runs, what a browser is shown, who is told. Throws on a bad configuration. */
export function buildStacks({ bundles, site, outdir, context, validated = true }: StacksOptions): Stacks {
  const app = new App({
    analyticsReporting: false,
    // The command line passes these on; without it (npm start, tests) the same flags must make the same templates.
    context: { ...cdkJson.context, 'aws:cdk:enable-asset-metadata': true },
    builtinCloudFormationValidation: validated,
    treeMetadata: validated,
    ...(outdir !== undefined && { outdir }),
    ...(context !== undefined && { postCliContext: { ...context } }),
  });
  const config = parseConfig(z.record(z.string(), z.unknown()).parse(app.node.getAllContext()));
  const name = deploymentName(config);
  const env = { region: config.region };
  const { terminationProtection } = config;

  const data = new DataStack(app, `${name}-data`, { env, config, terminationProtection });
  const identity = new IdentityStack(app, `${name}-identity`, { env, config, terminationProtection });
  const service = new ServiceStack(app, `${name}-service`, { env, config, data, identity, bundles });
  const edge = new EdgeStack(app, `${name}-edge`, { env: { region: EDGE_REGION }, config });
  const console = new ConsoleStack(app, `${name}-console`, { env, config, identity, service, edge, site });
  const observability = new ObservabilityStack(app, `${name}-observability`, { env, config, data, service });
  Tags.of(app).add('carrefour:hub', config.hubId);
  Tags.of(app).add('carrefour:stage', config.stage);
  return { app, config, data, identity, service, edge, console, observability };
}
