export { closePair, listDuplicates, openDuplicate, refuseDuplicate } from './duplicates-service.ts';
export { findDuplicates, forgetPersonInDuplicates } from './finding-service.ts';
export { pairIdOf, type Pair } from './model.ts';
