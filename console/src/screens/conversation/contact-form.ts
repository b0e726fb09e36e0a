import type { Options } from '../../api/contract.ts';
import { isComplete, type SafeHours } from './hours.ts';
import type { Conversation } from './thread.ts';

type Contact = Conversation['contact'];
type Change = NonNullable<Options<'PATCH /v1/conversations/{conversationId}/contact'>['body']>;

export interface ContactForm {
  readonly safeToText: 'unchanged' | 'yes' | 'no';
  readonly hours: SafeHours | undefined;
  /** On the clock of this device, as its field has it; empty: no pause. */
  readonly pausedUntil: string;
  readonly language: Contact['language'];
  readonly plain: boolean;
  readonly codeWord: string;
}

/** `2026-11-22T21:30` on the clock of this device. */
function localTime(at: string): string {
  const instant = new Date(at);
  return new Date(instant.getTime() - instant.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

export const formOf = ({ safeHours, pausedUntil, language, plain, codeWord }: Contact): ContactForm => ({
  safeToText: 'unchanged',
  hours: safeHours,
  pausedUntil: pausedUntil === undefined ? '' : localTime(pausedUntil),
  language,
  plain,
  codeWord: codeWord ?? '',
});

/** What is to be written down: only what was changed, so that nothing else is overwritten. */
export function changesOf(before: ContactForm, form: ContactForm): Change {
  const differs = (field: keyof ContactForm): boolean => JSON.stringify(before[field]) !== JSON.stringify(form[field]);
  const word = form.codeWord.trim();
  return {
    ...(form.safeToText !== 'unchanged' && { safeToText: form.safeToText }),
    ...(differs('hours') && form.hours !== undefined && { safeHours: sendable(form.hours) }),
    ...(differs('pausedUntil') && {
      pausedUntil: form.pausedUntil === '' ? null : new Date(form.pausedUntil).toISOString(),
    }),
    ...(differs('language') && { language: form.language }),
    ...(differs('plain') && { plain: form.plain }),
    ...(differs('codeWord') && { codeWord: word === '' ? null : word }),
  };
}

const sendable = ({ timeZone, windows }: SafeHours): SafeHours => ({
  timeZone,
  windows: windows.map(({ from, to, days }) => ({ from, to, ...(days !== undefined && { days }) })),
});

/** What would be refused, known before it is asked. */
export function problemsOf({ hours, codeWord }: ContactForm): {
  readonly windows: boolean;
  readonly codeWord: boolean;
} {
  const length = codeWord.trim().length;
  return { windows: hours?.windows.every(isComplete) === false, codeWord: length > 0 && length < 3 };
}
