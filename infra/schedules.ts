import { Aws, Stack } from 'aws-cdk-lib/core';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { ScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import { UnfinishedQueue } from './constructs/unfinished-queue.ts';

export interface SchedulesProps {
  readonly groupName: string;
}

/** Where one-time schedules live, what they may wake, and where a schedule goes that could not be delivered. */
export class Schedules extends Construct {
  readonly group: ScheduleGroup;
  readonly role: Role;
  readonly undelivered: UnfinishedQueue;

  constructor(scope: Construct, id: string, props: SchedulesProps) {
    super(scope, id);
    this.group = new ScheduleGroup(this, 'Group', { scheduleGroupName: props.groupName });
    this.undelivered = new UnfinishedQueue(this, 'Undelivered');
    this.role = new Role(this, 'Role', {
      description: 'What a schedule may do: wake the timers function, or leave word that it could not',
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: {
          StringEquals: {
            'aws:SourceAccount': Aws.ACCOUNT_ID,
            'aws:SourceArn': `arn:aws:scheduler:${Stack.of(this).region}:${Aws.ACCOUNT_ID}:schedule-group/${props.groupName}`,
          },
        },
      }),
    });
    this.role.addToPolicy(
      new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [this.undelivered.queue.queueArn] }),
    );
  }

  /** The one function that schedules may wake. */
  wakes(timers: IFunction): void {
    this.role.addToPolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [timers.functionArn] }));
  }
}
