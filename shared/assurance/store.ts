import * as z from 'zod';
import { open, seal } from '../platform/envelope.ts';
import type { DataKey } from '../platform/key-ring.ts';
import type { Platform } from '../platform/platform.ts';
import type { Item, Key } from '../platform/table.ts';
import { create, replace, type Write } from '../platform/transaction.ts';
import { assuranceSchema, type Assurance } from './model.ts';

const assurancePk = (hubId: string): string => `HUB#${hubId}#ASSURANCE`;
const ORGANIZATION = 'ORGANIZATION#';
const stateKey = (hubId: string, organizationId: string): Key => ({
  pk: assurancePk(hubId),
  sk: ORGANIZATION + organizationId,
});

const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
const saidItem = z.object({ said: bytes.optional() });
const placeOf = ({ pk, sk }: Key): string => `${pk}|${sk}|said`;

/** Where an organization stands, with the words it answered in, which are sealed: a new number stands in them, or a name. */
export interface KnownAssurance extends Assurance {
  readonly said?: string | undefined;
}

export function fromStateItem(item: Item, hubKey: DataKey): KnownAssurance {
  const { said } = saidItem.parse(item);
  const state = assuranceSchema.parse(item);
  return said === undefined ? state : { ...state, said: open(hubKey.bytes, said, placeOf(item)) };
}

/** Of an organization the round has not met. */
export const newAssurance = (platform: Platform, organizationId: string, today: string): Assurance => ({
  organizationId,
  status: 'waiting',
  since: today,
  at: platform.clock().toISOString(),
  version: 0,
});

export async function readAssurance(platform: Platform, organizationId: string): Promise<KnownAssurance | undefined> {
  const item = await platform.table.get(stateKey(platform.hubId, organizationId));
  return item === undefined ? undefined : fromStateItem(item, await platform.keys.hubKey());
}

/** Of every organization that the round has met, by its id. */
export async function readAssurances(platform: Platform): Promise<ReadonlyMap<string, KnownAssurance>> {
  const hubKey = await platform.keys.hubKey();
  const states = new Map<string, KnownAssurance>();
  for await (const item of platform.table.queryAll({ pk: assurancePk(platform.hubId), prefix: ORGANIZATION })) {
    const state = fromStateItem(item, hubKey);
    states.set(state.organizationId, state);
  }
  return states;
}

/** The same without what they said: nothing is unsealed. */
export async function* readStatuses(platform: Platform): AsyncGenerator<Assurance> {
  for await (const item of platform.table.queryAll({ pk: assurancePk(platform.hubId), prefix: ORGANIZATION })) {
    yield assuranceSchema.parse(item);
  }
}

/** Stores a state on the version that was read, 0 for a new one; refusal `assurance-changed`. */
export function assuranceWrite(platform: Platform, hubKey: DataKey, state: KnownAssurance): Write {
  const key = stateKey(platform.hubId, state.organizationId);
  const { said, ...plain } = state;
  const item: Item = {
    ...key,
    kind: 'assurance',
    ...assuranceSchema.parse(plain),
    ...(said !== undefined && { said: seal(hubKey.bytes, said, placeOf(key)) }),
  };
  return state.version === 0
    ? create({ ...item, version: 1 }, 'assurance-changed')
    : replace(item, state.version, 'assurance-changed');
}

const reminderKey = (hubId: string, agreementId: string, validTo: string): Key => ({
  pk: assurancePk(hubId),
  sk: `AGREEMENT#${agreementId}#${validTo}`,
});

/** That the end of an agreement on a day was told, once; refusal `told-before`. */
export const reminderWrite = (platform: Platform, agreementId: string, validTo: string, textId: string): Write =>
  create(
    {
      ...reminderKey(platform.hubId, agreementId, validTo),
      kind: 'agreement-reminder',
      agreementId,
      validTo,
      textId,
      at: platform.clock().toISOString(),
    },
    'told-before',
  );

const reminderItem = z.object({ agreementId: z.string(), validTo: z.string(), at: z.string() });

/** When the end of which agreements was told, by agreement and last day: `<id> <day>`. */
export async function readReminders(platform: Platform): Promise<ReadonlyMap<string, string>> {
  const told = new Map<string, string>();
  for await (const item of platform.table.queryAll({ pk: assurancePk(platform.hubId), prefix: 'AGREEMENT#' })) {
    const { agreementId, validTo, at } = reminderItem.parse(item);
    told.set(`${agreementId} ${validTo}`, at);
  }
  return told;
}
