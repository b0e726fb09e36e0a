export { holdsNumber } from './question.ts';
export { searchDirectory, type SearchAnswer, type SearchHit, type SearchRequest } from './search.ts';
