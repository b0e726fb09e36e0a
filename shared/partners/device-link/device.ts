/**
 * The device on which a link was opened is known by a secret of its own for each link, which it keeps as a cookie: two trips
 * or referrals of one partner have nothing in common by which they could be told to be the same person's. Pure names; the
 * link stores only the secret's keyed fingerprint.
 */
const SECRET = /^[A-Za-z0-9_-]{22}$/;
const NAME_LETTERS = 8;

/** Told apart by the beginning of the link's own fingerprint, so that a device may hold several. */
export const deviceCookieName = (linkId: string): string => `__Secure-p-${linkId.slice(0, NAME_LETTERS)}`;

/** What a browser sent that can be such a secret. */
export function deviceSecretIn(cookies: ReadonlyMap<string, string>, linkId: string): string | undefined {
  const secret = cookies.get(deviceCookieName(linkId));
  return secret !== undefined && SECRET.test(secret) ? secret : undefined;
}
