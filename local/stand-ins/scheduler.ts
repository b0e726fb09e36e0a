import type { IncomingMessage, ServerResponse } from 'node:http';
import * as z from 'zod';
import type { EventInvocations } from '../events-invocation.ts';
import type { LocalFunctions } from '../functions.ts';
import { readText } from '../http-io.ts';
import { isObject, parseJson, type Json, type JsonObject } from '../json.ts';
import { ACCOUNT, REGION } from '../local-names.ts';
import type { StateStore } from '../state.ts';
import { asFault, AwsFault, sendAwsFault, sendAwsJson } from './aws-json.ts';
import { parseAt } from './schedule-expression.ts';

const CreateSchedule = z.object({
  GroupName: z.string().default('default'),
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z.string().default('UTC'),
  FlexibleTimeWindow: z.object({ Mode: z.enum(['OFF', 'FLEXIBLE']), MaximumWindowInMinutes: z.int().optional() }),
  ActionAfterCompletion: z.enum(['NONE', 'DELETE']).default('NONE'),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  Description: z.string().optional(),
  Target: z.object({
    Arn: z.string(),
    RoleArn: z.string().min(1),
    Input: z.string().optional(),
    DeadLetterConfig: z.object({ Arn: z.string() }).optional(),
    RetryPolicy: z
      .object({ MaximumRetryAttempts: z.int().optional(), MaximumEventAgeInSeconds: z.int().optional() })
      .optional(),
  }),
});
const Name = z.string().regex(/^[0-9a-zA-Z-_.]{1,64}$/, 'Name must be 1 to 64 of letters, digits, - _ and .');

const StoredSchedule = CreateSchedule.extend({
  Name,
  dueAt: z.number(),
  createdAt: z.number(),
  completed: z.boolean(),
});
type StoredSchedule = z.infer<typeof StoredSchedule>;

export interface SchedulerOptions {
  readonly state: StateStore;
  readonly groups: readonly string[];
}

export interface Scheduler {
  serve(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Begins to fire; what fell due while nothing ran fires at once. */
  start(functions: LocalFunctions, invocations: EventInvocations): void;
  stop(): void;
}

const LONGEST_TIMER_MS = 3_600_000;

/** EventBridge Scheduler, as far as a function uses it: one-time schedules that wake a function. They outlive a restart. */
export function makeScheduler({ state, groups }: SchedulerOptions): Scheduler {
  const schedules = state.collection('schedule', StoredSchedule);
  const firing = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let running: { functions: LocalFunctions; invocations: EventInvocations } | undefined;

  const idOf = (group: string, name: string) => `${group}/${name}`;
  const find = (group: string, name: string): StoredSchedule => {
    const found = schedules.get(idOf(group, name));
    if (found === undefined) throw new AwsFault('ResourceNotFoundException', `Schedule ${name} does not exist.`, 404);
    return found;
  };

  const isRunning = () => running !== undefined;

  const fire = async (schedule: StoredSchedule) => {
    const id = idOf(schedule.GroupName, schedule.Name);
    const target = running?.functions.ofArn(schedule.Target.Arn);
    if (firing.has(id) || running === undefined || target === undefined) return;
    firing.add(id);
    const event = schedule.Target.Input === undefined ? {} : parseJson(schedule.Target.Input);
    await running.invocations.invoke(target, event, { deadLetterArn: schedule.Target.DeadLetterConfig?.Arn });
    firing.delete(id);
    // Only now: a server killed while it fires must fire again.
    if (!isRunning()) return;
    if (schedule.ActionAfterCompletion === 'DELETE') schedules.delete(id);
    else schedules.put(id, { ...schedule, completed: true });
  };

  const arm = () => {
    clearTimeout(timer);
    if (running === undefined) return;
    const waiting = schedules
      .list()
      .filter(
        ({ completed, State, GroupName, Name: name }) =>
          !completed && State === 'ENABLED' && !firing.has(idOf(GroupName, name)),
      );
    const now = Date.now();
    for (const schedule of waiting) if (schedule.dueAt <= now) void fire(schedule);
    const next = Math.min(...waiting.map(({ dueAt }) => dueAt).filter((dueAt) => dueAt > now));
    if (Number.isFinite(next)) timer = setTimeout(arm, Math.min(next - now, LONGEST_TIMER_MS));
  };

  const create = (name: string, body: Json): Json => {
    const wanted = CreateSchedule.parse(body);
    const id = idOf(wanted.GroupName, Name.parse(name));
    const dueAt = parseAt(wanted.ScheduleExpression, wanted.ScheduleExpressionTimezone);
    if (dueAt === undefined)
      throw new AwsFault(
        'ValidationException',
        'Invalid Schedule Expression: only at(yyyy-mm-ddThh:mm:ss) is known here.',
      );
    if (!groups.includes(wanted.GroupName))
      throw new AwsFault('ResourceNotFoundException', `Schedule group ${wanted.GroupName} does not exist.`, 404);
    if (schedules.get(id) !== undefined)
      throw new AwsFault('ConflictException', `Schedule ${name} already exists.`, 409);
    if (wanted.Target.Input !== undefined) requireJson(wanted.Target.Input);
    schedules.put(id, { ...wanted, Name: name, dueAt, createdAt: Date.now(), completed: false });
    arm();
    return { ScheduleArn: arnOf(wanted.GroupName, name) };
  };

  const answer = (method: string, name: string, group: string, body: string): Json => {
    if (method === 'POST') return create(name, parseJson(body));
    if (method === 'GET') {
      const { dueAt: _due, createdAt, completed: _completed, ...schedule } = find(group, name);
      return { ...definedOnly(schedule), Arn: arnOf(group, name), CreationDate: createdAt / 1000 };
    }
    if (method !== 'DELETE')
      throw new AwsFault('UnknownOperationException', `There is no ${method} of a schedule here.`);
    find(group, name);
    schedules.delete(idOf(group, name));
    return {};
  };

  return {
    serve: async (request, response) => {
      const url = new URL(request.url ?? '/', 'http://scheduler');
      const name = /^\/schedules\/([^/]+)$/.exec(url.pathname)?.[1];
      const body = await readText(request);
      try {
        if (name === undefined)
          throw new AwsFault('UnknownOperationException', 'Only single schedules are known here.', 404);
        const group = url.searchParams.get('groupName') ?? 'default';
        sendAwsJson(response, 200, answer(request.method ?? 'GET', decodeURIComponent(name), group, body));
      } catch (error) {
        sendAwsFault(response, asFault(error));
      }
    },
    start: (functions, invocations) => {
      running = { functions, invocations };
      arm();
    },
    stop: () => {
      running = undefined;
      clearTimeout(timer);
    },
  };
}

function arnOf(group: string, name: string): string {
  return `arn:aws:scheduler:${REGION}:${ACCOUNT}:schedule/${group}/${name}`;
}

/** Lambda takes JSON only. */
function requireJson(input: string): void {
  try {
    JSON.parse(input);
  } catch {
    throw new AwsFault('ValidationException', 'Target.Input must be JSON for a Lambda function.');
  }
}

function definedOnly(value: object): JsonObject {
  const plain = parseJson(JSON.stringify(value));
  return isObject(plain) ? plain : {};
}
