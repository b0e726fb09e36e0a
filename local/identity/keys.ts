import { exportJWK, generateKeyPair } from 'jose';
import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import type { StateStore } from '../state.ts';

const PrivateKey = z.looseObject({
  kty: z.literal('RSA'),
  kid: z.string(),
  n: z.string(),
  e: z.string(),
  d: z.string(),
  p: z.string(),
  q: z.string(),
  dp: z.string(),
  dq: z.string(),
  qi: z.string(),
});
const IssuerKeys = z.object({ signing: PrivateKey, cookie: z.string() });
export type IssuerKeys = z.infer<typeof IssuerKeys>;

/** The issuer's signing key and cookie secret, made at the first start: tokens stay valid over a restart. */
export async function issuerKeys(state: StateStore): Promise<IssuerKeys> {
  const stored = state.collection('issuer-keys', IssuerKeys);
  const known = stored.get('own');
  if (known !== undefined) return known;
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const kid = randomBytes(8).toString('hex');
  const signing = PrivateKey.parse({ ...(await exportJWK(privateKey)), kid, alg: 'RS256', use: 'sig' });
  const keys = { signing, cookie: randomBytes(32).toString('base64url') };
  stored.put('own', keys);
  return keys;
}
