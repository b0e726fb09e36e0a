import type { Ideas } from './rules.ts';

/** Les idées des règles (`danger-rules.ts`), dites en français d’ici. Mêmes noms que dans `danger-ideas.en.ts`. */
export const dangerIdeasFr: Ideas = {
  they: ['{ils}'],
};
