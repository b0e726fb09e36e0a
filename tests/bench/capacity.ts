import { loadDirectory, type HubFile } from '../../shared/directory/index.ts';
import { parseFiscalYear, readReport, recordServiceEvent } from '../../shared/counting/index.ts';
import { receiveText } from '../../shared/intake/index.ts';
import { answerPartner } from '../../shared/partners/index.ts';
import { createPersonWrites } from '../../shared/people/index.ts';
import { parseLocalDate } from '../../shared/platform/local-date.ts';
import type { Scope } from '../../shared/platform/scope.ts';
import { platformOn } from '../bare-platform.ts';
import { setUpDemoHub } from '../hub.ts';
import type { Meter } from '../meter.ts';

interface Cost {
  readonly roundTrips: number;
  readonly calls: number;
  readonly readUnits: number;
  readonly writeUnits: number;
}

export interface CapacityFigures {
  /** The dearer of a first text and one in the middle of a conversation. */
  readonly inboundText: Cost;
  readonly partnerReply: Cost;
  readonly serviceEvent: { readonly known: Cost; readonly new: Cost };
  readonly report: Cost;
}

/** What the use cases cost in DynamoDB, counted by SDK middleware on the real calls, on a warm instance. */
export async function measureCapacity(dynamodb: string): Promise<CapacityFigures> {
  const { platform, meter } = await platformOn(dynamodb);
  const hub = await setUpDemoHub(platform);
  const scope: Scope = { hubId: hub.hub.id, memberId: 'demo-coordinator', role: 'coordinator' };
  const text = (phone: string, sid: string, body: string) =>
    receiveText(platform, { from: { channel: 'sms', phone }, body, messageSid: sid, mediaCount: 0 });

  const first = await cost(meter, () => text('+18075550190', 'SMbench1', 'Bonjour'));
  const later = await cost(meter, () => text('+18075550190', 'SMbench2', 'oui'));
  const phone = hub.organizations.find(({ dispatchPhones }) => dispatchPhones.length > 0)?.dispatchPhones[0] ?? '';
  const partnerReply = await cost(meter, () =>
    answerPartner(platform, { from: phone, body: 'merci', messageSid: 'SMbench3' }),
  );

  const { personId, writes } = await createPersonWrites(platform, { ageBand: '18-plus', language: 'fr' });
  await platform.table.write(writes);
  const recipientId = recipientOf(hub);
  const serve = (day: string) =>
    recordServiceEvent(platform, scope, platform.ids.uuid(), {
      personId,
      recipientId,
      serviceDate: parseLocalDate(day),
      serviceType: hub.hub.serviceTypes[0]?.code ?? '',
    });
  // A warm instance has the directory in memory.
  await loadDirectory(platform);
  const newThisYear = await cost(meter, () => serve('2026-05-04'));
  const known = await cost(meter, () => serve('2026-06-04'));
  const report = await cost(meter, () =>
    readReport(platform, scope, { recipientId, fiscalYear: parseFiscalYear('2026') }),
  );
  return {
    inboundText: first.writeUnits > later.writeUnits ? first : later,
    partnerReply,
    serviceEvent: { known, new: newThisYear },
    report,
  };
}

const recipientOf = (hub: HubFile): string => hub.organizations.find(({ isRecipient }) => isRecipient)?.id ?? '';

async function cost(meter: Meter, use: () => Promise<unknown>): Promise<Cost> {
  meter.reset();
  const result = await use();
  if (typeof result === 'object' && result !== null && 'refused' in result)
    throw new Error(`Refused: ${JSON.stringify(result)}`);
  const { roundTrips, calls, readUnits, writeUnits } = meter;
  return { roundTrips, calls, readUnits, writeUnits };
}
