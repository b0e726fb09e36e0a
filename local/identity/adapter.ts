import type { Adapter, AdapterPayload } from 'oidc-provider';
import * as z from 'zod';
import type { StateStore } from '../state.ts';

const Payload = z.custom<AdapterPayload>((value) => typeof value === 'object' && value !== null);
const Entry = z.object({ payload: Payload, expiresAt: z.number().nullable() });

/** Keeps sessions, grants and tokens of the issuer in the state file, so that a sign-in survives a restart. */
export function adapterIn(state: StateStore): (name: string) => Adapter {
  return (name) => {
    const entries = state.collection(`oidc:${name}`, Entry);
    const find = (id: string): AdapterPayload | undefined => {
      const entry = entries.get(id);
      if (entry === undefined) return undefined;
      if (entry.expiresAt === null || entry.expiresAt > Date.now()) return entry.payload;
      entries.delete(id);
      return undefined;
    };
    const where = (matches: (payload: AdapterPayload) => boolean) =>
      entries.list().find(({ payload }) => matches(payload))?.payload;
    return {
      upsert: (id, payload, expiresIn) => {
        entries.put(id, { payload, expiresAt: expiresIn === undefined ? null : Date.now() + expiresIn * 1000 });
        return Promise.resolve();
      },
      find: (id) => Promise.resolve(find(id)),
      findByUid: (uid) => Promise.resolve(where((payload) => payload.uid === uid)),
      findByUserCode: () => Promise.resolve(undefined),
      consume: (id) => {
        const entry = entries.get(id);
        if (entry !== undefined)
          entries.put(id, { ...entry, payload: { ...entry.payload, consumed: Math.floor(Date.now() / 1000) } });
        return Promise.resolve();
      },
      destroy: (id) => {
        entries.delete(id);
        return Promise.resolve();
      },
      revokeByGrantId: (grantId) => {
        for (const { payload } of entries.list()) {
          if (payload.grantId === grantId && payload.jti !== undefined) entries.delete(payload.jti);
        }
        return Promise.resolve();
      },
    };
  };
}
