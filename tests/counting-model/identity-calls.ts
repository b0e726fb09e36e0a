import { carryOnMerge, mergePersons, splitPersons } from '../../shared/identity/index.ts';
import { mergeKey } from '../../shared/identity/merge-store.ts';
import { erasePerson } from '../../shared/people/index.ts';
import { isRefusal } from '../../shared/platform/refusal.ts';
import { expectRefusal, personOf, type Call, type Play } from './call.ts';
import type { MergeStory } from './journal.ts';
import type { Operation } from './operations.ts';

/** Files of persons: made one, taken apart, erased. */

function begin({ scene, journal }: Play, kind: MergeStory['kind'], personId: string): MergeStory {
  const story: MergeStory = { id: scene.platform.ids.uuid(), kind, personId, recorded: 'no' };
  journal.merges.push(story);
  return story;
}

export const merge = (play: Play, { person, into }: Extract<Operation, { what: 'merge' }>): Call => {
  const { scene, journal } = play;
  const [personId, parentId] = [personOf(play, person), personOf(play, into)];
  const story = begin(play, 'merge', personId);
  return async (platform, unsure) => {
    const answer = await mergePersons(platform, scene.staff, story.id, { personId, parentId, reason: 'same-person' });
    if (isRefusal(answer)) {
      const others = journal.merges.length > 1;
      expectRefusal(play, 'merge', answer, {
        'same-person-already': others || personId === parentId,
        'already-merged': others,
        // A split of somebody it would stand below is being carried out.
        'merge-under-way': true,
        'person-erased': journal.erased.size > 0,
      });
      if (unsure()) story.recorded = 'maybe';
      return;
    }
    if (answer.state !== 'done') journal.odd.push('a merge was answered before its end');
    story.recorded = 'yes';
    journal.succeeded('merge');
  };
};

export const split = (play: Play, personId: string): Call => {
  const { scene, journal } = play;
  const story = begin(play, 'split', personId);
  return async (platform, unsure) => {
    const answer = await splitPersons(platform, scene.staff, story.id, { personId, reason: 'merged-in-error' });
    if (isRefusal(answer)) {
      const expected = { 'not-merged': true, 'merge-under-way': true, 'person-erased': journal.erased.size > 0 };
      expectRefusal(play, 'split', answer, expected);
      if (unsure()) story.recorded = 'maybe';
      return;
    }
    if (answer.state !== 'done') journal.odd.push('a split was answered before its end');
    story.recorded = 'yes';
    journal.succeeded('split');
  };
};

/** As the timer does, whoever else is at it. */
export const carryOn =
  (id: string): Call =>
  async (platform) => {
    if ((await platform.table.get(mergeKey(id))) !== undefined) await carryOnMerge(platform, id);
  };

export const erase = (play: Play, person: number): Call => {
  const personId = personOf(play, person);
  play.journal.erased.add(personId);
  return async (platform) => {
    const answer = await erasePerson(platform, play.scene.staff, personId, 'asked-by-person');
    if (isRefusal(answer)) expectRefusal(play, 'erase', answer, { 'changed-meanwhile': true });
    else play.journal.succeeded('erase');
  };
};
