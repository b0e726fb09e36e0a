import { BatchGetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { randomBytes } from 'node:crypto';
import { receiveText } from '../../shared/intake/index.ts';
import { documentClient } from '../../shared/platform/table.ts';
import { platformOn } from '../bare-platform.ts';
import { setUpDemoHub } from '../hub.ts';

const WARM_UP = 60;
const RUNS = 200;
const BLOCKS = 5;

/**
 * CPU of a warm inbound text beside the same two SDK calls with items of the same size and no thinking. In alternating
 * blocks of one run, the median block of each, so that both meet the same machine.
 */
export async function measureHandlerCpu(
  dynamodb: string,
): Promise<{ handlerMs: number; bareSdkMs: number; ratio: number }> {
  const { platform, env } = await platformOn(dynamodb);
  await setUpDemoHub(platform);
  const doc = documentClient();
  let n = 0;
  const inbound = async (): Promise<void> => {
    n += 1;
    // A conversation a human handles: read, decide, write, no end to it.
    await receiveText(platform, {
      from: { channel: 'sms', phone: `+1807555${String(1000 + (n % 50))}` },
      body: 'oui',
      messageSid: `SM${n}`,
      mediaCount: 0,
    });
  };
  const sealed = randomBytes(700);
  const bare = async (): Promise<void> => {
    n += 1;
    const pk = `BARE#${n % 50}`;
    await doc.send(
      new BatchGetCommand({
        RequestItems: {
          [env.TABLE_NAME]: {
            Keys: [
              { pk, sk: 'STATE' },
              { pk: `HUB#${env.HUB_ID}`, sk: 'SETTINGS' },
            ],
            ConsistentRead: true,
          },
          [env.KEYS_TABLE_NAME]: { Keys: [{ pk }], ConsistentRead: true },
        },
      }),
    );
    await doc.send(
      new TransactWriteCommand({
        TransactItems: [
          {
            Put: {
              TableName: env.TABLE_NAME,
              Item: { pk, sk: 'STATE', sealed, gsi1pk: 'BARE', gsi1sk: pk, version: n },
            },
          },
          { Put: { TableName: env.TABLE_NAME, Item: { pk, sk: `MESSAGE#${n}`, sealed: sealed.subarray(0, 200) } } },
        ],
      }),
    );
  };
  for (let run = 0; run < WARM_UP; run += 1) {
    await inbound();
    await bare();
  }
  const blocks = { inbound: new Array<number>(), bare: new Array<number>() };
  for (let block = 0; block < BLOCKS; block += 1) {
    blocks.inbound.push(await cpuMs(inbound));
    blocks.bare.push(await cpuMs(bare));
  }
  const [handlerMs, bareSdkMs] = [median(blocks.inbound), median(blocks.bare)];
  return { handlerMs, bareSdkMs, ratio: round(handlerMs / bareSdkMs) };
}

async function cpuMs(once: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  for (let run = 0; run < RUNS; run += 1) await once();
  const { user, system } = process.cpuUsage(before);
  return round((user + system) / 1000 / RUNS);
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const round = (value: number): number => Math.round(value * 1000) / 1000;
