import type { Options } from '../../api/contract.ts';
import { phoneOf, readablePhone, type AgeBand, type Person, type PrivateFacts } from './file.ts';

/** A file as it is typed: every field there, empty where nothing is known. */
export interface FileDraft {
  readonly ageBand: AgeBand;
  readonly language: string;
  readonly communityId: string | undefined;
  readonly nationId: string | undefined;
  readonly name: string;
  readonly birthDate: string;
  readonly phone: string;
  readonly accommodations: string;
  readonly notes: string;
  readonly fileNumbers: readonly { readonly organizationId: string | undefined; readonly number: string }[];
}

export const emptyDraft = (language: string): FileDraft => ({
  ageBand: 'unknown',
  language,
  communityId: undefined,
  nationId: undefined,
  name: '',
  birthDate: '',
  phone: '',
  accommodations: '',
  notes: '',
  fileNumbers: [],
});

export function draftOf(file: Person & { readonly private: PrivateFacts }): FileDraft {
  const { ageBand, language, communityId, nationId, private: facts } = file;
  return {
    ageBand,
    language,
    communityId,
    nationId,
    name: facts.name ?? '',
    birthDate: facts.birthDate ?? '',
    phone: facts.phone === undefined ? '' : readablePhone(facts.phone),
    accommodations: (facts.accommodations ?? []).join(', '),
    notes: facts.notes ?? '',
    fileNumbers: facts.fileNumbers ?? [],
  };
}

/** A number that cannot be one is said before it is sent. */
export const isPhoneWrong = ({ phone }: FileDraft): boolean => phone.trim() !== '' && phoneOf(phone) === undefined;

function privateOf(draft: FileDraft): PrivateFacts {
  const { name, birthDate, phone, accommodations, notes, fileNumbers } = draft;
  const dialled = phoneOf(phone);
  const wishes = accommodations
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  const numbers = fileNumbers.flatMap(({ organizationId, number }) =>
    organizationId === undefined || number.trim() === '' ? [] : [{ organizationId, number: number.trim() }],
  );
  return {
    ...(name.trim() !== '' && { name: name.trim() }),
    ...(birthDate !== '' && { birthDate }),
    ...(dialled !== undefined && { phone: dialled }),
    ...(wishes.length > 0 && { accommodations: wishes }),
    ...(notes.trim() !== '' && { notes }),
    ...(numbers.length > 0 && { fileNumbers: numbers }),
  };
}

export function newFile(draft: FileDraft): Options<'POST /v1/people'>['body'] {
  const { ageBand, language, communityId, nationId } = draft;
  return {
    ageBand,
    language,
    ...(communityId !== undefined && { communityId }),
    ...(nationId !== undefined && { nationId }),
    private: privateOf(draft),
  };
}

/** What is sent to change a file: the open part that changed, null for what is taken away, and all of the sealed part. */
export function changedFile(was: Person, draft: FileDraft): Options<'PATCH /v1/people/{personId}'>['body'] {
  const { ageBand, language, communityId, nationId } = draft;
  return {
    ...(ageBand !== was.ageBand && { ageBand }),
    ...(language !== was.language && { language }),
    ...(communityId !== was.communityId && { communityId: communityId ?? null }),
    ...(nationId !== was.nationId && { nationId: nationId ?? null }),
    private: privateOf(draft),
  };
}
