import { ConflictException, CreateScheduleCommand, type SchedulerClient } from '@aws-sdk/client-scheduler';
import type { SchedulingEnvironment } from '../platform/config.ts';

/** Wakes the timers function at an instant, once; a repeat of the same name is the same schedule. */
export type Schedule = (work: { readonly kind: 'timer' | 'outbox'; readonly id: string }, at: string) => Promise<void>;

export function createSchedule(client: SchedulerClient, env: SchedulingEnvironment): Schedule {
  return async (work, at) => {
    try {
      await client.send(
        new CreateScheduleCommand({
          // One text may have to be looked at again later: each look has a schedule of its own.
          Name: `${work.kind}-${work.id}-${String(Date.parse(at))}`,
          GroupName: env.SCHEDULE_GROUP,
          ScheduleExpression: `at(${wholeSecondAfter(at)})`,
          FlexibleTimeWindow: { Mode: 'OFF' },
          ActionAfterCompletion: 'DELETE',
          Target: {
            Arn: env.TIMERS_FUNCTION_ARN,
            RoleArn: env.SCHEDULE_ROLE_ARN,
            Input: JSON.stringify(work),
            DeadLetterConfig: { Arn: env.SCHEDULE_DLQ_ARN },
          },
        }),
      );
    } catch (error) {
      if (!(error instanceof ConflictException)) throw error;
    }
  };
}

/** Schedules know whole seconds; one that fired before its work is due would be spent for nothing. */
const wholeSecondAfter = (instant: string): string =>
  new Date(Math.ceil(Date.parse(instant) / 1000) * 1000).toISOString().slice(0, 19);
