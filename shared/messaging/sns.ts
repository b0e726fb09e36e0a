import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import type { SendResult } from './delivery.ts';

/** Tells the people of the hub by the alert topic. In both languages; it says nothing of anybody. */
export async function tellStaff(client: SNSClient, topicArn: string): Promise<void> {
  await client.send(
    new PublishCommand({
      TopicArn: topicArn,
      Subject: 'Carrefour: an alert did not arrive / une alerte ne s est pas rendue',
      Message:
        'An alert by SMS to the person on call could not be delivered. Open the triage queue now.\n' +
        "Une alerte par texto à la personne de garde n'a pas pu être livrée. Ouvrez la file de triage maintenant.",
    }),
  );
}

/** The second way out, when Twilio is down or its route to a phone is: one-way texts by Amazon SNS. */
export async function sendBySns(client: SNSClient, to: string, body: string): Promise<SendResult> {
  try {
    const { MessageId } = await client.send(
      new PublishCommand({
        PhoneNumber: to,
        Message: body,
        MessageAttributes: { 'AWS.SNS.SMS.SMSType': { DataType: 'String', StringValue: 'Transactional' } },
      }),
    );
    return MessageId === undefined ? { kind: 'unknown' } : { kind: 'accepted', sid: MessageId };
  } catch {
    return { kind: 'refused' };
  }
}
