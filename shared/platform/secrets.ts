import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod';

export const twilioSecret = z.object({
  accountSid: z.string().min(1),
  authToken: z.string().min(1),
  intakeNumber: z.string().regex(/^\+\d{8,15}$/),
  dispatchNumber: z.string().regex(/^\+\d{8,15}$/),
});
export type TwilioSecret = z.infer<typeof twilioSecret>;

/** @throws when the secret is empty or not as described in docs/deploy.md (the value itself is never quoted). */
export async function readSecret(client: SecretsManagerClient, id: string): Promise<string> {
  const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: id }));
  if (SecretString === undefined || SecretString === '') throw new Error('A secret is empty; see docs/deploy.md');
  return SecretString;
}

export async function readTwilioSecret(client: SecretsManagerClient, id: string): Promise<TwilioSecret> {
  const parsed = twilioSecret.safeParse(JSON.parse(await readSecret(client, id)));
  if (parsed.success) return parsed.data;
  throw new Error(
    `The Twilio secret lacks or misspells: ${parsed.error.issues.map((issue) => issue.path.join('.')).join(', ')}`,
  );
}
