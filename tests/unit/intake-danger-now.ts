import type { Classified } from '../../shared/intake/hearing/keywords.ts';

/** Danger now, whether or not somebody they fear is beside them. */
export const isNow = ({ danger }: Classified): boolean => danger !== undefined && danger.kind !== 'near';
