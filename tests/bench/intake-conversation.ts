import { receiveText } from '../../shared/intake/index.ts';
import { platformOn } from '../bare-platform.ts';
import { setUpDemoHub } from '../hub.ts';
import { lengthen } from '../long-conversation.ts';

/** What an inbound text costs in DynamoDB: the dearest of those below; and again when the conversation has grown long. */
export interface ConversationFigures {
  readonly roundTrips: number;
  readonly roundTripsAt10000: number;
  readonly readUnits: number;
  readonly writeUnits: number;
  readonly readUnitsAt10000: number;
  readonly writeUnitsAt10000: number;
}

const LONG = 10_000;
const [WARMING, SHORT, LONGER] = ['+17055550180', '+17055550181', '+17055550182'] as const;
/** An answer, a call for a human, danger, and the way out and back. */
const TEXTS = ['transport', 'je veux parler à quelqu’un', 'il a un couteau', 'arrête', 'start'];

/** On a warm instance, on the real calls. Two phones send the same texts, so that only the length differs. */
export async function measureConversation(dynamodb: string): Promise<ConversationFigures> {
  const { platform, meter } = await platformOn(dynamodb);
  await setUpDemoHub(platform);
  let sent = 0;
  const text = async (phone: string, body: string): Promise<void> => {
    sent += 1;
    const messageSid = `SM${sent.toString(16).padStart(32, '0')}`;
    await receiveText(platform, { from: { channel: 'sms', phone }, body, messageSid, mediaCount: 0 });
  };
  // The hub's key is unwrapped once in an instance's life.
  await text(WARMING, 'Bonjour');
  const dearest = async (phone: string): Promise<{ roundTrips: number; readUnits: number; writeUnits: number }> => {
    const costs = { roundTrips: 0, readUnits: 0, writeUnits: 0 };
    for (const body of TEXTS) {
      meter.reset();
      await text(phone, body);
      costs.roundTrips = Math.max(costs.roundTrips, meter.roundTrips);
      costs.readUnits = Math.max(costs.readUnits, meter.readUnits);
      costs.writeUnits = Math.max(costs.writeUnits, meter.writeUnits);
    }
    return costs;
  };
  for (const phone of [SHORT, LONGER]) {
    await text(phone, 'Bonjour');
    // As many as the state remembers the replies of, so that the short one is not shorter for that.
    await lengthen(platform, phone, 20);
  }
  const few = await dearest(SHORT);
  await lengthen(platform, LONGER, LONG);
  const many = await dearest(LONGER);
  return {
    ...few,
    roundTripsAt10000: many.roundTrips,
    readUnitsAt10000: many.readUnits,
    writeUnitsAt10000: many.writeUnits,
  };
}
