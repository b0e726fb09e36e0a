import { existsSync, readFileSync } from 'node:fs';

/** How far up npm may be: `npm start` runs a shell, which runs us. */
const GENERATIONS = 3;
const LOOK_EVERY_MS = 1000;

/**
 * Calls back once when the npm that started this process is gone. An npm that is killed cannot pass the word on, and its
 * shell lives on without noticing. Where the system has no `/proc`, only our own parent is watched.
 */
export function whenNpmIsGone(gone: () => void): void {
  if (process.env['npm_lifecycle_event'] !== 'start') return;
  const lineage = [process.ppid, ...ancestorsUpToNpm(process.ppid)];
  const timer = setInterval(() => {
    // An orphan gets another parent at once, even while nobody has taken note of the death.
    if (process.ppid === lineage[0] && lineage.slice(1).every((parent, index) => parentOf(lineage[index]) === parent)) {
      return;
    }
    clearInterval(timer);
    gone();
  }, LOOK_EVERY_MS);
  timer.unref();
}

/** From the parent of `start` up to npm; empty when `start` is npm itself, or npm is not to be found. */
function ancestorsUpToNpm(start: number): number[] {
  const found: number[] = [];
  let pid: number | undefined = start;
  for (let generation = 0; generation < GENERATIONS && pid !== undefined; generation += 1) {
    if (isNpm(pid)) return found;
    pid = parentOf(pid);
    if (pid !== undefined) found.push(pid);
  }
  return [];
}

function isNpm(pid: number): boolean {
  const path = `/proc/${pid}/cmdline`;
  return existsSync(path) && /^npm\b|npm-cli\.js/.test(readFileSync(path, 'utf8'));
}

function parentOf(pid: number | undefined): number | undefined {
  const path = `/proc/${pid ?? 0}/stat`;
  if (!existsSync(path)) return undefined;
  // "pid (name) state parent …"; the name may hold anything, so what counts is after the last parenthesis.
  return Number(readFileSync(path, 'utf8').split(')').at(-1)?.trim().split(' ')[1]);
}
