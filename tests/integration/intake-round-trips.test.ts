import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { listWaiting, receiveText } from '../../shared/intake/index.ts';
import type { Scope } from '../../shared/platform/scope.ts';
import { patientClient } from '../patient-client.ts';
import { setUpDemoHub } from '../hub.ts';
import { lengthen } from '../long-conversation.ts';
import { attachMeter } from '../meter.ts';
import { testPlatform, type TestPlatform } from '../platform.ts';
import { willingAnswer } from '../willing-person.ts';

const scope: Scope = { hubId: 'demo', memberId: 'demo-coordinator', role: 'coordinator' };
const PHONE = '+17055550190';

interface Cost {
  readonly roundTrips: number;
  readonly operations: readonly string[];
  readonly readUnits: number;
  readonly writeUnits: number;
  readonly reply: string | undefined;
}

let test: TestPlatform;
let sent = 0;
beforeEach(async () => {
  test = await testPlatform();
  await setUpDemoHub(test.platform);
  // A warm instance: the hub's key is unwrapped once in its life.
  await say('Bonjour', { phone: '+17055550189' });
});

async function say(body: string, { phone = PHONE, sid = `SM${(sent += 1)}` } = {}): Promise<Cost> {
  test.meter.reset();
  const from = { channel: 'sms', phone } as const;
  const { reply } = await receiveText(test.platform, { from, body, messageSid: sid, mediaCount: 0 });
  const { roundTrips, operations, readUnits, writeUnits } = test.meter;
  return { roundTrips, operations: [...operations], readUnits, writeUnits, reply };
}
async function isReady(phone = PHONE): Promise<boolean> {
  const conversationId = await test.platform.phoneKey(phone);
  const { items } = await listWaiting(test.platform, scope, {});
  return items.some(({ phoneKey, personId }) => phoneKey === conversationId && personId !== undefined);
}
/** Answers until the questions are over; what each text cost. */
async function untilReady(): Promise<Cost[]> {
  const costs = [await say("Besoin d'un lift, je suis à Attawapiskat")];
  while (costs.length < 25) {
    costs.push(await say(willingAnswer(costs.at(-1)?.reply ?? '')));
    if (await isReady()) return costs;
  }
  throw new Error('The questions do not end');
}

describe('the meter', () => {
  const update = (sk: string): UpdateCommand =>
    new UpdateCommand({
      TableName: test.env.TABLE_NAME,
      Key: { pk: 'METER', sk },
      UpdateExpression: 'ADD n :one',
      ExpressionAttributeValues: { ':one': 1 },
    });

  it('counts calls that are under way together as one round trip, and those that wait as many', async () => {
    const doc = patientClient();
    const meter = attachMeter(doc);
    await Promise.all([doc.send(update('a')), doc.send(update('b')), doc.send(update('c'))]);
    expect(meter).toMatchObject({ calls: 3, roundTrips: 1 });
    meter.reset();
    await doc.send(update('a'));
    await doc.send(update('b'));
    expect(meter).toMatchObject({ calls: 2, roundTrips: 2 });
    meter.reset();
    // Two rows beside each other: neither hides the other's second call.
    await Promise.all([
      doc.send(update('a')).then(() => doc.send(update('b'))),
      doc.send(update('c')).then(() => doc.send(update('d'))),
    ]);
    expect(meter).toMatchObject({ calls: 4 });
    expect(meter.roundTrips).toBeGreaterThanOrEqual(2);
    doc.destroy();
  });
});

describe('a text costs one read and one transaction', () => {
  it('when it is the first, in the middle, and the last, which makes the person’s file', async () => {
    for (const { roundTrips, reply } of await untilReady()) {
      expect(roundTrips).toBe(2);
      expect(reply).toBeDefined();
    }
  });

  it.each([
    ['of danger', 'il a un couteau'],
    ['of danger, as the first', 'he has a gun', '+17055550188'],
    ['that asks for a human', 'je veux parler à quelqu’un'],
    ['that asks for help', 'AIDE'],
    ['that changes the language', 'English please'],
    ['that nobody understands', 'zxcvb'],
    ['that is long', 'aide moi stp '.repeat(123)],
    ['that is empty', ''],
  ])('%s', async (_name, body, phone = PHONE) => {
    await say('Bonjour');
    const { operations, roundTrips } = await say(body, { phone });
    expect(roundTrips).toBe(2);
    expect(operations[0]).toBe('BatchGetItemCommand');
    expect(operations).toContain('TransactWriteItemsCommand');
  });

  it('that opts out, every one that stays unanswered after it, and the one that opts in', async () => {
    await say('Bonjour');
    for (const body of ['STOP', 'allo?', 'STOP', 'START']) expect((await say(body)).roundTrips).toBe(2);
  });

  it('that asks to erase, that confirms it, and the one after it', async () => {
    await say('Bonjour');
    expect((await say('effacer')).roundTrips).toBe(2);
    expect((await say('oui')).roundTrips).toBe(2);
    expect((await say('Bonjour')).roundTrips).toBe(2);
    expect((await say('oui')).roundTrips).toBe(2);
  });

  it('but for the one that erases a whole file, which must be read first', async () => {
    await untilReady();
    await say('effacer');
    const { operations, roundTrips } = await say('oui');
    expect(operations.filter((name) => name === 'TransactWriteItemsCommand')).toHaveLength(1);
    expect(roundTrips).toBeLessThanOrEqual(5);
  });

  it('that is repeated reads the state and the stored reply, and writes nothing', async () => {
    await say('Bonjour');
    const first = await say('oui', { sid: 'SMsame' });
    const again = await say('oui', { sid: 'SMsame' });
    expect(again).toMatchObject({ roundTrips: 2, writeUnits: 0, reply: first.reply });
    expect(again.operations).toEqual(['BatchGetItemCommand', 'GetItemCommand']);
  });
});

describe('a conversation of 10,000 messages', () => {
  it('costs as much a text as one of twenty', async () => {
    const TEXTS = ['transport', 'je veux parler', 'il a un couteau', 'STOP', 'START', 'effacer'];
    const costsOf = async (phone: string, count: number): Promise<Omit<Cost, 'reply'>[]> => {
      await say('Bonjour', { phone });
      await lengthen(test.platform, phone, count);
      const costs: Omit<Cost, 'reply'>[] = [];
      for (const body of TEXTS) {
        const { reply: _, ...cost } = await say(body, { phone });
        costs.push(cost);
      }
      return costs;
    };
    const short = await costsOf('+17055550191', 20);
    const long = await costsOf('+17055550192', 10_000);
    expect(long).toEqual(short);
    expect(long.map(({ roundTrips }) => roundTrips)).toEqual(TEXTS.map(() => 2));
    const erased = [await say('oui', { phone: '+17055550191' }), await say('oui', { phone: '+17055550192' })];
    expect(erased[1]).toEqual(erased[0]);
  }, 120_000);

  it('does not grow dearer with what the person says: the state keeps a bounded part of it', async () => {
    await untilReady();
    const words = (n: number): string =>
      `je suis encore là et je me sens ${n} fois comme hier, merci d'écouter `.repeat(4);
    const costs: Cost[] = [];
    for (let n = 0; n < 120; n += 1) costs.push(await say(words(n)));
    const early = costs[59];
    const late = costs[119];
    expect(late?.readUnits).toBe(early?.readUnits);
    expect(late?.writeUnits).toBe(early?.writeUnits);
  }, 60_000);
});
