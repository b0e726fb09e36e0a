import { randomBytes } from 'node:crypto';
import type { Platform } from '../../platform/platform.ts';
import { deviceCookieName, deviceSecretIn } from './device.ts';
import type { DeviceCookie, LinkSubject, LinkView, LinkVisit, PartnerLink } from './model.ts';
import { claimWrites, elsewhereWrites, openingWrites, readLinkById } from './store.ts';

/** What a link leads to, read in one round trip; `undefined` unless it works and the thing is its partner's and not over. */
export type FindSubject<Link extends PartnerLink, Subject> = (link: Link) => Promise<Subject | undefined>;

/** What a button did; `instead` is shown once in place of the details, which it has closed. */
export interface Pressed<Instead> {
  readonly done: boolean;
  readonly instead?: Instead;
}

const GONE = { kind: 'gone' } as const;

/**
 * A visit by the address alone. It never uses the link up, whoever comes: a preview of the text, a scanner, another
 * device, or the same one by a way on which browsers send no cookies, sees a button and nothing else.
 */
export async function visitLink<Link extends PartnerLink, Details, Subject extends LinkSubject<Details>>(
  platform: Platform,
  { link, cookies }: LinkVisit<Link>,
  find: FindSubject<Link, Subject>,
): Promise<LinkView<Details>> {
  const subject = await find(link);
  if (subject === undefined) return GONE;
  const secret = deviceSecretIn(cookies, link.id);
  return secret !== undefined && (await isBoundTo(platform, link, secret))
    ? show(platform, link, subject, secret)
    : shut(link, subject, secret);
}

/**
 * A button of the page. The first one, without `act`, binds the link to the secret that the browser keeps; without a secret,
 * because it refuses cookies or is no browser, nothing happens. Every other one is for the bound device alone.
 * @param isOurs tells that the link as it is read again is still of the same kind.
 * @returns what is to be shown, and whether what was pressed was done.
 */
export async function pressLink<Link extends PartnerLink, Details, Subject extends LinkSubject<Details>, Instead>(
  platform: Platform,
  { link, cookies }: LinkVisit<Link>,
  find: FindSubject<Link, Subject>,
  isOurs: (link: PartnerLink) => link is Link,
  act?: (subject: Subject) => Promise<Pressed<Instead>>,
): Promise<{ readonly view: LinkView<Details> | Instead; readonly done: boolean }> {
  const subject = await find(link);
  if (subject === undefined) return { view: GONE, done: false };
  const secret = deviceSecretIn(cookies, link.id);
  const again = async (): Promise<Link | undefined> => {
    const read = await readLinkById(platform, link.id);
    return read !== undefined && isOurs(read) ? read : undefined;
  };
  if (secret === undefined || !(await isBoundTo(platform, link, secret))) {
    if (link.device !== undefined) return { view: await elsewhere(platform, link, subject), done: false };
    if (act !== undefined || secret === undefined) return { view: await shut(link, subject, secret), done: false };
    const device = await fingerprintOf(platform, link, secret);
    const outcome = await platform.table.write(claimWrites(platform, link, subject, device));
    if (outcome.committed) return { view: await details(link, subject, secret), done: true };
    // Of many devices that press at one instant the link is bound to one, and the others are told so.
    const after = await again();
    const behind = after === undefined ? undefined : await find(after);
    if (after?.device === undefined || behind === undefined) return { view: GONE, done: false };
    return after.device === device
      ? shown(await show(platform, after, behind, secret))
      : { view: await elsewhere(platform, after, behind), done: false };
  }
  if (act === undefined) return shown(await show(platform, link, subject, secret));
  const { done, instead } = await act(subject);
  if (instead !== undefined) return { view: instead, done };
  const after = await again();
  return { view: after === undefined ? GONE : await visitLink(platform, { link: after, cookies }, find), done };
}

const shown = <Details>(view: LinkView<Details>): { view: LinkView<Details>; done: boolean } => ({
  view,
  done: view.kind === 'open',
});

const fingerprintOf = (platform: Platform, link: PartnerLink, secret: string): Promise<string> =>
  platform.fingerprint('partner-device', `${link.id}\n${secret}`);

const isBoundTo = async (platform: Platform, link: PartnerLink, secret: string): Promise<boolean> =>
  link.device === (await fingerprintOf(platform, link, secret));

/** The details, after the history tells that they were looked at. */
async function show<Details>(
  platform: Platform,
  link: PartnerLink,
  subject: LinkSubject<Details>,
  secret: string,
): Promise<LinkView<Details>> {
  const outcome = await platform.table.write(openingWrites(platform, link, subject));
  const isLost = !outcome.committed && outcome.refusals.some((refusal) => refusal !== 'noted-meanwhile');
  return isLost ? GONE : details(link, subject, secret);
}

async function details<Details>(
  link: PartnerLink,
  subject: LinkSubject<Details>,
  secret: string,
): Promise<LinkView<Details>> {
  const { endsAt } = subject;
  return {
    kind: 'open',
    details: await subject.details(),
    ...(endsAt !== undefined && { device: { name: deviceCookieName(link.id), secret, endsAt } }),
  };
}

/** A bound link gives out no cookie: it would take the place of the one that a browser holds and did not send this time. */
async function shut<Details>(
  { id, device, endsAt }: PartnerLink,
  subject: LinkSubject<Details>,
  secret: string | undefined,
): Promise<LinkView<Details>> {
  const isNew = secret === undefined && device === undefined;
  const cookie = (): DeviceCookie => ({
    name: deviceCookieName(id),
    secret: randomBytes(16).toString('base64url'),
    endsAt,
  });
  return { kind: 'shut', language: await subject.language(), ...(isNew && { device: cookie() }) };
}

async function elsewhere<Details>(
  platform: Platform,
  link: PartnerLink,
  subject: LinkSubject<Details>,
): Promise<LinkView<Details>> {
  await platform.table.write(elsewhereWrites(platform, link, subject));
  return { kind: 'elsewhere', language: await subject.language(), code: link.code };
}
