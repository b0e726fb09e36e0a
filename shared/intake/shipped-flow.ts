import type { Flow } from './flow.ts';
import { ageWords, needWords } from './answer-lists.ts';

/** The questions that ship, in order. Data: a hub coordinator can follow it with a finger. Tests hold it to `checkFlow`. */
export const shippedFlow: Flow = {
  start: 'start',
  quiet: 'paused',
  nodes: [
    {
      kind: 'rest',
      id: 'start',
      intakeReady: false,
      handsToHuman: false,
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
          { answer: 'yes', next: 'needs' },
          { answer: 'no', next: 'paused' },
          { answer: 'unsure', next: 'safe-unsure' },
        ],
      },
      whenSkipped: 'needs',
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
          { answer: 'yes', next: 'needs' },
          { answer: 'no', next: 'paused' },
          { answer: 'unsure', next: 'paused' },
        ],
      },
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
      handsToHuman: false,
      whenWritten: { do: 'acknowledge', text: 'noted' },
    },
    {
      kind: 'rest',
      id: 'done-without-sharing',
      text: 'done-without-sharing',
      intakeReady: true,
      handsToHuman: true,
      whenWritten: { do: 'acknowledge', text: 'noted' },
    },
    {
      kind: 'rest',
      id: 'paused',
      text: 'goodbye',
      intakeReady: false,
      handsToHuman: false,
      whenWritten: { do: 'ask', next: 'safe', greeting: 'welcome-back', greetingWhenUnsure: 'welcome-back' },
    },
  ],
};
