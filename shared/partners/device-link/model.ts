import * as z from 'zod';
import type { Language } from '../line/model.ts';
import type { Write } from '../../platform/transaction.ts';

const binding = {
  phoneKey: z.string(),
  /** Of the ask that the link belongs to: with it a new link is asked for by text. */
  code: z.string(),
  endsAt: z.string(),
  /** Fingerprint of the secret that the device holds on which the link was opened; absent until then. */
  device: z.string().optional(),
  /** The last opening that the history tells of. */
  openedAt: z.string().optional(),
  /** When the button was first pressed on another device. */
  elsewhereAt: z.string().optional(),
};

/** What a secret address leads to. The address itself is never stored, only its keyed fingerprint, which names the link. */
export const linkItemSchema = z.union([
  z.object({ tripId: z.string(), offerId: z.string(), ...binding }),
  z.object({ referralId: z.string(), ...binding }),
]);
type LinkItem = z.infer<typeof linkItemSchema>;

export type PartnerLink = LinkItem & { readonly id: string };
export type TripLink = Extract<PartnerLink, { readonly tripId: string }>;
export type ReferralLink = Extract<PartnerLink, { readonly referralId: string }>;

/** The one thing that a link shows. */
export type LinkAbout = { readonly tripId: string; readonly offerId: string } | { readonly referralId: string };

/** Who comes, and with what: the link of the address, and the cookies of the browser. */
export interface LinkVisit<Link extends PartnerLink = PartnerLink> {
  readonly link: Link;
  readonly cookies: ReadonlyMap<string, string>;
}

/** For a browser to keep until the link ends. */
export interface DeviceCookie {
  readonly name: string;
  readonly secret: string;
  readonly endsAt: string;
}

export type LinkView<Details> =
  /** No such address, its time is over, it was withdrawn, or what it showed is over or not theirs: nobody is told which. */
  | { readonly kind: 'gone' }
  /** Nothing but a button. `device` for a browser that has no secret yet; never once the link is bound. */
  | { readonly kind: 'shut'; readonly language: Language; readonly device?: DeviceCookie }
  | { readonly kind: 'elsewhere'; readonly language: Language; readonly code: string }
  /** `device` where the link was made to last longer: the browser keeps its secret as long. */
  | { readonly kind: 'open'; readonly details: Details; readonly device?: DeviceCookie };

/** What is behind a link that works, as far as opening it needs to know. */
export interface LinkSubject<Details> {
  /** Refused by the table once the thing is not theirs any more, or over. */
  readonly guards: readonly Write[];
  /** One entry of its history. */
  note(event: 'link-opened' | 'link-elsewhere', reason?: 'first' | 'again'): Write;
  language(): Promise<Language>;
  details(): Promise<Details>;
  /** Until when the link works from this opening on; absent where an opening does not make it last longer. */
  readonly endsAt?: string | undefined;
}
