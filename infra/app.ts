import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { BUNDLES_FOLDER, bundleFunctions } from './bundle.ts';
import { buildConsole } from './console-bundle.ts';
import { FUNCTION_NAMES } from './functions.ts';

export interface SynthesizeOptions {
  /** Folder of the cloud assembly. Default: what the CDK command line says, else a temporary one. */
  readonly outdir?: string;
  /** `dev` or `prod`. Default: context value `stage`, else `dev`. */
  readonly stage?: string;
  /** Configuration by name (`hubId`, `publicUrl`, `twilioBaseUrl`, …) over what `cdk.json` and `-c` give. */
  readonly context?: Readonly<Record<string, unknown>>;
  /** Check the templates (CloudFormation's schemas, cdk-nag) and throw on a finding. Default false: it takes seconds. */
  readonly nag?: boolean;
  /** Folder of the functions' sources. Default `functions/`; tests bring their own. */
  readonly functions?: string;
  /** Where the bundles go. Default `build/functions/`. */
  readonly bundles?: string;
  /** Folder of a console that is built. Default: built first, unless that was done from the same sources. */
  readonly site?: string;
}

/**
 * Bundles the functions, builds the console and synthesizes every stack, in this process. Throws when a function has no
 * handler, when the console cannot be built, when the configuration is not valid, or, if asked to check, when cdk-nag
 * finds something.
 */
export async function synthesize(options: SynthesizeOptions = {}): Promise<CloudAssembly> {
  const bundles = options.bundles ?? BUNDLES_FOLDER;
  // esbuild and Vite work in processes of their own while this one loads the CDK.
  const [bundled, site, { buildStacks }] = await Promise.all([
    bundleFunctions({ to: bundles, ...(options.functions !== undefined && { from: options.functions }) }),
    options.site ?? buildConsole().then(({ folder }) => folder),
    import('./stacks.ts'),
  ]);
  const missing = FUNCTION_NAMES.filter((name) => !bundled.includes(name));
  if (missing.length > 0) throw new Error(`No handler.ts for ${missing.join(', ')}.`);

  const { app } = buildStacks({
    bundles,
    site,
    validated: options.nag ?? false,
    context: { ...(options.stage !== undefined && { stage: options.stage }), ...options.context },
    ...(options.outdir !== undefined && { outdir: options.outdir }),
  });
  if (options.nag === true) {
    const { checkWithNag } = await import('./nag.ts');
    checkWithNag(app);
  }
  return app.synth();
}

if (import.meta.main) {
  try {
    await synthesize({ nag: true });
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
