import type { Flow } from './flow.ts';
import { accommodationWords } from './answers/accommodation-words.ts';
import { ageWords, needWords } from './answers/answer-lists.ts';

/**
 * The questions that ship, in order. Data: a hub coordinator can follow it with a finger. `npm run flow` holds it to `checkFlow`.
 *
 * Danger is asked before anything that can wait; the hours come early, because a phone that dies after the third text
 * should still be written to at the right time.
 */
export const shippedFlow: Flow = {
  start: 'start',
  quiet: 'paused',
  codeWord: 'code-word',
  inDoubt: 'in-doubt',
  last: 'consent',
  nodes: [
    {
      kind: 'rest',
      id: 'start',
      intakeReady: false,
      whenWritten: { do: 'ask', next: 'safe', greeting: 'opening', greetingWhenUnsure: 'opening-both' },
    },
    {
      kind: 'question',
      id: 'safe',
      fills: 'safeToText',
      prompt: 'safe',
      again: 'safe-again',
      reads: {
        as: 'yes-no',
        options: [
          { answer: 'yes', next: 'danger-now' },
          { answer: 'no', next: 'paused' },
          { answer: 'unsure', next: 'safe-unsure' },
        ],
      },
      whenSkipped: 'danger-now',
    },
    {
      kind: 'question',
      id: 'safe-unsure',
      fills: 'safeToText',
      prompt: 'safe-unsure',
      again: 'safe-again',
      reads: {
        as: 'yes-no',
        options: [
          { answer: 'yes', next: 'danger-now' },
          { answer: 'no', next: 'paused' },
          { answer: 'unsure', next: 'paused' },
        ],
      },
      whenSkipped: 'danger-now',
    },
    {
      kind: 'question',
      id: 'danger-now',
      fills: 'dangerNow',
      prompt: 'danger-now',
      again: 'danger-now-again',
      reads: {
        as: 'yes-no',
        options: [
          { answer: 'yes', next: 'in-danger' },
          { answer: 'no', next: 'safe-hours' },
          {
            answer: 'unsure',
            next: 'safe-hours',
            calls: { reason: 'may-be-in-danger', urgent: true },
            note: 'danger-unsure',
          },
        ],
      },
      whenSkipped: 'safe-hours',
    },
    {
      kind: 'rest',
      id: 'in-danger',
      text: 'danger',
      intakeReady: false,
      calls: { reason: 'danger', urgent: true },
      whenWritten: { do: 'acknowledge', text: 'noted' },
    },
    {
      kind: 'question',
      id: 'safe-hours',
      fills: 'safeHours',
      prompt: 'safe-hours',
      again: 'safe-hours-again',
      reads: { as: 'hours', note: 'hours-noted', next: 'needs' },
      whenSkipped: 'needs',
    },
    {
      kind: 'question',
      id: 'needs',
      fills: 'needs',
      prompt: 'needs',
      again: 'needs-again',
      reads: {
        as: 'needs',
        options: [
          { need: 'transport', words: needWords.transport },
          { need: 'safe-place', words: needWords['safe-place'] },
          { need: 'talk', words: needWords.talk },
          { need: 'health', words: needWords.health },
          { need: 'legal', words: needWords.legal },
          { need: 'other', words: needWords.other },
        ],
        next: 'community',
      },
      whenSkipped: 'community',
    },
    {
      kind: 'question',
      id: 'community',
      fills: 'community',
      prompt: 'community',
      again: 'community-again',
      reads: { as: 'community', next: 'age', whenAmbiguous: 'community-choice' },
      whenSkipped: 'age',
    },
    {
      kind: 'question',
      id: 'community-choice',
      fills: 'community',
      prompt: 'community-choice',
      again: 'community-choice-again',
      reads: { as: 'candidate', next: 'age' },
      whenSkipped: 'age',
    },
    {
      kind: 'question',
      id: 'age',
      fills: 'ageBand',
      prompt: 'age',
      again: 'age-again',
      reads: {
        as: 'age',
        options: [
          { band: 'under-16', words: ageWords['under-16'] },
          { band: '16-17', words: ageWords['16-17'] },
          { band: '18-plus', words: ageWords['18-plus'] },
        ],
        next: 'nation',
      },
      whenSkipped: 'nation',
    },
    {
      kind: 'question',
      id: 'nation',
      fills: 'nation',
      prompt: 'nation',
      again: 'nation-again',
      reads: { as: 'nation', next: 'accommodations' },
      whenSkipped: 'accommodations',
    },
    {
      kind: 'question',
      id: 'accommodations',
      fills: 'accommodations',
      prompt: 'accommodations',
      again: 'accommodations-again',
      reads: {
        as: 'accommodations',
        options: [
          { accommodation: 'plain-language', words: accommodationWords['plain-language'] },
          { accommodation: 'interpreter', words: accommodationWords.interpreter },
          { accommodation: 'wheelchair', words: accommodationWords.wheelchair },
          { accommodation: 'hearing-or-vision', words: accommodationWords['hearing-or-vision'] },
          { accommodation: 'service-animal', words: accommodationWords['service-animal'] },
          { accommodation: 'with-children', words: accommodationWords['with-children'] },
        ],
        next: 'consent',
      },
      whenSkipped: 'consent',
    },
    {
      kind: 'question',
      id: 'consent',
      fills: 'consent',
      prompt: 'consent',
      again: 'consent-again',
      reads: {
        as: 'yes-no',
        options: [
          { answer: 'yes', next: 'done' },
          { answer: 'no', next: 'done-without-sharing' },
          { answer: 'unsure', next: 'done-without-sharing' },
        ],
      },
      whenSkipped: 'done-without-sharing',
    },
    {
      kind: 'rest',
      id: 'done',
      text: 'done',
      intakeReady: true,
      whenWritten: { do: 'acknowledge', text: 'noted' },
    },
    {
      kind: 'rest',
      id: 'done-without-sharing',
      text: 'done-without-sharing',
      intakeReady: true,
      calls: { reason: 'consent-not-given', urgent: false },
      whenWritten: { do: 'acknowledge', text: 'noted' },
    },
    {
      kind: 'rest',
      id: 'paused',
      text: 'goodbye',
      intakeReady: false,
      whenWritten: { do: 'ask', next: 'safe', greeting: 'welcome-back', greetingWhenUnsure: 'welcome-back' },
    },
    {
      kind: 'question',
      id: 'code-word',
      fills: 'codeWord',
      prompt: 'code-word-ask',
      again: 'code-word-again',
      reads: { as: 'code-word', next: 'safe' },
      whenSkipped: 'in-doubt',
    },
    {
      kind: 'rest',
      id: 'in-doubt',
      text: 'quiet',
      intakeReady: false,
      calls: { reason: 'phone-in-doubt', urgent: true },
      whenWritten: { do: 'acknowledge', text: 'quiet' },
    },
  ],
};
