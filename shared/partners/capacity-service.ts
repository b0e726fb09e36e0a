import { loadDirectory, setCapacityWrites, type CapacitySet } from '../directory/index.ts';
import type { Platform } from '../platform/platform.ts';
import type { Ask, Language, PartnerLine } from './line/index.ts';
import { capacityText, noTransportText } from './line-texts.ts';
import type { Plan } from './plan.ts';

const TRANSPORT = 'transport-';

/**
 * How many the organization can still carry, on every transport service it has; the reply names them where there are
 * several, and says so where the number is more than the directory has as its most. `waiting` still waits for an answer.
 */
export async function planForCapacity(
  platform: Platform,
  { organizationId, language }: PartnerLine,
  seats: number,
  waiting: readonly Ask[],
): Promise<Plan> {
  const { services } = await loadDirectory(platform);
  const theirs = services
    .filter((service) => service.organizationId === organizationId && service.status !== 'defunct')
    .filter(({ kinds }) => kinds.some((kind) => kind.startsWith(TRANSPORT)))
    .sort((a, b) => a.id.localeCompare(b.id));
  if (theirs.length === 0) return { writes: [], reply: noTransportText(language) };
  const by = { kind: 'partner', organizationId } as const;
  const { writes, set } = setCapacityWrites(platform, await platform.keys.hubKey(), by, theirs, seats);
  return { writes, reply: capacityText(language, set.map(named(language)), waiting.at(-1)?.code) };
}

const named =
  (language: Language) =>
  ({ service, available, isMost }: CapacitySet) => ({
    name: service.name[language],
    available,
    isMost,
  });
