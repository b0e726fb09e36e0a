import { randomUUID } from 'node:crypto';
import { hubFileSchema, type HubFile } from '../../shared/directory/index.ts';
import { organizationSchema, serviceSchema } from '../../shared/directory/model.ts';
import { demoHub } from '../hub.ts';

/** A carrier of the hub, as its own people know it. */
export interface CarrierPhone {
  readonly organizationId: string;
  readonly phone: string;
  readonly language: 'fr' | 'en';
}

export interface HubOfCarriers {
  readonly file: HubFile;
  readonly carriers: readonly CarrierPhone[];
}

/** 555-0100 to 555-0199 are reserved for fiction; this area code is nobody else's in the demo hub. */
const MOST_CARRIERS = 100;
const phoneAt = (at: number): string => `+168355501${String(at).padStart(2, '0')}`;

/** The shortest that a hub may choose. */
const WAIT_SECONDS = 5;

/**
 * The demo hub, with so many taxis and no other carrier: alike, at every hour, one in two in each language, each with one
 * telephone. Waves are as short as they may be. @throws RangeError above a hundred carriers.
 */
export function hubOfCarriers(
  count: number,
  waves: { readonly waveSize: number; readonly maxWaves: number },
): HubOfCarriers {
  if (count > MOST_CARRIERS) throw new RangeError('There are a hundred telephone numbers to give out');
  const demo = demoHub();
  const taxi = demo.organizations.find(({ name }) => name.en === 'Porcupine Taxi (demo)');
  const ride = demo.services.find(({ organizationId }) => organizationId === taxi?.id);
  if (taxi === undefined || ride === undefined) throw new Error('The demo hub lacks its taxi');
  const taxis = Array.from({ length: count }, (_, at) =>
    organizationSchema.parse({
      ...taxi,
      id: randomUUID(),
      dispatchPhones: [phoneAt(at)],
      language: at % 2 === 0 ? 'fr' : 'en',
    }),
  );
  const rides = taxis.map(({ id }) =>
    serviceSchema.parse({ ...ride, id: randomUUID(), organizationId: id, locationIds: [] }),
  );
  const others = demo.services.filter(({ kinds }) => !kinds.some((kind) => kind.startsWith('transport-')));
  const { dispatch } = demo.hub;
  return {
    file: hubFileSchema.parse({
      ...demo,
      hub: {
        ...demo.hub,
        dispatch: {
          ...dispatch,
          ...waves,
          waitSeconds: WAIT_SECONDS,
          neighbours: [],
          nightRota: { ...dispatch.nightRota, organizationIds: [] },
        },
      },
      organizations: [...demo.organizations, ...taxis],
      services: [...others, ...rides],
      agreements: [],
    }),
    carriers: taxis.map(({ id, language }, at) => ({ organizationId: id, phone: phoneAt(at), language })),
  };
}
