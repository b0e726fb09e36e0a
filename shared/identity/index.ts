export { closePair, listDuplicates, openDuplicate, refuseDuplicate } from './duplicates-service.ts';
export { readJoined } from './joined-service.ts';
export { findDuplicates, forgetPersonInDuplicates } from './finding-service.ts';
export { pairIdOf, type Pair } from './model.ts';
export {
  carryOnMerge,
  mergePersons,
  readIdentityHistory,
  splitPersons,
  type IdentityHistory,
} from './merge-service.ts';
export type { Merge } from './merge.ts';
