import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { StartError } from './start-error.ts';

const Request = z.object({
  outdir: z.string(),
  bundles: z.string(),
  site: z.string(),
  context: z.record(z.string(), z.string()),
});
export type SynthesisRequest = z.infer<typeof Request>;

/**
 * Bundles the functions and synthesizes the CDK app of stage `dev`, in a process of its own: the CDK takes a second of CPU and
 * 300 MB of memory that the server need not keep. Rejects with a StartError that carries the synthesis' own words.
 */
export function synthesizeAssembly(request: SynthesisRequest): Promise<void> {
  rmSync(request.outdir, { recursive: true, force: true });
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [fileURLToPath(import.meta.url), JSON.stringify(request)], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let complaint = '';
    child.stderr.on('data', (chunk: Buffer) => {
      complaint += chunk.toString('utf8');
    });
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new StartError(`The CDK app cannot be synthesized:\n${complaint.trim()}`));
    });
  });
}

if (import.meta.main) {
  const { synthesize } = await import('../infra/app.ts');
  const { outdir, bundles, site, context } = Request.parse(JSON.parse(process.argv[2] ?? '{}'));
  try {
    await synthesize({ outdir, bundles, site, stage: 'dev', context });
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
