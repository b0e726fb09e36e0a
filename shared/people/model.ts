import * as z from 'zod';

export const personIdSchema = z.uuid().brand<'PersonId'>();
export type PersonId = z.infer<typeof personIdSchema>;

/** A band: as little as possible is kept. A birth date stands beside it only where the person gives one, and never makes it. */
export const ageBandSchema = z.enum(['under-16', '16-17', '18-plus', 'unknown']);
export type AgeBand = z.infer<typeof ageBandSchema>;
const fileLanguageSchema = z.string().regex(/^[a-z]{2,3}$/, 'an ISO 639 code such as fr, en, cr, oj');
const communityIdSchema = z.string().regex(/^(fn-\d{1,4}|place-[a-z0-9-]{1,60})$/);

/** What stands in the open: enough to work a list by, nothing that names anybody. */
export const fileFactsSchema = z.strictObject({
  ageBand: ageBandSchema,
  language: fileLanguageSchema,
  communityId: communityIdSchema.optional(),
  /** The organization id of the Nation, when the person chose to say it (OCAP: optional, self-declared). */
  nationId: z.uuid().optional(),
});
export type FileFacts = z.infer<typeof fileFactsSchema>;

/** The number under which an agency keeps its own file of the person. */
const fileNumberSchema = z.strictObject({
  organizationId: z.uuid(),
  number: z
    .string()
    .trim()
    .max(40)
    .regex(/[\p{L}\p{N}]/u, 'a number has a letter or a digit'),
});
export type FileNumber = z.infer<typeof fileNumberSchema>;

/** What is sealed with the person's own key. */
export const privateFactsSchema = z.strictObject({
  name: z.string().trim().min(1).max(200).optional(),
  birthDate: z.iso.date().optional(),
  phone: z
    .string()
    .regex(/^\+1[2-9]\d{9}$/)
    .optional(),
  fileNumbers: z.array(fileNumberSchema).max(10).optional(),
  accommodations: z.array(z.string().min(1).max(60)).max(20).optional(),
  notes: z.string().max(10_000).optional(),
});
export type PrivateFacts = z.infer<typeof privateFactsSchema>;

/** By what another file of the same person can be found. */
export const identifierKindSchema = z.enum(['phone', 'name-and-birth-date', 'file-number']);
export type IdentifierKind = z.infer<typeof identifierKindSchema>;

/** An identifier as it stands in the open: it can be compared and not read. */
export interface Identifier {
  readonly kind: IdentifierKind;
  /** HMAC-SHA-256 of the normal form with the secret pepper. */
  readonly fingerprint: string;
}

interface ProfileBase {
  readonly personId: string;
  readonly hubId: string;
  readonly createdAt: string;
  readonly version: number;
}
/** Erased: only the anonymous id is left, because counts refer to it, and the name of the certificate. */
export type Profile =
  | (ProfileBase &
      FileFacts & {
        readonly state: 'active';
        readonly phoneKeys: readonly string[];
        /** Remembered, so that those of an erased file can be removed without its key. */
        readonly identifiers: readonly Identifier[];
        /** The last change of what is on file; nothing until there was one. */
        readonly changedAt?: string | undefined;
      })
  | (ProfileBase & { readonly state: 'erased'; readonly erasedAt: string; readonly erasureId: string });
export type ActiveProfile = Extract<Profile, { state: 'active' }>;

/** CYFSA s.125: the duty to report is the worker's own; here is recorded that it was done. */
export const childProtectionReportSchema = z.strictObject({
  /** The children's aid society, by its own name: a public body. */
  society: z.string().trim().min(2).max(200),
  reportedAt: z.iso.datetime(),
});
export type ChildProtectionReport = z.infer<typeof childProtectionReportSchema> & {
  readonly reportedBy: string;
  readonly recordedAt: string;
};

/** Under 16 reporting is the law; at 16 and 17 it is allowed; an unknown age has to be asked about. */
export function dutyToReport(ageBand: AgeBand): 'must-report' | 'may-report' | 'ask-age' | 'none' {
  switch (ageBand) {
    case 'under-16':
      return 'must-report';
    case '16-17':
      return 'may-report';
    case 'unknown':
      return 'ask-age';
    case '18-plus':
      return 'none';
  }
}
