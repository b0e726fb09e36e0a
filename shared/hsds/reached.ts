import type { Contact, PublicPhone } from '../directory/index.ts';
import { uuidWithin } from './identified.ts';
import { said } from './json.ts';
import { readLanguages, writeLanguages } from './languages.ts';
import { asLocalized, bothLanguages } from './localized.ts';
import type { HsdsContact, HsdsPhone } from './model.ts';
import { joinPath, type Report } from './problem.ts';

/** Numbers and people, from HSDS's phones and contacts to the hub's and back. */

/** HSDS names types after RFC 6350. */
const TYPES: ReadonlyMap<string, NonNullable<PublicPhone['type']>> = new Map([
  ['voice', 'voice'],
  ['text', 'text'],
  ['sms', 'text'],
  ['textphone', 'tty'],
  ['tty', 'tty'],
  ['fax', 'fax'],
  ['hotline', 'hotline'],
  ['cell', 'cell'],
  ['pager', 'pager'],
]);
const MOST_PHONES = 20;

export function readPhones(phones: readonly HsdsPhone[], path: string, report: Report): PublicPhone[] {
  return phones.slice(0, MOST_PHONES).flatMap((phone, at): PublicPhone[] => {
    // A person's, wherever it stands: it is published with them or not at all.
    if (phone.contact_id !== undefined) return [];
    const number = phone.number?.trim() ?? '';
    if (number.length < 3 || number.length > 40) {
      report({
        effect: 'kept-aside',
        path: joinPath(joinPath(path, at), 'number'),
        code: 'number-missing',
        message: 'There is no number that can be shown.',
        remedy: 'Give `number` of 3 to 40 characters.',
      });
      return [];
    }
    const type = TYPES.get(phone.type?.trim().toLowerCase() ?? '');
    const description = asLocalized(phone.description);
    const languages = readLanguages(phone.languages ?? [], joinPath(joinPath(path, at), 'languages'), report);
    return [
      {
        number,
        ...(phone.extension !== undefined && { extension: String(phone.extension).slice(0, 20) }),
        ...(type && { type }),
        ...(description && { description }),
        ...(languages.length > 0 && { languages: languages.slice(0, 10) }),
      },
    ];
  });
}

export const writePhones = (ownerId: string, phones: readonly PublicPhone[] = []): HsdsPhone[] =>
  phones.map(({ number, extension, type, description, languages }) => {
    const id = uuidWithin(ownerId, `phones/${number}/${extension ?? ''}`);
    // An extension of HSDS is a number; one that begins with a zero, or has letters, is told in words.
    const asNumber = extension !== undefined && /^[1-9]\d{0,14}$/.test(extension) ? Number(extension) : undefined;
    const words = [
      description && bothLanguages(description),
      asNumber === undefined && extension !== undefined ? `ext. ${extension} / poste ${extension}` : undefined,
    ].flatMap((part) => part ?? []);
    return {
      id,
      number,
      ...said({
        extension: asNumber,
        type: type === 'tty' ? 'textphone' : type,
        description: words.length > 0 ? words.join('. ') : undefined,
      }),
      ...(languages !== undefined && { languages: writeLanguages(id, languages) }),
    };
  });

/** A number of North America in E.164, however it is written. */
function e164(number: string | undefined): string | undefined {
  const digits = (number ?? '').replaceAll(/\D/g, '').replace(/^1(?=\d{10}$)/, '');
  return /^[2-9]\d{9}$/.test(digits) ? `+1${digits}` : undefined;
}

const EMAIL = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>.]{2,}$/;
export const isEmail = (text: string): boolean => EMAIL.test(text) && text.length <= 254;

/** People of a file are the hub's own knowledge, unless whoever imports it says that they may be published. */
export function readContacts(contacts: readonly HsdsContact[], isPublic: boolean): Contact[] {
  return contacts.slice(0, MOST_PHONES).flatMap((contact): Contact[] => {
    const name = [contact.name, contact.title, contact.department].find((text) => (text ?? '').trim() !== '');
    if (name === undefined) return [];
    const role = asLocalized(contact.title);
    const phone = contact.phones?.flatMap(({ number }) => e164(number) ?? [])[0];
    const email = contact.email?.trim() ?? '';
    return [
      {
        name: name.trim().slice(0, 200),
        ...(role && { role }),
        ...(phone !== undefined && { phone }),
        ...(isEmail(email) && { email }),
        ...(isPublic && { public: true }),
      },
    ];
  });
}

/** Only those who are published. */
export const writeContacts = (ownerId: string, contacts: readonly Contact[] = []): HsdsContact[] =>
  contacts
    .filter((contact) => contact.public === true)
    .map(({ name, role, phone, email }) => {
      const id = uuidWithin(ownerId, `contacts/${name}/${email ?? ''}`);
      return {
        id,
        name,
        ...said({ title: role && bothLanguages(role), email }),
        ...(phone !== undefined && { phones: [{ id: uuidWithin(id, phone), number: phone, type: 'voice' }] }),
      };
    });
