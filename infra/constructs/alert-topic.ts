import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Aws } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';

export interface AlertTopicProps {
  /** What a reader of the e-mail sees as its sender. */
  readonly displayName: string;
  readonly key: IKey;
  /** Each gets an e-mail to confirm at the first deploy. Default: nobody yet. */
  readonly emails?: readonly string[];
  /** Whether CloudWatch alarms may publish. Default: false. */
  readonly takesAlarms?: boolean;
}

/** A topic that is encrypted at rest, speaks TLS only, and reaches people by e-mail. */
export class AlertTopic extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string, props: AlertTopicProps) {
    super(scope, id);
    this.topic = new Topic(this, 'Topic', {
      displayName: props.displayName,
      masterKey: props.key,
      enforceSSL: true,
    });
    for (const email of props.emails ?? []) this.topic.addSubscription(new EmailSubscription(email));
    if (props.takesAlarms === true) {
      this.topic.addToResourcePolicy(
        new PolicyStatement({
          principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
          actions: ['sns:Publish'],
          resources: [this.topic.topicArn],
          conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
        }),
      );
    }
  }
}
