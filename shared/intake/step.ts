import { readAnswer } from './answers.ts';
import { newConversation, takenOver, withNote, withSkipped } from './conversation.ts';
import type { Question } from './flow.ts';
import { classify } from './keywords.ts';
import { guessLanguage, isInAnotherScript } from './language-guess.ts';
import type { Conversation, Inbound, IntakeHub, Step } from './model.ts';
import { ask, greet, nodeOf, proceed, quietNode, say, settle } from './progress.ts';
import { answerErase, inDanger, steer, whileOptedOut } from './steering.ts';
import { volunteeredWords, withVolunteered } from './volunteered.ts';

const MISUNDERSTANDINGS_BEFORE_A_HUMAN = 2;

/**
 * One text in, the whole decision out. Total: any text, in any state, gives a state, and an answer unless the person has
 * opted out or a human has the conversation. In order: danger, opt-out, the words that steer, then the question asked.
 *
 * `state` is undefined for a phone never seen (or erased); `now` is an ISO instant.
 */
export function step(state: Conversation | undefined, inbound: Inbound, now: string, hub: IntakeHub): Step {
  const { text } = inbound;
  const known = state ?? newConversation(hub.defaultLanguage, now);
  const { danger, keyword } = classify(text);
  const before = { ...withLanguageOf(known, text), lastTextAt: now };
  const moment = { text, now, hub };

  if (danger) return inDanger(before, danger, keyword, moment);
  if (before.optedOut) return whileOptedOut(before, keyword, moment);
  const erasing =
    before.eraseAsked === true && keyword?.kind !== 'opt-out' ? answerErase(before, keyword, moment) : undefined;
  const steered = erasing ?? (keyword && steer(before, keyword, moment));
  if (steered) return steered;

  const going: Conversation = { ...before, eraseAsked: false };
  if (going.handledBy === 'human') return settle(withNote(going, text), [], [{ kind: 'text-for-human' }]);
  return converse(going, inbound, hasBeenSilent(known, now, hub), now, hub);
}

function withLanguageOf(state: Conversation, text: string): Conversation {
  const guess = state.languageIsGuess ? guessLanguage(text) : undefined;
  return guess ? { ...state, language: guess.language, languageIsGuess: !guess.sure } : state;
}

function hasBeenSilent({ lastTextAt }: Conversation, now: string, hub: IntakeHub): boolean {
  return Date.parse(now) - Date.parse(lastTextAt) > hub.askAgainAfterMinutes * 60_000;
}

function converse(state: Conversation, inbound: Inbound, silent: boolean, now: string, hub: IntakeHub): Step {
  const { text } = inbound;
  const node = nodeOf(state);
  if (node.kind === 'question' && !silent) return hear(node, state, inbound, now, hub);
  if (isInAnotherScript(text)) return toHumanForLanguage(state, text, hub);
  if (node.kind === 'rest' && node.whenWritten.do === 'acknowledge' && !silent) {
    return settle(
      withNote(state, text),
      [say(node.whenWritten.text, state.language, hub)],
      [{ kind: 'text-for-human' }],
    );
  }
  const told = withVolunteered(volunteeredWords(text) ? withNote(state, text) : state, text, hub);
  const rest = node.kind === 'rest' && node.whenWritten.do === 'ask' ? node : quietNode();
  const greeted = greet(rest, told, hub, guessLanguage(text) !== undefined || !state.languageIsGuess);
  return state.intakeReadyAt === undefined ? greeted : { ...greeted, effects: [{ kind: 'text-for-human' }] };
}

function toHumanForLanguage(state: Conversation, text: string, hub: IntakeHub): Step {
  const reply = say('other-language', state.language, hub);
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
    const skipped = withSkipped({ ...before, misunderstandings: 0 }, question.fills);
    // A short list that is skipped is put away; an unknown safety is not a yes.
    const answers =
      question.fills === 'safeToText' ? { ...skipped.answers, safeToText: 'unsure' as const } : skipped.answers;
    return proceed(question.whenSkipped, { ...skipped, answers, candidates: [] }, now, hub);
  }
  const noted = volunteeredWords(text) ? withNote(before, text) : before;
  if (read.kind === 'answered') {
    const guessed = noted.languageIsGuess && read.language ? { language: read.language, languageIsGuess: false } : {};
    const state: Conversation = {
      ...noted,
      ...guessed,
      misunderstandings: 0,
      answers: { ...noted.answers, ...read.change.answers },
      ...(read.change.candidates && { candidates: [...read.change.candidates] }),
    };
    return proceed(read.next, withVolunteered(state, text, hub), now, hub);
  }
  if (isInAnotherScript(text)) return toHumanForLanguage(before, text, hub);
  return misunderstand(question, before, inbound, now, hub);
}

function misunderstand(question: Question, before: Conversation, inbound: Inbound, now: string, hub: IntakeHub): Step {
  const noted = withNote(before, inbound.text);
  const told = withVolunteered(noted, inbound.text, hub);
  // They told something else of use: that is being understood, and the question stays.
  if (told !== noted && toldMore(noted, told)) return proceed(question.id, { ...told, misunderstandings: 0 }, now, hub);
  const misunderstandings = before.misunderstandings + 1;
  if (misunderstandings >= MISUNDERSTANDINGS_BEFORE_A_HUMAN) {
    const reply = say('misunderstood', noted.language, hub);
    return settle(takenOver(noted), [reply], [{ kind: 'call-human', reason: 'misunderstood', urgent: false }]);
  }
  const onlyPicture = inbound.mediaCount > 0 && inbound.text.trim() === '';
  const reply = onlyPicture ? say('no-pictures', noted.language, hub) : ask(question, noted, hub, true);
  return settle({ ...noted, misunderstandings }, [reply]);
}

function toldMore({ answers: before }: Conversation, { answers: after }: Conversation): boolean {
  return (
    before.needs !== after.needs ||
    before.communityWords !== after.communityWords ||
    before.communityId !== after.communityId ||
    before.ageBand !== after.ageBand
  );
}
