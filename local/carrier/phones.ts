import type { DemoHub } from '../demo-hub.ts';
import type { Texts } from './texts.ts';

/** A number of the simulated network and whose it is. */
export interface Phone {
  readonly number: string;
  readonly role: 'intake' | 'dispatch' | 'partner' | 'on-call' | 'free';
  readonly name: { readonly fr: string; readonly en: string };
  readonly organizationId?: string;
}

/** Numbers reserved for fiction (555-01xx) that belong to nobody in the demo: be whoever you like. */
const FREE_NUMBERS = Array.from({ length: 8 }, (_, index) => `+1705555019${index}`);

export function phonesOf({ hub, organizations }: DemoHub): Phone[] {
  const known: Phone[] = [
    { number: hub.intakeNumber, role: 'intake', name: { fr: 'Ligne d’accueil', en: 'Intake line' } },
    { number: hub.dispatchNumber, role: 'dispatch', name: { fr: 'Ligne des partenaires', en: 'Partner line' } },
    ...organizations.flatMap(({ id, name, dispatchPhones }) =>
      dispatchPhones.map((number): Phone => ({ number, role: 'partner', name, organizationId: id })),
    ),
    ...hub.onCall.map(({ name, phone }): Phone => ({ number: phone, role: 'on-call', name })),
  ];
  const taken = new Set(known.map(({ number }) => number));
  const free = FREE_NUMBERS.filter((number) => !taken.has(number)).map(freePhone);
  return [...known, ...free];
}

/** The known phones, and any other number that has texted meanwhile. */
export function withVisitors(phones: readonly Phone[], texts: Texts): Phone[] {
  const known = new Set(phones.map(({ number }) => number));
  const others = texts.all().map(({ direction, from, to }) => (direction === 'inbound' ? from : to));
  return [...phones, ...[...new Set(others)].filter((number) => !known.has(number)).map(freePhone)];
}

function freePhone(number: string): Phone {
  const shown = number.slice(-4);
  return { number, role: 'free', name: { fr: `Téléphone ${shown}`, en: `Phone ${shown}` } };
}
