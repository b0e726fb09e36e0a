import { PublishCommand, type SNSClient } from '@aws-sdk/client-sns';
import type { SendResult } from './delivery.ts';

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
