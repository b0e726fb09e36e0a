import * as z from 'zod';
import { accommodationSchema, ageBandSchema, needSchema, safeToTextSchema, slotSchema } from './model.ts';
import { phrase } from './hearing/phrases.ts';
import { isTextKey, type TextKey } from './texts/texts.ts';

const nodeId = z.string().regex(/^[a-z][a-z0-9-]*$/);
const textKey = z.custom<TextKey>(
  (value) => typeof value === 'string' && isTextKey(value),
  'must be the key of a text',
);

function compiles(written: string): boolean {
  try {
    phrase(written);
    return true;
  } catch {
    return false;
  }
}
const writtenPhrase = z.string().refine(compiles, 'must be a phrase of the small language of phrases.ts');
const words = z.strictObject({ fr: z.array(writtenPhrase), en: z.array(writtenPhrase) });

/** Why a human is told on the way. */
const callSchema = z.strictObject({
  reason: z.enum(['danger', 'may-be-in-danger', 'consent-not-given', 'phone-in-doubt']),
  urgent: z.boolean(),
});
export type Call = z.infer<typeof callSchema>;
/** `note` is said before the next question. */
const yesNoOption = z.strictObject({
  answer: safeToTextSchema,
  next: nodeId,
  calls: callSchema.optional(),
  note: textKey.optional(),
});
const accommodationOption = z.strictObject({ accommodation: accommodationSchema, words });
const needOption = z.strictObject({ need: needSchema, words });
const ageOption = z.strictObject({ band: ageBandSchema, words });

/** How an answer is read. The order of options is their number, from 1. */
const readsSchema = z.discriminatedUnion('as', [
  z.strictObject({ as: z.literal('yes-no'), options: z.array(yesNoOption).length(3) }),
  z.strictObject({ as: z.literal('needs'), options: z.array(needOption).min(1), next: nodeId }),
  z.strictObject({ as: z.literal('community'), next: nodeId, whenAmbiguous: nodeId }),
  z.strictObject({ as: z.literal('candidate'), next: nodeId }),
  z.strictObject({ as: z.literal('age'), options: z.array(ageOption).min(1), next: nodeId }),
  z.strictObject({ as: z.literal('hours'), note: textKey, next: nodeId }),
  z.strictObject({ as: z.literal('nation'), next: nodeId }),
  z.strictObject({ as: z.literal('accommodations'), options: z.array(accommodationOption).min(1), next: nodeId }),
  z.strictObject({ as: z.literal('code-word'), next: nodeId }),
]);
export type Reads = z.infer<typeof readsSchema>;

const questionSchema = z.strictObject({
  kind: z.literal('question'),
  id: nodeId,
  fills: slotSchema,
  prompt: textKey,
  /** Asked when the answer was not understood. */
  again: textKey,
  reads: readsSchema,
  whenSkipped: nodeId,
});
export type Question = z.infer<typeof questionSchema>;

/** A place to wait. A text that arrives there either wakes the questions or is acknowledged for a human to read. */
const restSchema = z.strictObject({
  kind: z.literal('rest'),
  id: nodeId,
  text: textKey.optional(),
  intakeReady: z.boolean(),
  /** A human is told, and has the conversation from here. */
  calls: callSchema.optional(),
  whenWritten: z.discriminatedUnion('do', [
    z.strictObject({ do: z.literal('ask'), next: nodeId, greeting: textKey, greetingWhenUnsure: textKey }),
    z.strictObject({ do: z.literal('acknowledge'), text: textKey }),
  ]),
});
export type Rest = z.infer<typeof restSchema>;

export type FlowNode = Question | Rest;

export const flowSchema = z.strictObject({
  /** Where a conversation is before it has begun, and where a name the flow no longer has leads. */
  start: nodeId,
  /** Where "not safe" leads, from anywhere. */
  quiet: nodeId,
  /** Where a silence leads when the person has a code word, and where a wrong one leads. */
  codeWord: nodeId,
  inDoubt: nodeId,
  /** Where "that is all" leads, whatever was still to be asked. */
  last: nodeId,
  nodes: z.array(z.discriminatedUnion('kind', [questionSchema, restSchema])).min(1),
});
export type Flow = z.infer<typeof flowSchema>;

/** Every node this one can lead to. */
export function leadsTo(node: FlowNode): readonly string[] {
  if (node.kind === 'rest') return node.whenWritten.do === 'ask' ? [node.whenWritten.next] : [];
  const { reads } = node;
  switch (reads.as) {
    case 'yes-no':
      return [...reads.options.map(({ next }) => next), node.whenSkipped];
    case 'community':
      return [reads.next, reads.whenAmbiguous, node.whenSkipped];
    case 'needs':
    case 'candidate':
    case 'age':
    case 'hours':
    case 'nation':
    case 'accommodations':
    case 'code-word':
      return [reads.next, node.whenSkipped];
  }
}

export type FlowProblem = { readonly node: string; readonly problem: string };

/** What is wrong with a flow; empty when it is well formed, its phrases compile, each node is reachable and leads to a rest. */
export function checkFlow(flow: Flow): readonly FlowProblem[] {
  const { error } = flowSchema.safeParse(flow);
  return [
    ...(error?.issues ?? []).map(({ path, message }) => ({ node: path.join('.'), problem: message })),
    ...checkGraph(flow),
  ];
}

function checkGraph(flow: Flow): readonly FlowProblem[] {
  const byId = new Map(flow.nodes.map((node) => [node.id, node]));
  const problems: FlowProblem[] = [];
  if (byId.size !== flow.nodes.length) problems.push({ node: flow.start, problem: 'two nodes share a name' });
  for (const id of [flow.start, flow.quiet, flow.inDoubt]) {
    if (byId.get(id)?.kind !== 'rest') problems.push({ node: id, problem: 'start, quiet and inDoubt must be rests' });
  }
  for (const id of [flow.codeWord, flow.last]) {
    if (byId.get(id)?.kind !== 'question') problems.push({ node: id, problem: 'codeWord and last must be questions' });
  }
  for (const node of flow.nodes) {
    for (const next of leadsTo(node)) {
      if (!byId.has(next)) problems.push({ node: node.id, problem: `leads to "${next}", which is not there` });
    }
  }
  const reached = reachedFrom([flow.start, flow.quiet, flow.codeWord, flow.inDoubt], byId);
  for (const { id } of flow.nodes) if (!reached.has(id)) problems.push({ node: id, problem: 'is never reached' });
  for (const node of flow.nodes) {
    const ends = [...reachedFrom([node.id], byId)].some((id) => id !== node.id && byId.get(id)?.kind === 'rest');
    if (node.kind === 'question' && !ends) problems.push({ node: node.id, problem: 'is a dead end: no rest follows' });
  }
  return problems;
}

function reachedFrom(starts: readonly string[], byId: ReadonlyMap<string, FlowNode>): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting = [...starts];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const node = byId.get(id);
    if (!node || reached.has(id)) continue;
    reached.add(id);
    waiting.push(...leadsTo(node));
  }
  return reached;
}
