import { Alarm, ComparisonOperator, TreatMissingData, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { Runbook } from '../runbooks.ts';

export interface CarrefourAlarmProps {
  /** Name in AWS, and in the subject of the e-mail. */
  readonly alarmName: string;
  /**
   * One sentence: which people cannot do what while this rings. It opens the description, because whoever is woken by
   * it must know first how much it matters. An alarm for which there is no such sentence should not exist.
   */
  readonly whoIsHurt: string;
  /** What to do about it: a file of `docs/runbooks/`. */
  readonly runbook: Runbook;
  readonly metric: IMetric;
  readonly topic: ITopic;
  /** Rings at or above this value. Default 1: the first occurrence. */
  readonly threshold?: number;
  /** How many periods of the metric in a row. Default 1. */
  readonly periods?: number;
  /** Rings when the metric is below the threshold, or missing: something that must happen does not. Default false. */
  readonly ringsOnSilence?: boolean;
}

/** An alarm of the house: says who is hurt and what to do, and says as well when it is over. */
export class CarrefourAlarm extends Construct {
  readonly alarm: Alarm;

  constructor(scope: Construct, id: string, props: CarrefourAlarmProps) {
    super(scope, id);
    const silence = props.ringsOnSilence ?? false;
    this.alarm = new Alarm(this, 'Alarm', {
      alarmName: props.alarmName,
      alarmDescription: `Who is hurt: ${props.whoIsHurt} Runbook: docs/runbooks/${props.runbook}.md`,
      metric: props.metric,
      threshold: props.threshold ?? 1,
      evaluationPeriods: props.periods ?? 1,
      comparisonOperator: silence
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: silence ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    });
    const action = new SnsAction(props.topic);
    this.alarm.addAlarmAction(action);
    this.alarm.addOkAction(action);
  }
}
