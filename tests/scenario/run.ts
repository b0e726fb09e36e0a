import { Client } from './client.ts';
import { startServer, temporaryFolder } from './server.ts';
import { STEPS, type Story } from './steps.ts';

/** Plays the main job over HTTP against a server of its own, step by step. Exits 1 at the first step that fails. */
const json = process.argv.includes('--json');
const folder = temporaryFolder();
if (!json) console.log('Starting a Carrefour of its own …');
const server = await startServer({ data: folder.path, fresh: true });
try {
  const client = new Client(server.url);
  const story: Story = {};
  for (const [n, step] of STEPS.entries()) {
    const from = performance.now();
    let ok = true;
    let detail: string;
    try {
      detail = await step.play(client, story);
    } catch (error) {
      ok = false;
      detail = error instanceof Error ? error.message : String(error);
    }
    const ms = Math.round(performance.now() - from);
    console.log(
      json
        ? JSON.stringify({ step: n + 1, name: step.name, ok, ms, detail })
        : `${ok ? '✔' : '✘'} ${n + 1}. ${step.name}\n     ${detail} (${ms} ms)`,
    );
    if (!ok) {
      process.exitCode = 1;
      break;
    }
  }
} finally {
  await server.stop();
  folder.remove();
}
