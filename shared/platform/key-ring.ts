import { GenerateDataKeyCommand, DecryptCommand, type KMSClient } from '@aws-sdk/client-kms';
import { GetCommand, PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import { KEY_BYTES, openBytes, seal } from './envelope.ts';
import type { BatchAnswer, Table } from './table.ts';
import type { Write } from './transaction.ts';

/** The plain key of one person or conversation, in memory for one request only. */
export interface DataKey {
  /** Partition key of the wrapped form in the keys table; erasing that item erases all that the key sealed. */
  readonly subject: string;
  readonly bytes: Uint8Array;
}

const wrapped = z.object({ wrapped: z.instanceof(Uint8Array) });

/**
 * KMS key → hub key → a data key per person or conversation. KMS is asked once per function instance; data keys
 * are wrapped under the hub key in memory and are never cached, so that an erased key is gone at once.
 */
export class KeyRing {
  readonly #doc: DynamoDBDocumentClient;
  readonly #kms: KMSClient;
  readonly #place: { readonly keysTable: string; readonly kmsKeyId: string; readonly hubId: string };
  #hubKey: Promise<Uint8Array> | undefined;

  constructor(
    doc: DynamoDBDocumentClient,
    kms: KMSClient,
    place: { readonly keysTable: string; readonly kmsKeyId: string; readonly hubId: string },
  ) {
    this.#doc = doc;
    this.#kms = kms;
    this.#place = place;
  }

  /** The hub's own key: seals what belongs to no person (a partner's number in the outbox). */
  async hubKey(): Promise<DataKey> {
    this.#hubKey ??= this.#unwrapHubKey();
    try {
      return { subject: `HUB#${this.#place.hubId}`, bytes: await this.#hubKey };
    } catch (error) {
      this.#hubKey = undefined;
      throw error;
    }
  }

  /** A new data key and the write that stores its wrapped form, to go into the transaction that first needs it. */
  async create(subject: string): Promise<{ key: DataKey; write: Write }> {
    const { bytes: hubKey } = await this.hubKey();
    const bytes = randomBytes(KEY_BYTES);
    return {
      key: { subject, bytes },
      write: { putKey: { pk: subject, wrapped: seal(hubKey, bytes, subject) }, refusal: 'key-exists' },
    };
  }

  /** Unwraps an item of the keys table; `undefined` when there is none: never made, or erased. */
  async open(subject: string, item: Readonly<Record<string, unknown>> | undefined): Promise<DataKey | undefined> {
    if (item === undefined) return undefined;
    const { bytes: hubKey } = await this.hubKey();
    return { subject, bytes: openBytes(hubKey, wrapped.parse(item).wrapped, subject) };
  }

  /**
   * The key of something that is known to exist. BatchGetItem is not one instant: it may see an item that a transaction has
   * just written and not yet the key written with it. Only a key that a later read does not find either is erased.
   */
  async openAfter(table: Table, subject: string, found: BatchAnswer): Promise<DataKey | undefined> {
    return this.open(subject, found.dataKey(subject) ?? (await table.batchGet([], [subject])).dataKey(subject));
  }

  async #unwrapHubKey(): Promise<Uint8Array> {
    const pk = `HUB#${this.#place.hubId}`;
    const EncryptionContext = { hub: this.#place.hubId };
    const stored = async (): Promise<Uint8Array | undefined> => {
      const { Item } = await this.#doc.send(
        new GetCommand({ TableName: this.#place.keysTable, Key: { pk }, ConsistentRead: true }),
      );
      return Item === undefined ? undefined : wrapped.parse(Item).wrapped;
    };
    let CiphertextBlob = await stored();
    if (CiphertextBlob === undefined) {
      const made = await this.#kms.send(
        new GenerateDataKeyCommand({ KeyId: this.#place.kmsKeyId, KeySpec: 'AES_256', EncryptionContext }),
      );
      try {
        await this.#doc.send(
          new PutCommand({
            TableName: this.#place.keysTable,
            Item: { pk, wrapped: made.CiphertextBlob },
            ConditionExpression: 'attribute_not_exists(pk)',
          }),
        );
      } catch (error) {
        // Another instance made it first; its key is the hub's key.
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
      }
      CiphertextBlob = await stored();
    }
    const { Plaintext } = await this.#kms.send(
      new DecryptCommand({ KeyId: this.#place.kmsKeyId, CiphertextBlob, EncryptionContext }),
    );
    if (Plaintext === undefined) throw new Error('KMS returned no key');
    return Plaintext;
  }
}
