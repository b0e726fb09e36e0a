import { entryRef } from '../../shared/counting/entry-ref.ts';
import {
  fiscalYearOf,
  importRows,
  recordEntry,
  reverseExpenditure,
  submitReport,
  voidActivity,
} from '../../shared/counting/index.ts';
import type { NewEntry } from '../../shared/counting/ledger-service.ts';
import { parseLocalDate } from '../../shared/platform/local-date.ts';
import { isRefusal } from '../../shared/platform/refusal.ts';
import { monthEndOf } from './calendar.ts';
import { dateOf, expectRefusal, recipientOf, type Call, type Play } from './call.ts';
import { hostsOf, surer, type EntryStory } from './journal.ts';
import type { Operation } from './operations.ts';
import { whyNotSubmitted, whyRefused } from './scene.ts';

/** What a recipient's ledger holds beside services: activities, expenditures, submissions. */

export function enter(play: Play, entry: NewEntry, byAdmin = false): Call {
  const { scene, journal } = play;
  const id = scene.platform.ids.uuid();
  const ref = entryRef({ id, recipientId: [...hostsOf(entry)].sort()[0] ?? '', fiscalYear: fiscalYearOf(entry.date) });
  const story: EntryStory = {
    id,
    entry,
    ref,
    byAdmin,
    recorded: 'no',
    withdrawn: 'no',
    withdrawalsBegun: 0,
    reversalId: scene.platform.ids.uuid(),
  };
  journal.entries.push(story);
  return recordAnEntry(play, story);
}

export const recordAnEntry =
  (play: Play, story: EntryStory): Call =>
  async (platform, unsure) => {
    const { scene, journal } = play;
    const { entry } = story;
    const expected = whyRefused(scene, hostsOf(entry), entry.date);
    const answer = await recordEntry(platform, story.byAdmin ? scene.admin : scene.staff, story.id, entry);
    if (isRefusal(answer)) {
      expectRefusal(play, entry.kind, answer, {
        [expected ?? '']: true,
        'over-approved-amount': entry.kind === 'expenditure' && entry.recipientId === scene.ceiling.recipientId,
      });
      if (unsure()) story.recorded = surer(story.recorded, 'maybe');
      return;
    }
    if (expected !== undefined) journal.odd.push(`${entry.kind} was not refused: ${expected}`);
    story.recorded = 'yes';
    journal.succeeded(entry.kind);
  };

export const withdraw = (play: Play, story: EntryStory): Call => {
  story.withdrawalsBegun += 1;
  const wasRecorded = story.recorded === 'yes';
  const { kind } = story.entry;
  return async (platform, unsure) => {
    const { staff } = play.scene;
    const answer =
      kind === 'expenditure'
        ? await reverseExpenditure(platform, staff, story.ref, story.reversalId, 'wrong-amount')
        : await voidActivity(platform, staff, kind, story.ref, 'did-not-take-place');
    if (isRefusal(answer)) {
      expectRefusal(play, `taking off ${kind}`, answer, { 'unknown-entry': !wasRecorded });
      if (unsure()) story.withdrawn = surer(story.withdrawn, 'maybe');
      return;
    }
    story.withdrawn = 'yes';
    play.journal.succeeded(kind === 'expenditure' ? 'reverse' : 'void-activity');
  };
};

export const submit = (play: Play, { recipient, date, month }: Extract<Operation, { what: 'submit' }>): Call => {
  const { scene, journal } = play;
  const id = scene.platform.ids.uuid();
  const day = dateOf(scene, date);
  const place = { recipientId: recipientOf(scene, recipient), fiscalYear: fiscalYearOf(day) };
  const asOf = month ? parseLocalDate(monthEndOf(day)) : undefined;
  const expected = whyNotSubmitted(scene, day, month);
  return async (platform, unsure) => {
    const answer = await submitReport(platform, scene.staff, id, place, asOf);
    if (isRefusal(answer)) {
      expectRefusal(play, 'submit', answer, {
        [expected ?? '']: true,
        'merge-under-way': journal.merges.length > 0,
      });
      if (unsure()) journal.maybeSubmitted += 1;
      return;
    }
    if (expected !== undefined) journal.odd.push(`submit was not refused: ${expected}`);
    journal.submitted.push(answer);
    journal.succeeded('submit');
  };
};

/** An activity that somebody records, or recorded, comes in a file as well, under its own id. */
export const importActivity = (play: Play, story: EntryStory): Call => {
  const { scene, journal } = play;
  const { entry } = story;
  const batchId = scene.platform.ids.uuid();
  const row = { line: 1, id: story.id, hosts: hostsOf(entry).join(' '), date: entry.date, type: 'cultural' };
  return async (platform, unsure) => {
    const expected = whyRefused(scene, hostsOf(entry), entry.date);
    const [outcome] = await importRows(platform, scene.staff, 'group-activities', { rows: [row] }, batchId);
    if (outcome?.outcome === 'rejected') {
      if (outcome.code !== expected) journal.odd.push(`an activity was rejected: ${outcome.code}`);
      if (unsure()) story.recorded = surer(story.recorded, 'maybe');
      return;
    }
    if (expected !== undefined) journal.odd.push(`an activity was not rejected: ${expected}`);
    story.recorded = 'yes';
    journal.succeeded('import-activity');
  };
};
