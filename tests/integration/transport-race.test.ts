import { describe, expect, it } from 'vitest';
import { loadHub } from '../../shared/directory/index.ts';
import { organizationSchema, serviceSchema } from '../../shared/directory/model.ts';
import { answerPartner, registerPartnerLine } from '../../shared/partners/index.ts';
import { createTrip, openTrip, reviewTripNow } from '../../shared/transport/index.ts';
import { Table, type TableNames } from '../../shared/platform/table.ts';
import { patientClient } from '../patient-client.ts';
import type { Write, WriteOutcome } from '../../shared/platform/transaction.ts';
import { demoHub } from '../hub.ts';
import { testPlatform } from '../platform.ts';
import { ok, request, staff, transportScene } from './transport-scene.ts';

describe('a hundred partners who accept one trip at the same instant', () => {
  it('are one winner and ninety-nine kind answers', async () => {
    const crowd = await testPlatform();
    const file = demoHub();
    const carrier = file.organizations.find(({ name }) => name.en === 'Bay Wings (demo)');
    const service = file.services.find(({ organizationId }) => organizationId === carrier?.id);
    if (carrier === undefined || service === undefined) throw new Error('the demo hub lacks its carrier');
    const organizations = Array.from({ length: 100 }, (_, at) =>
      organizationSchema.parse({ ...carrier, id: crowd.platform.ids.uuid(), dispatchPhones: [`+1705556${1000 + at}`] }),
    );
    const services = organizations.map(({ id }) =>
      serviceSchema.parse({ ...service, id: crowd.platform.ids.uuid(), organizationId: id, locationIds: [] }),
    );
    await loadHub(
      crowd.platform,
      { ...file.hub, dispatch: { ...file.hub.dispatch, waveSize: 10, waitSeconds: 30, maxWaves: 20 } },
      { version: 1, organizations, programs: [], services, locations: file.locations, agreements: [] },
    );
    for (const organization of organizations) {
      for (const phone of organization.dispatchPhones) {
        await crowd.platform.table.write(await registerPartnerLine(crowd.platform, organization, phone));
      }
    }
    const trip = ok(await createTrip(crowd.platform, staff, crowd.platform.ids.uuid(), request));
    for (let wave = 0; wave < 10; wave += 1) {
      await reviewTripNow(crowd.platform, trip.id);
      crowd.tick(30_000);
    }
    const { offers } = ok(await openTrip(crowd.platform, trip.id));
    expect(offers).toHaveLength(100);
    const phones = new Map<string, string>(
      organizations.map(({ id, dispatchPhones }) => [id, dispatchPhones[0] ?? '']),
    );
    const replies = await Promise.all(
      offers.map(async ({ organizationId, code }) => {
        const from = phones.get(organizationId) ?? '';
        return (await answerPartner(crowd.platform, { from, body: `yes ${code}`, messageSid: `SM-${code}-${from}` }))
          .reply;
      }),
    );
    expect(replies.filter((reply) => reply?.includes('/p/'))).toHaveLength(1);
    expect(replies.filter((reply) => /covered|s'occupe/.test(reply ?? ''))).toHaveLength(99);
    const after = ok(await openTrip(crowd.platform, trip.id));
    expect(after.offers.filter(({ closedAs }) => closedAs === 'accepted')).toHaveLength(1);
    for (let look = 0; look < 12; look += 1) await reviewTripNow(crowd.platform, trip.id);
    const told = ok(await openTrip(crowd.platform, trip.id)).offers;
    expect(told.filter(({ closedAs, toldAt }) => closedAs !== 'accepted' && toldAt === undefined)).toEqual([]);
  });

  it('or one partner who texts a hundred times, have one link', async () => {
    const scene = await transportScene();
    const { first } = await scene.dispatched();
    const replies = await Promise.all(
      Array.from({ length: 100 }, () => scene.say(first.organizationId, `oui ${first.code}`)),
    );
    expect(replies.filter((reply) => reply.includes('/p/'))).toHaveLength(1);
    expect(replies.filter((reply) => /is yours|bien à vous/.test(reply) && !reply.includes('/p/'))).toHaveLength(99);
  });
});

/** Something happens between the guard that says no, the first time, and the look at why. */
class TableWithNews extends Table {
  #news: (() => Promise<unknown>) | undefined;

  constructor(names: TableNames, news: () => Promise<unknown>) {
    super(patientClient(), names);
    this.#news = news;
  }

  override async write(writes: readonly Write[]): Promise<WriteOutcome> {
    const outcome = await super.write(writes);
    const news = outcome.committed ? undefined : this.#news;
    if (news !== undefined) this.#news = undefined;
    await news?.();
    return outcome;
  }
}

describe('a yes that comes in the second in which whoever had the trip gives it back', () => {
  it('takes it', async () => {
    const scene = await transportScene();
    const { trip, first, second } = await scene.dispatched();
    await scene.say(first.organizationId, `yes ${first.code}`);
    await scene.settle(trip.id);
    const givesItBack = (): Promise<string> => scene.say(first.organizationId, `can't come ${first.code}`);
    const meanwhile = { ...scene.platform, table: new TableWithNews(scene.platform.table.names, givesItBack) };
    const phone = demoHub().organizations.find(({ id }) => id === second.organizationId)?.dispatchPhones[0] ?? '';
    const text = { from: phone, body: `yes ${second.code}`, messageSid: 'SM-meanwhile' };
    expect((await answerPartner(meanwhile, text)).reply).toContain('/p/');
    expect((await scene.read(trip.id)).trip).toMatchObject({ status: 'accepted', acceptance: { offerId: second.id } });
  });
});
