import { automaticAnswers } from './automatic-answers.ts';
import { newConversation } from '../conversation.ts';
import { classify } from '../hearing/keywords.ts';
import type { Conversation, IntakeHub, Step } from '../model.ts';
import { isEcho, isOurs, printOf, printOfReply } from './prints.ts';
import { bareWords, isReaction, quotesUs } from './reactions.ts';

/**
 * Floods, machines that answer machines, and attacks on the bill. Whether the reply of the engine goes out, and what the
 * people who run the hub should hear of. Danger, an opt-out, an erasure and a call for a human are answered whatever the traffic.
 */

/** `page`: written on the hub's web page. A short code or a name (a bank, an e-mail gateway) cannot be answered. */
export type SenderKind = 'phone' | 'toll-free' | 'short-code' | 'name' | 'page';

/** `from`: as the carrier names it; undefined for a page. */
export function senderKind(from: string | undefined): SenderKind {
  if (from === undefined) return 'page';
  if (/^\+?\d{3,6}$/.test(from)) return 'short-code';
  if (!/^\+[1-9]\d{6,14}$/.test(from)) return 'name';
  return /^\+18(?:00|33|44|55|66|77|88)\d{7}$/.test(from) ? 'toll-free' : 'phone';
}

const isMachine = (from: string | undefined): boolean => ['short-code', 'name'].includes(senderKind(from));

/** Countries of +1 beside Canada and the United States: their numbers are a common end of attacks on a bill. */
const OTHER_COUNTRIES_OF_1 =
  /^\+1(?:242|246|264|268|284|345|441|473|649|658|664|721|758|767|784|809|829|849|868|869|876)/;

/** A number of Canada or the United States. */
export const isNearby = (from: string): boolean => /^\+1[2-9]\d{9}$/.test(from) && !OTHER_COUNTRIES_OF_1.test(from);

/**
 * Whether anything is kept of a text. Of what machines send, only a cry: an e-mail may have come through a short code, and a
 * person may have written it.
 */
export function isHeeded(from: string | undefined, text: string): boolean {
  if (!isMachine(from)) return true;
  const { danger, keyword } = classify(text);
  const cries = keyword?.kind === 'help' || keyword?.kind === 'human';
  return danger !== undefined || (cries && !isAutomatic(text));
}

/** What a phone, an office or a bank sends by itself. */
export function isAutomatic(text: string): boolean {
  const said = ` ${bareWords(text).join(' ')} `;
  return automaticAnswers.some((phrase) => said.includes(` ${phrase} `));
}

/** The longest text that a carrier brings, in characters. */
const LONGEST = 1600;

/** As much of a text as is kept. It is read whole: a cry may stand at its end. */
export function kept(text: string): string {
  if (text.length <= LONGEST) return text;
  const cut = text.slice(0, LONGEST);
  // Half of a character outside the basic plane is none.
  return cut.isWellFormed() ? cut : cut.slice(0, -1);
}

/** How many texts came from a phone in one hour, named as `2026-11-22T15`. */
export interface Flood {
  readonly hour: string;
  readonly texts: number;
}

/** Phones never seen before, in one hour, the one that writes now left out. */
export interface HubLoad {
  readonly newPhones: number;
  /** Pages opened and written on for the first time. */
  readonly newPages?: number;
  /** Of these, outside Canada and the United States. */
  readonly foreign: number;
  /** Most of them that share all but the last two digits. */
  readonly neighbours: number;
}

export interface Limits {
  readonly textsPerHour: number;
  readonly newPhonesPerHour: number;
}

/** What the people who run the hub should hear of. */
export type TrafficSign = 'flood' | 'pumping' | 'loop' | 'automated-sender';

export interface TrafficQuestion {
  /** As the carrier names the sender; undefined for a page. */
  readonly from: string | undefined;
  readonly text: string;
  /** ISO instant. */
  readonly now: string;
  /** As remembered with the conversation; undefined for a phone never seen. */
  readonly flood: Flood | undefined;
  /** Before the text; undefined for a phone never seen, or erased. */
  readonly before: Conversation | undefined;
  /** No conversation of this phone is on record, not even an erased one. */
  readonly isNew: boolean;
  readonly hubLoad: HubLoad;
  readonly limits: Limits;
  /** The hub's own wording, by text key. */
  readonly hubTexts: IntakeHub['texts'];
  /** What the engine made of the text. */
  readonly decided: Step;
}

export interface Verdict {
  /** The engine's decision as it is to be carried out: without its reply where it stays unsaid. */
  readonly decided: Step;
  readonly signs: readonly TrafficSign[];
  /** To be remembered with the conversation. */
  readonly flood: Flood;
}

const PRINTS_KEPT = 24;
/** A text that leads nowhere is answered twice; the rest are machines, or words that a coordinator should read. */
const ANSWERED_WHERE_NOTHING_MOVES = 2;
/** Asked every quarter of an hour whether it is safe, a person may say yes four times in an hour to the same question. */
const ANSWERED_WHERE_IT_MOVES = 4;
const AUTOMATIC = 'auto';

/**
 * The decision as it is to be carried out, and the signs to report. Pure and total. What a silent reply leaves is kept and
 * acted upon all the same.
 */
export function judge(question: TrafficQuestion): Verdict {
  const { from, text, now, isNew, before, hubLoad, limits, decided } = question;
  const hour = now.slice(0, 13);
  const sameHour = question.flood?.hour === hour;
  const flood = { hour, texts: (sameHour ? question.flood.texts : 0) + 1 };
  const known = sameHour ? (before?.heard ?? []) : [];
  if (isReaction(text)) return { decided: afterReaction(question), signs: [], flood };
  if (isEcho(text, known)) return { decided: untouched(question), signs: ['loop'], flood };

  const urgent = mustBeAnswered(decided, before);
  const print = isAutomatic(text) ? AUTOMATIC : printOf(text, before);
  const heard = [...known.filter((one) => !isOurs(one)), print].slice(-PRINTS_KEPT);
  const times = heard.filter((one) => one === print).length;
  const answered = answeredTimes(question, print);
  const overrun = isNew && from !== undefined && hubLoad.newPhones >= limits.newPhonesPerHour;
  const stranger = overrun && !isNearby(from);

  const signs: TrafficSign[] = [];
  if (isMachine(from)) signs.push('automated-sender');
  // Told once: it is one phone, however much it writes in its hour.
  if (flood.texts === limits.textsPerHour + 1) signs.push('flood');
  if (times === answered + 1) signs.push('loop');
  const manyPages = isNew && from === undefined && (hubLoad.newPages ?? 0) >= limits.newPhonesPerHour;
  const pumped = isNew && from !== undefined && looksLikePumping(hubLoad);
  if (overrun || manyPages || pumped) signs.push('pumping');

  const tooMuch = flood.texts > limits.textsPerHour || times > answered || stranger;
  const silent = isMachine(from) || (tooMuch && !urgent);
  const { state, effects } = decided;
  const replies = silent ? [] : decided.replies;
  // Where a person is not answered, somebody reads what they wrote: nobody is left alone with silence.
  const isDrowned = silent && print !== AUTOMATIC && !isMachine(from) && decided.replies.length > 0;
  const isForHuman = (overrun || isDrowned) && effects.length === 0;
  return {
    decided: {
      // Who got no opening is met with one at the next text.
      state: {
        ...state,
        ...(silent && stranger && { node: newConversation('fr', now).node }),
        heard: [...heard, ...replies.map((reply) => printOfReply(reply.text))],
      },
      replies,
      effects: isForHuman ? [{ kind: 'text-for-human' }] : effects,
    },
    signs,
    flood,
  };
}

/** Danger, an opt-out and its end, an erasure, a call for a human: the person gets the answer whatever the traffic. */
function mustBeAnswered({ state, effects }: Step, before: Conversation | undefined): boolean {
  const asksToErase = state.eraseAsked === true && before?.eraseAsked !== true;
  return (
    asksToErase ||
    effects.some(({ kind }) => kind === 'call-human' || kind === 'opted-out' || kind === 'opted-in' || kind === 'erase')
  );
}

/**
 * A thumb on a text of ours repeats our words, STOP and ERASE and 911 among them: it is an answer to nothing. Only danger in
 * words that are not ours is heard.
 */
function afterReaction(question: TrafficQuestion): Step {
  const { text, before, decided, hubTexts } = question;
  const calls = decided.effects.filter(({ kind }) => kind === 'call-human');
  if (calls.length > 0 && classify(text).danger !== undefined && !quotesUs(text, hubTexts)) {
    const optsOut = decided.effects.some(({ kind }) => kind === 'opted-out');
    const state = { ...decided.state, optedOut: before?.optedOut ?? false };
    return { state, replies: optsOut ? [] : decided.replies, effects: calls };
  }
  return untouched(question);
}

/** Nothing was said: all is as it was, for whoever has the conversation in hand to see. */
function untouched({ before, decided, now }: TrafficQuestion): Step {
  const state = before ?? newConversation(decided.state.language, now);
  return { state, replies: [], effects: state.handledBy === 'human' ? [{ kind: 'text-for-human' }] : [] };
}

function answeredTimes({ from, before, decided }: TrafficQuestion, print: string): number {
  // A machine may be misread as answering a question after the other: that it moves tells nothing.
  const moved = print !== AUTOMATIC && before?.node !== decided.state.node;
  if (moved) return ANSWERED_WHERE_IT_MOVES;
  return senderKind(from) === 'toll-free' ? 1 : ANSWERED_WHERE_NOTHING_MOVES;
}

const ENOUGH_TO_TELL = 10;
const MANY_NEIGHBOURS = 8;

/** Half of the new phones from abroad, or many of one run of numbers: nobody's campaign looks so. */
const looksLikePumping = ({ newPhones, foreign, neighbours }: HubLoad): boolean =>
  (newPhones >= ENOUGH_TO_TELL && foreign * 2 >= newPhones) || neighbours >= MANY_NEIGHBOURS;
