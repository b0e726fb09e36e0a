import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import * as z from 'zod';
import type { Json } from '../json.ts';
import { AwsFault, type JsonOperations } from './aws-json.ts';

const Context = z.record(z.string(), z.string()).default({});
const KeyId = z.string().min(1);
const bytes = (name: string, longest: number) =>
  z
    .base64(`${name} must be base64`)
    .refine((value) => Buffer.from(value, 'base64').length <= longest, `${name} is too long`);

const Encrypt = z.object({ KeyId, Plaintext: bytes('Plaintext', 4096), EncryptionContext: Context });
const GenerateDataKey = z.object({
  KeyId,
  KeySpec: z.enum(['AES_128', 'AES_256']).optional(),
  NumberOfBytes: z.int().min(1).max(1024).optional(),
  EncryptionContext: Context,
});
const Decrypt = z.object({
  CiphertextBlob: bytes('CiphertextBlob', 6144),
  KeyId: KeyId.optional(),
  EncryptionContext: Context,
});

/**
 * KMS: symmetric keys whose ciphertexts open only with the same encryption context. A ciphertext is the length-prefixed key ARN,
 * a nonce, the AES-256-GCM text and its tag; key material is derived from the machine's own secret.
 *
 * @param arns the keys of the template
 */
export function kms(material: Buffer, arns: readonly string[]): JsonOperations {
  const arnOf = (id: string): string => {
    const arn = arns.find((candidate) => candidate === id || candidate.endsWith(`key/${id}`));
    if (arn === undefined) throw new AwsFault('NotFoundException', `Key '${id}' does not exist`);
    return arn;
  };
  const keyOf = (arn: string) => Buffer.from(hkdfSync('sha256', material, arn, 'carrefour local kms', 32));

  const seal = (arn: string, plaintext: Buffer, context: Readonly<Record<string, string>>): string => {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', keyOf(arn), nonce).setAAD(associatedData(context));
    const name = Buffer.from(arn);
    return Buffer.concat([
      Buffer.from([name.length]),
      name,
      nonce,
      cipher.update(plaintext),
      cipher.final(),
      cipher.getAuthTag(),
    ]).toString('base64');
  };
  const open = (blob: Buffer, context: Readonly<Record<string, string>>): { arn: string; plaintext: Buffer } => {
    const end = 1 + (blob[0] ?? 0);
    const arn = blob.subarray(1, end).toString();
    if (!arns.includes(arn) || blob.length < end + 28)
      throw new AwsFault('InvalidCiphertextException', 'The ciphertext is not valid');
    try {
      const decipher = createDecipheriv('aes-256-gcm', keyOf(arn), blob.subarray(end, end + 12))
        .setAAD(associatedData(context))
        .setAuthTag(blob.subarray(-16));
      return { arn, plaintext: Buffer.concat([decipher.update(blob.subarray(end + 12, -16)), decipher.final()]) };
    } catch {
      throw new AwsFault('InvalidCiphertextException', 'The ciphertext is not valid for this encryption context');
    }
  };

  return {
    Encrypt: (input): Json => {
      const { KeyId: id, Plaintext, EncryptionContext } = Encrypt.parse(input);
      const arn = arnOf(id);
      return {
        KeyId: arn,
        CiphertextBlob: seal(arn, Buffer.from(Plaintext, 'base64'), EncryptionContext),
        EncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
      };
    },
    GenerateDataKey: (input): Json => {
      const { KeyId: id, KeySpec, NumberOfBytes, EncryptionContext } = GenerateDataKey.parse(input);
      if ((KeySpec === undefined) === (NumberOfBytes === undefined)) {
        throw new AwsFault('ValidationException', 'Please specify either number of bytes or key spec.');
      }
      const arn = arnOf(id);
      const plaintext = randomBytes(NumberOfBytes ?? (KeySpec === 'AES_128' ? 16 : 32));
      return {
        KeyId: arn,
        Plaintext: plaintext.toString('base64'),
        CiphertextBlob: seal(arn, plaintext, EncryptionContext),
      };
    },
    Decrypt: (input): Json => {
      const { CiphertextBlob, KeyId: id, EncryptionContext } = Decrypt.parse(input);
      const { arn, plaintext } = open(Buffer.from(CiphertextBlob, 'base64'), EncryptionContext);
      if (id !== undefined && arnOf(id) !== arn) {
        throw new AwsFault(
          'IncorrectKeyException',
          'The key ID in the request does not identify the key that encrypted this.',
        );
      }
      return { KeyId: arn, Plaintext: plaintext.toString('base64'), EncryptionAlgorithm: 'SYMMETRIC_DEFAULT' };
    },
  };
}

/** The same whatever the order in which the pairs were written. */
function associatedData(context: Readonly<Record<string, string>>): Buffer {
  return Buffer.from(JSON.stringify(Object.entries(context).sort(([a], [b]) => (a < b ? -1 : 1))));
}
