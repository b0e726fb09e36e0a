import { createHash, randomBytes, randomUUID } from 'node:crypto';
import * as z from 'zod';
import { field, text, type Json } from '../json.ts';
import type { Collection, StateStore } from '../state.ts';
import type { Resource } from '../template.ts';
import { AwsFault, type JsonOperations } from './aws-json.ts';

const StoredSecret = z.object({ arn: z.string(), value: z.string(), versionId: z.string(), createdAt: z.number() });
type StoredSecret = z.infer<typeof StoredSecret>;

export function secretsIn(state: StateStore): Collection<StoredSecret> {
  return state.collection('secret', StoredSecret);
}

/** Gives each secret of the template that has no value yet the one that CloudFormation would have made. */
export function createSecrets(secrets: Collection<StoredSecret>, resources: readonly Resource[]): void {
  for (const { ref, properties } of resources) {
    if (secrets.get(ref) === undefined) putSecret(secrets, ref, initialValue(properties));
  }
}

export function putSecret(
  secrets: Collection<StoredSecret>,
  arn: string,
  value: string,
  versionId: string = randomUUID(),
): StoredSecret {
  const stored = { arn, value, versionId, createdAt: Date.now() };
  secrets.put(arn, stored);
  return stored;
}

function initialValue(properties: Json): string {
  const given = text(field(properties, 'SecretString'));
  if (given !== undefined) return given;
  const wish = field(properties, 'GenerateSecretString');
  const length = Number(field(wish, 'PasswordLength') ?? 32);
  const generated = randomBytes(length).toString('base64url').slice(0, length).replaceAll(/[-_]/g, 'x');
  const key = text(field(wish, 'GenerateStringKey'));
  const template = text(field(wish, 'SecretStringTemplate'));
  if (key === undefined || template === undefined) return generated;
  return JSON.stringify({ ...z.record(z.string(), z.unknown()).parse(JSON.parse(template)), [key]: generated });
}

const SecretId = z.string().min(1);
const Get = z.object({ SecretId, VersionId: z.string().optional(), VersionStage: z.string().optional() });
const Put = z.object({ SecretId, SecretString: z.string(), ClientRequestToken: z.string().optional() });

/** Secrets Manager, as far as a function uses it: the current value of a secret, and a new one in its place. */
export function secretsManager(secrets: Collection<StoredSecret>): JsonOperations {
  const find = (id: string): StoredSecret => {
    const found = secrets.list().find(({ arn }) => arn === id || arn.endsWith(`:secret:${id}`));
    if (found === undefined)
      throw new AwsFault('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
    return found;
  };
  const names = ({ arn, versionId }: StoredSecret) => ({
    ARN: arn,
    Name: arn.split(':').at(-1) ?? arn,
    VersionId: versionId,
    VersionStages: ['AWSCURRENT'],
  });
  return {
    GetSecretValue: (input): Json => {
      const { SecretId: id, VersionStage } = Get.parse(input);
      const found = find(id);
      if (VersionStage !== undefined && VersionStage !== 'AWSCURRENT') {
        throw new AwsFault('ResourceNotFoundException', `There is no version ${VersionStage} of this secret.`);
      }
      return { ...names(found), SecretString: found.value, CreatedDate: found.createdAt / 1000 };
    },
    PutSecretValue: (input): Json => {
      const { SecretId: id, SecretString, ClientRequestToken } = Put.parse(input);
      return names(putSecret(secrets, find(id).arn, SecretString, ClientRequestToken));
    },
  };
}

/** Key material of this machine, made once: the same bytes for the same name ever after. */
export function machineKey(state: StateStore, name: string): Buffer {
  const keys = state.collection('machine-key', z.string());
  let key = keys.get(name);
  if (key === undefined) {
    key = createHash('sha256').update(randomBytes(64)).digest('base64');
    keys.put(name, key);
  }
  return Buffer.from(key, 'base64');
}
