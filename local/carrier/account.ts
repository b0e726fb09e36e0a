import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import type { StateStore } from '../state.ts';
import { newSid } from './texts.ts';

const Credentials = z.object({ accountSid: z.string(), authToken: z.string() });

/** Carrefour's account with the simulated carrier: what an operator would read in Twilio's console. */
export interface CarrierAccount extends z.infer<typeof Credentials> {
  readonly intakeNumber: string;
  readonly dispatchNumber: string;
}

/** The account of this machine; its token is made at the first start and stays. */
export function openAccount(
  state: StateStore,
  numbers: Pick<CarrierAccount, 'intakeNumber' | 'dispatchNumber'>,
): CarrierAccount {
  const accounts = state.collection('carrier-account', Credentials);
  let credentials = accounts.get('own');
  if (credentials === undefined) {
    credentials = { accountSid: newSid('AC'), authToken: randomBytes(16).toString('hex') };
    accounts.put('own', credentials);
  }
  return { ...credentials, intakeNumber: numbers.intakeNumber, dispatchNumber: numbers.dispatchNumber };
}
