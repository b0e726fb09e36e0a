import { needsInWords } from './answers/answers.ts';
import { takenOver, withNote } from './conversation.ts';
import { isFitForCodeWord } from './answers/code-word.ts';
import type { Danger, Keyword } from './hearing/keywords.ts';
import type { Conversation, Effect, IntakeHub, Language, Reply, Slot, Step } from './model.ts';
import {
  ask,
  blankAfterErase,
  goQuiet,
  notSafeNow,
  greet,
  isAskedCodeWord,
  nextOpen,
  nodeOf,
  proceed,
  quietNode,
  say,
  settle,
  startNode,
  suspect,
} from './progress.ts';
import { volunteeredWords, withVolunteered } from './answers/volunteered.ts';
import { plainWords } from './hearing/wording.ts';
import { isClearYes, readYesNo, saysNotNow } from './answers/yes-no.ts';

/** What the words that work at every moment do. */

type Moment = { readonly text: string; readonly now: string; readonly hub: IntakeHub };

/** Danger outranks all. A phone that has opted out gets no text, yet a human is called. */
export function inDanger(before: Conversation, danger: Danger, keyword: Keyword | undefined, moment: Moment): Step {
  const { hub, now, text } = moment;
  const optsOut = keyword?.kind === 'opt-out' && !before.optedOut;
  const kept: Conversation = { ...withNote(before, text), danger: { at: now }, eraseAsked: false };
  const state: Conversation = { ...kept, optedOut: before.optedOut || optsOut };
  const effects: Effect[] = optsOut ? [{ kind: 'opted-out' }] : [];
  const language = danger.language ?? state.language;

  if (before.optedOut) {
    return settle(takenOver(state), [], [{ kind: 'call-human', reason: 'opted-out-in-danger', urgent: true }]);
  }
  if (danger.kind === 'now' && keyword?.kind !== 'unsafe' && !isNearStill(before)) {
    const reason = optsOut ? 'opted-out-in-danger' : 'danger';
    // Even beside an opt-out this one direct answer goes out: it may be the last text they can read.
    return settle(
      takenOver(state),
      [say('danger', { ...state, language }, hub)],
      [{ kind: 'call-human', reason, urgent: true }, ...effects],
    );
  }
  // A text lighting up beside whoever they fear may be what harms them: whatever else was said, the goodbye alone.
  const watched: Conversation = { ...state, danger: { at: now, near: true } };
  const reason = danger.kind === 'near' ? 'threat-near' : 'danger-near';
  const isNews = !isNearStill(before);
  const call: Effect = { kind: 'call-human', reason: optsOut ? 'opted-out-in-danger' : reason, urgent: true, isNews };
  if (optsOut) return settle(watched, [say('opted-out', { ...state, language }, hub)], [call, ...effects]);
  if (before.withPerson === true) return settle(notSafeNow(watched, '', now, hub), [], [call]);
  const quiet = goQuiet({ ...watched, language }, '', now, hub);
  const humanAfter = danger.kind === 'near' ? quiet.state.humanAfter : true;
  return { ...quiet, state: { ...quiet.state, language: state.language, humanAfter }, effects: [call] };
}

/** Somebody they fear was beside them, and they have not said since then, without a silence between, that it is safe. */
const isNearStill = ({ danger, answers }: Conversation): boolean =>
  danger?.near === true && answers.safeToText !== 'yes';

/** Somebody else writes. If they want no more texts they get none, and a human hears that it was not the person who said so. */
export function strangerWrites(before: Conversation, keyword: Keyword | undefined, { hub, now }: Moment): Step {
  const suspected = suspect(before, 'hostile-words', now, hub);
  if (keyword?.kind !== 'opt-out') return suspected;
  const state: Conversation = { ...suspected.state, optedOut: true };
  return settle(state, [sayOptedOut(before, keyword, hub)], [...suspected.effects, { kind: 'opted-out' }]);
}

/** Nothing is told to whoever holds the phone, whatever they ask; a cry is passed on, and nothing is erased. */
export function whileInDoubt(before: Conversation, keyword: Keyword | undefined, { text, hub }: Moment): Step {
  const state: Conversation = { ...withNote(before, text), eraseAsked: false };
  const cries = keyword?.kind === 'help' || keyword?.kind === 'human';
  const effect: Effect = cries
    ? { kind: 'call-human', reason: keyword.kind === 'help' ? 'help' : 'asked', urgent: true }
    : { kind: 'text-for-human' };
  return settle(state, state.withPerson === true ? [] : [say('quiet', state, hub)], [effect]);
}

/** Only a START-type word is answered; a cry is passed on; the rest is kept for whoever reads the conversation. */
export function whileOptedOut(before: Conversation, keyword: Keyword | undefined, moment: Moment): Step {
  const state = withNote(before, moment.text);
  switch (keyword?.kind) {
    case 'opt-in':
      return optIn(before, keyword, moment.hub);
    case 'help':
    case 'human':
      return settle(state, [], [{ kind: 'call-human', reason: 'opted-out-asks-help', urgent: true }]);
    case 'erase':
      // Nothing can be asked of a phone that wants no texts: the first word of it is enough.
      return before.doubt === undefined
        ? settle(blankAfterErase(before, moment.now), [], [{ kind: 'erase' }])
        : settle(state, [], [{ kind: 'text-for-human' }]);
    case 'opt-out':
      return settle(before, []);
    case 'info':
    case 'language':
    case 'unsafe':
    case 'plain-language':
    case 'code-word':
    case undefined:
      return settle({ ...state, eraseAsked: false }, [], [{ kind: 'text-for-human' }]);
  }
}

/**
 * The answer to "erase everything?". Anything short of a clear yes or no is asked once more; undefined when the text says
 * none of them: then it is read as any other.
 */
export function answerErase(before: Conversation, keyword: Keyword | undefined, moment: Moment): Step | undefined {
  const { hub, now, text } = moment;
  const said = readYesNo(text)?.answer;
  if (isClearYes(text) || keyword?.kind === 'erase') {
    return settle(blankAfterErase(before, now), [say('erased', before, hub)], [{ kind: 'erase' }]);
  }
  if (said === 'yes' || said === 'unsure') return settle(before, [say('erase-ask', before, hub)]);
  if (said !== 'no') return undefined;
  const state = { ...before, eraseAsked: false };
  const node = nodeOf(state);
  const kept = say('kept', state, hub);
  const goesOn = state.handledBy === 'flow' && node.kind === 'question';
  return settle(state, [goesOn ? { ...kept, text: `${kept.text} ${ask(node, state, hub).text}` } : kept]);
}

/** Undefined when the words turn out to be an answer ("a ride, and someone to talk to"). */
export function steer(before: Conversation, keyword: Keyword, moment: Moment): Step | undefined {
  const { hub, text } = moment;
  const state: Conversation = { ...before, eraseAsked: false };
  const language = keyword.language ?? state.language;
  if (isNearStill(before) && (keyword.kind === 'help' || keyword.kind === 'human' || keyword.kind === 'info')) {
    return inDanger(before, { kind: 'near' }, undefined, moment);
  }
  switch (keyword.kind) {
    case 'opt-out':
      return settle({ ...state, optedOut: true }, [sayOptedOut(before, keyword, hub)], [{ kind: 'opted-out' }]);
    case 'opt-in':
      return optIn(state, keyword, hub);
    case 'erase':
      return settle({ ...state, eraseAsked: true }, [say('erase-ask', { ...state, language }, hub)]);
    case 'language':
      return changeLanguage(state, language, moment);
    case 'human':
      if (keyword.soft === true && needsInWords(text).some((need) => need !== 'talk')) return undefined;
      return callHuman(withVolunteered(withNote(state, text), text, hub), say('human', { ...state, language }, hub));
    case 'help':
      return help(withNote(state, text), language, moment);
    case 'info':
      return settle(state, [say('info', { ...state, language }, hub)]);
    case 'unsafe':
      // "Not now" to "are you in danger right now?" is an answer.
      if (state.handledBy === 'flow' && asks(state, 'dangerNow') && saysNotNow(text)) return undefined;
      if (state.withPerson !== true)
        return {
          ...goQuiet(volunteeredWords(text) ? withNote(state, text) : state, text, moment.now, hub),
          ...(state.handledBy === 'human' && { effects: [{ kind: 'text-for-human' }] }),
        };
      return settle(notSafeNow(withNote(state, text), text, moment.now, hub), [], [{ kind: 'text-for-human' }]);
    case 'plain-language':
      return setPlain(state, keyword.wish !== 'off', moment);
    case 'code-word':
      return setCodeWord(state, keyword, moment);
  }
}

/** May be a real cry: a human is told. "I need help" as first words is also the beginning of a conversation. */
function help(state: Conversation, language: Language, { hub, text }: Moment): Step {
  const begins = state.handledBy === 'flow' && state.node === startNode().id && plainWords(text).length > 1;
  const answered = begins
    ? greet(startNode(), state.languageIsGuess ? { ...state, language } : state, hub, true)
    : settle(state, [say('help', { ...state, language }, hub)]);
  return { ...answered, effects: [{ kind: 'call-human', reason: 'help', urgent: true }] };
}

function callHuman(state: Conversation, reply: Reply): Step {
  return settle(takenOver(state), [reply], [{ kind: 'call-human', reason: 'asked', urgent: false }]);
}

function sayOptedOut({ language, languageIsGuess, plain }: Conversation, keyword: Keyword, hub: IntakeHub): Reply {
  // STOP is said in both languages: while the language is only guessed, so is the answer.
  const unknown = keyword.language === undefined && languageIsGuess;
  return say(unknown ? 'opted-out-both' : 'opted-out', { language: keyword.language ?? language, plain }, hub);
}

function optIn(before: Conversation, keyword: Keyword, hub: IntakeHub): Step {
  const language = before.languageIsGuess ? (keyword.language ?? before.language) : before.language;
  const state: Conversation = { ...before, optedOut: false, eraseAsked: false, language };
  const effects: Effect[] = before.optedOut ? [{ kind: 'opted-in' }] : [];
  const replyLanguage = keyword.language ?? language;
  if (state.doubt !== undefined) {
    return settle(state, [say('quiet', state, hub)], [...effects, { kind: 'text-for-human' }]);
  }
  if (state.handledBy === 'human') {
    return settle(
      state,
      [say('opted-in-with-human', { ...state, language: replyLanguage }, hub)],
      [...effects, { kind: 'text-for-human' }],
    );
  }
  const rest = state.node === startNode().id ? startNode() : quietNode();
  const greeted = greet(rest, { ...state, language: replyLanguage }, hub, true);
  return { ...greeted, state: { ...greeted.state, language }, effects };
}

/** Simple words, or as before; the question that is open is asked anew in them. */
function setPlain(before: Conversation, plain: boolean, { hub }: Moment): Step | undefined {
  // Asked what would make things easier, it is an answer, and kept as one.
  if (plain && before.handledBy === 'flow' && asks(before, 'accommodations')) return undefined;
  const state: Conversation = { ...before, plain };
  const node = nodeOf(state);
  const told = say(plain ? 'plain-on' : 'plain-off', state, hub);
  if (state.handledBy === 'human') return settle(state, [told], [{ kind: 'text-for-human' }]);
  if (node.kind === 'question') return settle(state, [plain ? ask(node, state, hub) : told]);
  return node.whenWritten.do === 'ask' ? greet(node, state, hub, true) : settle(state, [told]);
}

/** A word of their own, asked for after a silence. Whoever has the phone now may not change it without knowing it. */
function setCodeWord(before: Conversation, { word }: Keyword, { hub, now }: Moment): Step | undefined {
  if (isAskedCodeWord(before)) return undefined;
  if (word === undefined || !isFitForCodeWord(word)) return settle(before, [say('code-word-how', before, hub)]);
  const known =
    before.codeWord === undefined ? before.answers.safeToText === 'yes' : before.codeWordSaidAt !== undefined;
  // Still to be proven: what must be asked is asked, and the word they would like is not taken.
  if (!known) return before.handledBy === 'flow' ? greet(quietNode(), before, hub, true) : undefined;
  return settle({ ...before, codeWord: word, codeWordSaidAt: now }, [say('code-word-set', before, hub)]);
}

function asks(state: Conversation, slot: Slot): boolean {
  const node = nodeOf(state);
  return node.kind === 'question' && node.fills === slot;
}

function changeLanguage(before: Conversation, language: Language, { hub, now, text }: Moment): Step {
  const changed: readonly Effect[] = before.language === language ? [] : [{ kind: 'language-changed', language }];
  const state = withVolunteered({ ...before, language, languageIsGuess: false }, text, hub);
  const node = nodeOf(state);
  if (state.handledBy === 'human') {
    return settle(state, [say('language-changed', state, hub)], [...changed, { kind: 'text-for-human' }]);
  }
  if (node.kind === 'question') {
    const open = nextOpen(node.id, state);
    const step = open.id === node.id ? settle(state, [ask(node, state, hub)]) : proceed(node.id, state, now, hub);
    return { ...step, effects: [...changed, ...step.effects] };
  }
  if (node.whenWritten.do === 'ask') return { ...greet(node, state, hub, true), effects: changed };
  return settle(state, [say('language-changed', state, hub)], [...changed, { kind: 'text-for-human' }]);
}
