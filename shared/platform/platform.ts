import { KMSClient } from '@aws-sdk/client-kms';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { systemClock, type Clock } from './clock.ts';
import { once, type Environment } from './config.ts';
import { blindIndex } from './envelope.ts';
import { systemIds, type Ids } from './ids.ts';
import { KeyRing } from './key-ring.ts';
import { createLog, type Log } from './log.ts';
import { readSecret, readTwilioSecret, type TwilioSecret } from './secrets.ts';
import { documentClient, Table } from './table.ts';

declare const phoneKeyBrand: unique symbol;

/** HMAC-SHA-256 of an E.164 number with the secret pepper: names a phone without telling it. */
export type PhoneKey = string & { readonly [phoneKeyBrand]: true };

const PHONE_KEY = /^[A-Za-z0-9_-]{43}$/;
export const isPhoneKey = (value: string): value is PhoneKey => PHONE_KEY.test(value);

/** What every use case stands on. Made once per function instance; tests make their own with another clock. */
export interface Platform {
  readonly hubId: string;
  readonly publicUrl: string;
  readonly table: Table;
  readonly keys: KeyRing;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  /** The blind index of a phone number. */
  phoneKey(e164: string): Promise<PhoneKey>;
  /** The blind index of another identifier. */
  fingerprint(kind: string, value: string): Promise<string>;
  readonly twilio: () => Promise<TwilioSecret>;
}

export interface PlatformParts {
  readonly doc?: DynamoDBDocumentClient;
  readonly clock?: Clock;
  readonly ids?: Ids;
  readonly log?: Log;
  readonly random?: () => number;
}

export function createPlatform(env: Environment, parts: PlatformParts = {}): Platform {
  const clock = parts.clock ?? systemClock;
  const doc = parts.doc ?? documentClient();
  const secrets = new SecretsManagerClient();
  const pepper = once(() => readSecret(secrets, env.PEPPER_SECRET_ID));
  return {
    hubId: env.HUB_ID,
    publicUrl: env.PUBLIC_URL,
    table: new Table(doc, { main: env.TABLE_NAME, keys: env.KEYS_TABLE_NAME }, parts.random),
    keys: new KeyRing(doc, new KMSClient(), {
      keysTable: env.KEYS_TABLE_NAME,
      kmsKeyId: env.KMS_KEY_ID,
      hubId: env.HUB_ID,
    }),
    clock,
    ids: parts.ids ?? systemIds,
    log:
      parts.log ??
      createLog(env.POWERTOOLS_SERVICE_NAME, env.LOG_LEVEL, (line) => process.stdout.write(`${line}\n`), clock),
    async phoneKey(e164) {
      const key = blindIndex(await pepper(), 'phone', e164);
      if (!isPhoneKey(key)) throw new Error('A fingerprint has 43 characters');
      return key;
    },
    fingerprint: async (kind, value) => blindIndex(await pepper(), kind, value),
    twilio: once(() => readTwilioSecret(secrets, env.TWILIO_SECRET_ID)),
  };
}
