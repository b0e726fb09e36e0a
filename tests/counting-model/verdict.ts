import { isDeepStrictEqual } from 'node:util';
import { eventRef, parseFiscalYear, readSubmission } from '../../shared/counting/index.ts';
import { monthOf } from './calendar.ts';
import type { Book, Evidence } from './evidence.ts';
import { canHaveBecome, hostsOf, type EntryStory, type EventStory, type Journal, type Sure } from './journal.ts';
import type { Scene } from './scene.ts';

/**
 * Whether what is on the record is what its clients were told, and whether nothing changed silently. Each broken rule is one
 * line; none are left when all is well.
 */
export async function brokenRules(scene: Scene, evidence: Evidence, journal: Journal): Promise<string[]> {
  return [
    ...journal.odd,
    ...journal.events.flatMap((story) => brokenByEvent(evidence, story)),
    ...unknownEvents(evidence, journal),
    ...journal.entries.flatMap((story) => brokenByEntry(evidence, story)),
    ...brokenByMerges(scene, evidence, journal),
    ...ceilingBroken(scene, evidence, journal),
    ...evidence.books.flatMap(brokenBySubmissions),
    ...silentVoids(evidence),
    ...(await brokenSubmissionsAsTold(scene, evidence, journal)),
  ];
}

const fits = (sure: Sure, is: boolean): boolean => sure === 'maybe' || (sure === 'yes') === is;

/** Recorded once, void for ever, corrected as answered. */
function brokenByEvent({ books }: Evidence, story: EventStory): string[] {
  const found = books.flatMap(({ events }) => events).filter(({ id, state }) => id === story.id && state !== 'moved');
  const [event, ...more] = found;
  if (more.length > 0) return ['an event is on the record more than once'];
  if (event === undefined)
    return story.recorded === 'yes' ? ['an event that was answered as recorded is not there'] : [];
  if (story.recorded === 'no') return ['an event is on the record that nobody was told of'];
  const { id, personId, recipientId, serviceDate, serviceType, version } = event;
  const fiscalYear = parseFiscalYear(event.fiscalYear);
  const state = {
    ref: eventRef({ id, personId, recipientId, fiscalYear }),
    version: event.state === 'void' ? version - 1 : version,
    recipientId,
    serviceDate,
    serviceType,
  };
  return [
    ...(fits(story.voided, event.state === 'void')
      ? []
      : [`an event is ${event.state}, its void was answered: ${story.voided}`]),
    ...(canHaveBecome(story, state) ? [] : ['an event is not what its corrections made of it']),
    ...(personId === story.service.personId ? [] : ['an event changed its person']),
  ];
}

function unknownEvents({ books }: Evidence, { events }: Journal): string[] {
  const known = new Set(events.map(({ id }) => id));
  return books.flatMap((book) =>
    book.events.flatMap(({ id }) => (known.has(id) ? [] : ['an event came from nowhere'])),
  );
}

/** In the ledger of each host, and only there; all copies alike. An expenditure is reversed once. */
function brokenByEntry({ books }: Evidence, story: EntryStory): string[] {
  const { entry, id } = story;
  const hosts = hostsOf(entry);
  const copies = books.flatMap((book) =>
    book.entries.filter((each) => each.id === id).map((each) => ({ ...each, recipientId: book.recipientId })),
  );
  const places = copies.map(({ recipientId }) => recipientId).sort();
  if (copies.length === 0) return story.recorded === 'yes' ? [`a ${entry.kind} that was answered is not there`] : [];
  const reversals = books.flatMap((book) => book.entries.filter(({ reverses }) => reverses === story.ref));
  const isWithdrawn =
    entry.kind === 'expenditure' ? reversals.length > 0 : copies.every(({ state }) => state === 'void');
  return [
    ...(story.recorded === 'no' ? [`a ${entry.kind} is on the record that nobody was told of`] : []),
    ...(isDeepStrictEqual(places, [...hosts].sort()) ? [] : [`a ${entry.kind} is not in the ledger of each host once`]),
    ...(new Set(copies.map(({ state }) => state)).size > 1 ? [`the copies of a ${entry.kind} differ`] : []),
    ...(reversals.length > 1 ? ['an expenditure is reversed twice'] : []),
    ...(fits(story.withdrawn, isWithdrawn) ? [] : [`a ${entry.kind} was withdrawn: ${story.withdrawn}`]),
  ];
}

/** Every merge and split begun is carried out, the links agree with one another and with what was answered. */
function brokenByMerges({ persons, years }: Scene, evidence: Evidence, { merges }: Journal): string[] {
  const broken: string[] = [];
  if (evidence.merges.some(({ state }) => state !== 'done')) broken.push('a merge was left half done');
  if (evidence.timers > 0) broken.push('the timer of a merge that is done is still waiting');
  for (const story of merges) {
    const begun = evidence.merges.some(({ id }) => id === story.id);
    if (story.recorded === 'yes' && !begun) broken.push(`a ${story.kind} that was answered is not there`);
  }
  for (const { id } of persons) {
    const { parent, edge, children } = evidence.identity(id);
    const times = (kind: string): number =>
      evidence.merges.filter((merge) => merge.personId === id && merge.kind === kind).length;
    if (times('merge') - times('split') !== (parent === undefined ? 0 : 1))
      broken.push('a link is not what was decided');
    if (edge !== (parent === undefined ? undefined : 'joined')) broken.push(`a link was left ${edge ?? 'open'}`);
    const pointing = persons.filter((other) => evidence.identity(other.id).parent === id).map((other) => other.id);
    if (!isDeepStrictEqual([...children].sort(), pointing.sort()))
      broken.push('a file does not know who is counted by it');
    for (const year of years) {
      const served = evidence.served(id, year);
      if (served !== undefined && served.countedBy !== parent)
        broken.push('a year is counted by somebody else than its person');
    }
  }
  return broken;
}

/** Nobody but an administrator takes a year over what was approved for it. */
function ceilingBroken({ ceiling, setting }: Scene, { books }: Evidence, { entries }: Journal): string[] {
  if (setting.years.length === 1 || entries.some(({ byAdmin }) => byAdmin)) return [];
  const book = books.find((each) => each.recipientId === ceiling.recipientId && each.fiscalYear === ceiling.year);
  return (book?.tally.spent ?? 0) > ceiling.cents ? ['more was spent than was approved'] : [];
}

/** What each submission froze and what the history says changed since: together, counter by counter, what is counted now. */
function brokenBySubmissions({ submissions, history, counters, tally }: Book): string[] {
  const broken: string[] = [];
  submissions.forEach(({ number, asOf, counters: frozen }, at) => {
    if (number !== at + 1) broken.push('submissions are not numbered one after the other');
    const through = monthOf(asOf);
    const within = (name: string): boolean => Number.parseInt(name.slice(-1), 13) <= through;
    const sums = new Map(Object.entries(frozen));
    for (const { sk, change } of history) {
      // The key tells how many reports were submitted before the change.
      if (Number(sk.split('#')[1]) < number) continue;
      for (const [name, n] of Object.entries(change)) if (within(name)) sums.set(name, (sums.get(name) ?? 0) + n);
    }
    for (const name of new Set([...sums.keys(), ...counters.keys()])) {
      if (within(name) && (sums.get(name) ?? 0) !== (counters.get(name) ?? 0)) {
        broken.push(
          `${name} changed silently since submission ${number}: ${sums.get(name) ?? 0} is ${counters.get(name) ?? 0}`,
        );
      }
    }
  });
  const closed = submissions.map(({ asOf }) => monthOf(asOf));
  if (tally.submissions !== submissions.length) broken.push('the tally does not know how many reports were submitted');
  if (submissions.length > 0 && tally.closed !== Math.max(...closed)) broken.push('the wrong months are closed');
  return broken;
}

/** Whoever takes an event off leaves a line in its ledger, submitted or not. */
const silentVoids = ({ books }: Evidence): string[] =>
  books.flatMap(({ events, history }) =>
    events
      .filter(({ state }) => state === 'void')
      .flatMap(({ id }) => {
        const lines = history.filter(({ what, about }) => what === 'service-event-voided' && about.endsWith(id));
        return lines.length === 1 ? [] : [`a void event has ${lines.length} lines of history`];
      }),
  );

/** As the API tells them: frozen figures stay as they were answered, and with the restatements they come to those of now. */
async function brokenSubmissionsAsTold(
  { platform, staff }: Scene,
  { books }: Evidence,
  { submitted, maybeSubmitted }: Journal,
): Promise<string[]> {
  const broken: string[] = [];
  const answered = new Map(submitted.map((submission) => [submission.id, submission]));
  let unknown = 0;
  for (const { recipientId, fiscalYear, submissions } of books) {
    for (const { number } of submissions) {
      const standing = await readSubmission(platform, staff, { recipientId, fiscalYear, number });
      if ('refused' in standing) {
        broken.push(`a submission was refused: ${standing.code}`);
        continue;
      }
      const { submission, restatements, figuresNow, report } = standing;
      const first = answered.get(submission.id);
      answered.delete(submission.id);
      if (first === undefined) unknown += 1;
      else if (!isDeepStrictEqual(first, submission)) broken.push('a frozen report changed');
      for (const [code, value] of Object.entries(submission.figures)) {
        const changed = restatements.reduce((sum, { changes }) => sum + (changes[code] ?? 0), 0);
        if (value + changed !== figuresNow[code]) broken.push(`restatements of ${code} do not add up`);
        if (report.elements.find((element) => element.code === code)?.value !== value)
          broken.push(`${code} is told in two ways`);
      }
    }
  }
  if (answered.size > 0) broken.push('a submission that was answered is not there');
  if (unknown > maybeSubmitted) broken.push('a submission is there that nobody asked for');
  return broken;
}
