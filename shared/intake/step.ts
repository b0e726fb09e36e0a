import { readAnswer, saysCodeWord, type AnswerRead } from './answers/answers.ts';
import { afterSilence, newConversation, takenOver, trusted, withNote, withSkipped } from './conversation.ts';
import type { Question } from './flow.ts';
import { classify, type Keyword } from './hearing/keywords.ts';
import { guessLanguage, isInAnotherScript } from './hearing/language-guess.ts';
import type { Conversation, Effect, Inbound, IntakeHub, Step } from './model.ts';
import { readPause } from './hours/pause.ts';
import {
  ask,
  comeBack,
  goQuiet,
  greet,
  lastQuestion,
  mustBeAsked,
  nextOpen,
  nodeOf,
  proceed,
  quietNode,
  say,
  settle,
  startNode,
  suspect,
  timeZoneOf,
} from './progress.ts';
import { answerErase, inDanger, steer, strangerWrites, whileInDoubt, whileOptedOut } from './steering.ts';
import { volunteeredWords, withVolunteered } from './answers/volunteered.ts';
import { isAnswer, opensNotNow } from './answers/yes-no.ts';
import { hearArrival } from './trips/arrival.ts';
import { hearOnRide } from './trips/ride.ts';

const MISUNDERSTANDINGS_BEFORE_A_HUMAN = 2;

/**
 * One text in, the whole decision out. Total: any text, in any state, gives a state, and an answer unless the person has
 * opted out or a human is there to answer. In order: danger, opt-out, other hands, the words that steer, then the question.
 *
 * `state` is undefined for a phone never seen (or erased); `now` is an ISO instant.
 */
export function step(state: Conversation | undefined, inbound: Inbound, now: string, hub: IntakeHub): Step {
  const from = (before: Conversation | undefined): Step => decide(before, inbound, now, hub);
  const isAsked = state !== undefined && inbound.checkSentAt !== undefined;
  const decided = isAsked ? hearArrival(state, inbound, now, hub, from) : from(state);
  const heard = hearOnRide(state, decided, inbound.text, now, hub);
  return { ...heard, state: onClockOfPlace(state, decided.state, hub) };
}

/** Hours that were told before the place are on the clock of the place. */
function onClockOfPlace(was: Conversation | undefined, state: Conversation, hub: IntakeHub): Conversation {
  const { communityId, safeHours } = state.answers;
  if (!safeHours || communityId === undefined || communityId === was?.answers.communityId) return state;
  return {
    ...state,
    answers: { ...state.answers, safeHours: { ...safeHours, timeZone: hub.timeZoneOf(communityId) } },
  };
}

function decide(state: Conversation | undefined, inbound: Inbound, now: string, hub: IntakeHub): Step {
  const { text } = inbound;
  const known = state ?? { ...newConversation(hub.defaultLanguage, now), skipped: [...(hub.notAsked ?? [])] };
  const { danger, keyword: named, changedHands } = classify(text);
  const moment = { text, now, hub };
  const silent = hasBeenSilent(known, now, hub);
  const heard: Conversation = { ...withLanguageOf(silent ? afterSilence(known) : known, text), lastTextAt: now };
  const before = silent && saysCodeWord(text, heard) && heard.doubt === undefined ? trusted(heard, now) : heard;

  const asksToWait = opensNotNow(text) && readPause(text, now, timeZoneOf(before, hub)) !== undefined;
  const isFree = named === undefined || named.kind === 'human' || named.kind === 'unsafe';
  const keyword: Keyword | undefined = asksToWait && isFree ? { kind: 'unsafe' } : named;

  if (danger) return inDanger(before, danger, keyword, moment);
  if (before.optedOut) return whileOptedOut(before, keyword, moment);
  const isTheirs = saysCodeWord(text, known);
  if (changedHands === true && known.node !== startNode().id && known.doubt === undefined && !isTheirs) {
    return strangerWrites(withNote(before, text), keyword, moment);
  }
  if (before.doubt !== undefined && !isTheirs && keyword?.kind !== 'opt-out') {
    return whileInDoubt(before, keyword, moment);
  }
  const erasing =
    before.eraseAsked === true && keyword?.kind !== 'opt-out' ? answerErase(before, keyword, moment) : undefined;
  const steered = erasing ?? (keyword && steer(before, keyword, moment));
  if (steered) return steered;

  const going: Conversation = { ...before, eraseAsked: false };
  if (silent && speaksAnotherLanguage(going, known, text)) {
    return suspect(withNote(going, text), 'other-language', now, hub);
  }
  return going.handledBy === 'flow' ? converse(going, inbound, now, hub) : withHuman(going, text, now, hub);
}

/** Another language than theirs, after a silence, of which they had said nothing. A code word would settle it better. */
function speaksAnotherLanguage(state: Conversation, known: Conversation, text: string): boolean {
  if (state.doubt !== undefined || known.node === startNode().id) return false;
  if (known.languageIsGuess || known.codeWord !== undefined) return false;
  const guess = guessLanguage(text);
  return guess?.sure === true && guess.language !== known.language;
}

/** A human has it. Until somebody is there, each text is answered by a word that it came in; afterwards they answer. */
function withHuman(before: Conversation, text: string, now: string, hub: IntakeHub): Step {
  const forHuman: readonly Effect[] = [{ kind: 'text-for-human' }];
  const noted = withNote(before, text);
  if (noted.codeWord !== undefined && saysCodeWord(text, noted)) {
    const state = trusted(noted, now);
    if (noted.doubt !== undefined) return comeBack(state, hub);
    return settle(state, noted.withPerson === true ? [] : [say('noted', state, hub)], forHuman);
  }
  if (noted.withPerson === true) return settle(noted, [], forHuman);
  return settle(noted, [say('noted', noted, hub)], forHuman);
}

function withLanguageOf(state: Conversation, text: string): Conversation {
  const guess = state.languageIsGuess ? guessLanguage(text) : undefined;
  return guess ? { ...state, language: guess.language, languageIsGuess: !guess.sure } : state;
}

function hasBeenSilent({ lastTextAt }: Conversation, now: string, hub: IntakeHub): boolean {
  return Date.parse(now) - Date.parse(lastTextAt) > hub.askAgainAfterMinutes * 60_000;
}

function converse(state: Conversation, inbound: Inbound, now: string, hub: IntakeHub): Step {
  const { text } = inbound;
  const node = nodeOf(state);
  if (node.kind === 'question') return hear(node, state, inbound, now, hub);
  if (isInAnotherScript(text)) return toHumanForLanguage(state, text, hub);
  if (node.whenWritten.do === 'acknowledge') {
    return settle(withNote(state, text), [say(node.whenWritten.text, state, hub)], [{ kind: 'text-for-human' }]);
  }
  const told = withVolunteered(volunteeredWords(text) ? withNote(state, text) : state, text, hub);
  const greeted = greet(node, told, hub, guessLanguage(text) !== undefined || !state.languageIsGuess);
  const isKnown = state.intakeReadyAt !== undefined || state.humanAfter === true;
  return isKnown ? { ...greeted, effects: [{ kind: 'text-for-human' }] } : greeted;
}

function toHumanForLanguage(state: Conversation, text: string, hub: IntakeHub): Step {
  const reply = say('other-language', state, hub);
  return settle(
    takenOver(withNote(state, text)),
    [reply],
    [{ kind: 'call-human', reason: 'other-language', urgent: false }],
  );
}

/** An answer to the question asked, with whatever else the text tells. */
function hear(question: Question, before: Conversation, inbound: Inbound, now: string, hub: IntakeHub): Step {
  const { text } = inbound;
  const read = readAnswer(question, text, before, hub);
  if (read.kind === 'skipped') {
    if (question.fills === 'codeWord') return suspect(before, 'wrong-code-word', now, hub);
    const skipped = withSkipped({ ...before, misunderstandings: 0 }, question.fills);
    // A short list that is skipped is put away; an unknown safety is not a yes.
    const answers =
      question.fills === 'safeToText' ? { ...skipped.answers, safeToText: 'unsure' as const } : skipped.answers;
    return proceed(question.whenSkipped, { ...skipped, answers, candidates: [] }, now, hub);
  }
  if (read.kind === 'enough') {
    // Safety, danger and the code word are never waved through.
    if (mustBeAsked(question)) return misunderstand(question, before, inbound, now, hub);
    return proceed(lastQuestion(question), withSkipped({ ...before, candidates: [] }, question.fills), now, hub);
  }
  const noted = volunteeredWords(text) ? withNote(before, text) : before;
  if (read.kind === 'answered') return answered(question, noted, read, text, now, hub);
  if (isInAnotherScript(text)) return toHumanForLanguage(before, text, hub);
  return misunderstand(question, before, inbound, now, hub);
}

function answered(
  question: Question,
  noted: Conversation,
  read: Extract<AnswerRead, { kind: 'answered' }>,
  text: string,
  now: string,
  hub: IntakeHub,
): Step {
  const guessed = noted.languageIsGuess && read.language ? { language: read.language, languageIsGuess: false } : {};
  const simple = read.change.answers.accommodations?.includes('plain-language') === true ? { plain: true } : {};
  const state: Conversation = {
    ...noted,
    ...guessed,
    ...simple,
    ...(read.change.answers.safeToText === 'yes' && { pausedUntil: undefined, unsafeSince: undefined }),
    misunderstandings: 0,
    answers: { ...noted.answers, ...read.change.answers },
    ...(read.change.candidates && { candidates: [...read.change.candidates] }),
  };
  if (read.change.answers.safeToText === 'no' || nextOpen(read.next, state).id === quietNode().id) {
    const quiet = goQuiet(state, text, now, hub);
    return question.fills === 'safeToText' ? quiet : { ...quiet, effects: [{ kind: 'text-for-human' }] };
  }
  const told = question.fills === 'codeWord' ? trusted(state, now) : withVolunteered(state, text, hub);
  const onwards = proceed(read.next, told, now, hub, read.note);
  return read.calls ? { ...onwards, effects: [{ kind: 'call-human', ...read.calls }, ...onwards.effects] } : onwards;
}

const mayBeInDanger: Effect = { kind: 'call-human', reason: 'may-be-in-danger', urgent: true };

function misunderstand(question: Question, before: Conversation, inbound: Inbound, now: string, hub: IntakeHub): Step {
  const noted = withNote(before, inbound.text);
  const told = withVolunteered(noted, inbound.text, hub);
  // They told something else of use: that is being understood, and the question stays.
  if (told !== noted && toldMore(noted, told)) return proceed(question.id, { ...told, misunderstandings: 0 }, now, hub);
  const misunderstandings = before.misunderstandings + 1;
  // "Always", "a bit", "as usual": who is asked whether they are in danger and does not say no may be.
  const mayBeYes = question.fills === 'dangerNow' && isAnswer(inbound.text);
  if (misunderstandings >= MISUNDERSTANDINGS_BEFORE_A_HUMAN) {
    if (question.fills === 'codeWord') return suspect(noted, 'wrong-code-word', now, hub);
    const reply = say('misunderstood', noted, hub);
    const isDanger = question.fills === 'dangerNow';
    const call: Effect = isDanger ? mayBeInDanger : { kind: 'call-human', reason: 'misunderstood', urgent: false };
    return settle(takenOver(noted), [reply], [call]);
  }
  const onlyPicture = inbound.mediaCount > 0 && inbound.text.trim() === '';
  const reply = onlyPicture ? say('no-pictures', noted, hub) : ask(question, noted, hub, true);
  return settle({ ...noted, misunderstandings }, [reply], mayBeYes ? [mayBeInDanger] : []);
}

function toldMore({ answers: before }: Conversation, { answers: after }: Conversation): boolean {
  return (
    before.needs !== after.needs ||
    before.communityWords !== after.communityWords ||
    before.communityId !== after.communityId ||
    before.ageBand !== after.ageBand
  );
}
