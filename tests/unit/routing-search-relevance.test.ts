import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { directoryOfHubFile, hubFileSchema } from '../../shared/directory/index.ts';
import { isRefusal } from '../../shared/platform/refusal.ts';
import { searchDirectory } from '../../shared/routing/search/index.ts';
import { labelledQuestions, misspelledQuestions, questionsByKind, type Labelled } from './routing-search-labelled.ts';

const directory = directoryOfHubFile(hubFileSchema.parse(JSON.parse(readFileSync('local/demo-hub.json', 'utf8'))));
const plain = (name: string): string => name.replace(' (demo)', '');

function firstThree(q: string): string[] {
  const answer = searchDirectory(directory, { q, viewer: 'staff', limit: 3 });
  if (isRefusal(answer)) return [];
  return answer.hits.map(({ name, organization }) =>
    organization === undefined ? plain(name.en) : `${plain(name.en)} @ ${plain(organization.name.en)}`,
  );
}

const missed = (questions: readonly Labelled[]) =>
  questions.flatMap(({ q, wanted }) => {
    const found = firstThree(q);
    return found.some((one) => wanted.includes(one)) ? [] : [{ q, wanted, found }];
  });

describe('what people write', () => {
  it('is found among the first three hits, in both languages', () => {
    expect(labelledQuestions.length).toBeGreaterThanOrEqual(100);
    expect(missed(labelledQuestions)).toEqual([]);
  });

  it('is found when it is misspelled or only begun', () => {
    expect(misspelledQuestions.length).toBeGreaterThanOrEqual(30);
    expect(missed(misspelledQuestions)).toEqual([]);
  });

  it('is found by what it means in words that nobody foresaw', () => {
    const kindsOf = (id: string): string[] =>
      directory.services.filter((one) => one.id === id || one.organizationId === id).flatMap(({ kinds }) => kinds);
    const without = questionsByKind.filter(({ q, wanted }) => {
      const answer = searchDirectory(directory, { q, viewer: 'staff', limit: 3 });
      const kinds = isRefusal(answer) ? [] : answer.hits.flatMap(({ id }) => kindsOf(id));
      return !kinds.some((kind) => wanted.includes(kind));
    });
    expect(without).toEqual([]);
  });
});
