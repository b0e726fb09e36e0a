/** What can be found. A First Nation is an organization; it is looked for by itself. */
export const documentTypes = ['service', 'organization', 'first-nation', 'program', 'location', 'agreement'] as const;
export type DocumentType = (typeof documentTypes)[number];
