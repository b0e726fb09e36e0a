import { reportOn } from './flow-report.ts';
import { shippedFlow } from './shipped-flow.ts';

/** `npm run flow`: prints every text with its size, then what is wrong with the flow or a text; fails when anything is. */
const { lines, problems } = reportOn(shippedFlow);
process.stdout.write(`${lines.join('\n')}\n`);
process.stdout.write(
  problems.length === 0
    ? `\n${String(shippedFlow.nodes.length)} nodes, ${String(lines.length)} texts: nothing wrong.\n`
    : `\nWrong:\n${problems.map((problem) => `  ${problem}`).join('\n')}\n`,
);
process.exitCode = problems.length === 0 ? 0 : 1;
