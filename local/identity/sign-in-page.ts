import type { DemoHub, Member } from '../demo-hub.ts';

const ROLES: Readonly<Record<string, { fr: string; en: string }>> = {
  coordinator: { fr: 'Coordination du carrefour', en: 'Hub coordinator' },
  admin: { fr: 'Administration', en: 'Administrator' },
  'recipient-reporter': { fr: 'Rapports d’un bénéficiaire', en: 'Recipient reporter' },
  partner: { fr: 'Organisme partenaire', en: 'Partner organization' },
  'nation-steward': { fr: 'Intendance des données d’une Nation', en: 'Nation data steward' },
};

/** The page on which a person chooses whom to be. There is no password on this machine. */
export function signInPage(hub: DemoHub, action: string): string {
  const choices = hub.members.map((member) => choice(member, hub)).join('\n');
  return page(
    'Ouvrir une session · Sign in',
    `<h1>Ouvrir une session <span lang="en">· Sign in</span></h1>
<p>Identités de démonstration de cet ordinateur : choisissez qui vous êtes.<br><span lang="en">Demonstration identities of this computer: choose who you are.</span></p>
<form method="post" action="${escapeHtml(action)}"><ul>
${choices}
</ul></form>`,
  );
}

/** Asks whether to sign out; `form` is the issuer's own hidden form. */
export function signOutPage(form: string): string {
  return page(
    'Fermer la session · Sign out',
    `<h1>Fermer la session ? <span lang="en">· Sign out?</span></h1>
${form}
<p class="row"><button type="submit" form="op.logoutForm" value="yes" name="logout"><strong>Oui, fermer <span lang="en">· Yes, sign out</span></strong></button>
<button type="submit" form="op.logoutForm"><strong>Rester <span lang="en">· Stay</span></strong></button></p>`,
  );
}

export function messagePage(title: string, text: string): string {
  return page(title, `<h1>${escapeHtml(title)}</h1><p>${escapeHtml(text)}</p>`);
}

function choice(member: Member, { organizations }: DemoHub): string {
  const role = ROLES[member.role] ?? { fr: member.role, en: member.role };
  const organization = organizations.find(({ id }) => id === member.organizationId)?.name;
  const detail =
    organization === undefined
      ? ''
      : `<small>${escapeHtml(organization.fr)} <span lang="en">· ${escapeHtml(organization.en)}</span></small>`;
  return `<li><button name="sub" value="${escapeHtml(member.sub)}"><strong>${escapeHtml(member.displayName)}</strong>
<span>${escapeHtml(role.fr)} <span lang="en">· ${escapeHtml(role.en)}</span></span>${detail}</button></li>`;
}

function page(title: string, content: string): string {
  return `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} · Carrefour</title>
<style>
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { max-width: 34rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; background: light-dark(#f6f4ef, #15181d); color: light-dark(#1d232b, #e9e6df); }
h1 { font-size: 1.5rem; line-height: 1.25; text-wrap: balance; }
ul { list-style: none; padding: 0; display: grid; gap: .6rem; }
button { display: grid; gap: .1rem; width: 100%; text-align: start; font: inherit; color: inherit; cursor: pointer;
  padding: .8rem 1rem; border-radius: .7rem; border: 1px solid light-dark(#c9c2b4, #414a57); background: light-dark(#fff, #1f252d); }
button:hover { border-color: light-dark(#0b5d66, #6fc3cc); }
button:focus-visible { outline: 3px solid light-dark(#0b5d66, #6fc3cc); outline-offset: 2px; }
small { opacity: .8; }
.row { display: flex; gap: .6rem; }
</style></head><body><main>${content}</main></body></html>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
