import demoHub from '../../local/demo-hub.json' with { type: 'json' };
import { directoryOfHubFile, hubFileSchema, type Directory, type Service } from '../../shared/directory/index.ts';
import { indexDirectory, type DirectoryIndex, type match, type MatchRequest } from '../../shared/routing/index.ts';
import type { World } from './case.ts';
import { services, type ServiceName } from './services.ts';

type MatchingHub = Parameters<typeof match>[2];
type Rather = NonNullable<NonNullable<MatchRequest['wishes']>['prefer']>;

const file = hubFileSchema.parse(demoHub);
const demo = directoryOfHubFile(file);
const organizations = new Map(demo.organizations.map((one) => [one.id, one.name.en.replace(' (demo)', '')]));

/** "Organization / Service", as the cases name it. */
const nameOf = (service: Pick<Service, 'organizationId' | 'name'>): string =>
  `${organizations.get(service.organizationId) ?? ''} / ${service.name.en}`;

const shortNames = new Map<string, string>(Object.entries(services).map(([short, name]) => [name, short]));
export const shortNameOf = (service: Service): string => shortNames.get(nameOf(service)) ?? nameOf(service);

/** Names of the cases that no service of the demo hub has. */
export const unknownNames = (): string[] => {
  const known = new Set(demo.services.map(nameOf));
  return Object.values(services).filter((name) => !known.has(name));
};

const HOUR = 3_600_000;
const isAmong = (names: readonly ServiceName[] | undefined, service: Service): boolean =>
  names?.some((short) => services[short] === nameOf(service)) === true;

/** Everybody said how much room they have six hours before; the case says what is different. */
export function directoryOf(world: World, now: string): Directory {
  const hoursAgo = (hours: number): string => new Date(Date.parse(now) - hours * HOUR).toISOString();
  const changed = demo.services.map((service): Service => {
    const { capacity } = service;
    const available = isAmong(world.full, service)
      ? 0
      : isAmong(world.roomAt, service)
        ? Math.max(1, capacity?.available ?? 1)
        : capacity?.available;
    const updatedAt = hoursAgo(isAmong(world.longAgo, service) ? 60 * 24 : 6);
    return {
      ...service,
      ...(isAmong(world.closed, service) && { status: 'temporarily closed' }),
      ...(available !== undefined && { capacity: { unit: 'place', ...capacity, available, updatedAt } }),
    };
  });
  const withoutAgreement = new Set(
    demo.services.filter((service) => isAmong(world.agreementEnded, service)).map((one) => one.organizationId),
  );
  const agreements = demo.agreements.map((agreement) =>
    agreement.organizationIds.some((id) => withoutAgreement.has(id))
      ? { ...agreement, validTo: agreement.validFrom }
      : agreement,
  );
  return { ...demo, services: changed, agreements };
}

export const indexOf = (world: World, now: string): DirectoryIndex => indexDirectory(directoryOf(world, now));

export function hubOf(world: World): MatchingHub {
  const { hub } = file;
  const { winterRoad } = hub.routing;
  return {
    ...hub,
    routing: {
      ...hub.routing,
      agreementPolicy: world.policy ?? hub.routing.agreementPolicy,
      winterRoad: { ...winterRoad, status: world.winterRoads ?? winterRoad.status },
    },
  };
}

const whole = (starts: readonly string[] | undefined): string[] | undefined =>
  starts?.map((start) => demo.organizations.find(({ id }) => id.startsWith(start))?.id ?? start);
const wholeRather = (rather: Rather | undefined): Rather | undefined =>
  rather === undefined ? undefined : { ...rather, organizationIds: whole(rather.organizationIds) };

/** The request with whole identifiers. */
export function requestOf({ avoid, wishes, ...request }: MatchRequest): MatchRequest {
  return {
    ...request,
    ...(avoid !== undefined && { avoid: { ...avoid, organizationIds: whole(avoid.organizationIds) } }),
    ...(wishes !== undefined && {
      wishes: { ...wishes, prefer: wholeRather(wishes.prefer), ratherNot: wholeRather(wishes.ratherNot) },
    }),
  };
}
