import { useRef, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../../api/hooks.ts';
import { dateTime } from '../../i18n/time.ts';
import { explain } from '../../ui/states.tsx';
import { notify } from '../../ui/toasts.tsx';
import { draftOf, keepDraft } from './drafts.ts';
import type { Thread } from './thread.ts';

export interface TakingBack {
  /** The text that is being taken back. */
  readonly taking: number | undefined;
  readonly takeBack: (sequence: number, words: string) => void;
  /** Says when a text that was just written leaves; from there, too, it can be taken back. */
  readonly tellOf: (sequence: number, words: string, leavesAt: string) => void;
}

/**
 * Takes a text back that still waits to leave. Its words go back to where they were written, to be changed, unless something else
 * stands there or nothing can be written; the thread keeps them in any case. `field`: where texts are written, if they can be.
 */
export function useTakingBack(
  { conversationId, shortName }: Pick<Thread['conversation'], 'conversationId' | 'shortName'>,
  field: RefObject<HTMLTextAreaElement | null>,
): TakingBack {
  const { t } = useTranslation('conversation');
  const write = useWrite('DELETE /v1/conversations/{conversationId}/texts/{sequence}', {
    label: t('takeBack.label', { name: shortName }),
    texts: false,
  });
  const notices = useRef(new Map<number, () => void>());
  // Until the thread was read again, a second press would seem to be for a text that waits.
  const asked = useRef(new Set<number>());
  const takeBack = (sequence: number, words: string): void => {
    if (asked.current.has(sequence)) return;
    asked.current.add(sequence);
    write.mutateAsync({ params: { conversationId, sequence } }).then(
      () => {
        const goesBack = field.current !== null && draftOf(conversationId).trim() === '';
        notices.current.get(sequence)?.();
        if (goesBack) keepDraft(conversationId, words);
        else notify(t('takeBack.kept'));
        focusAtEnd(field);
      },
      (fault: unknown) => {
        asked.current.delete(sequence);
        notify(explain(fault), { tone: 'danger' });
        focusAtEnd(field);
      },
    );
  };
  const tellOf = (sequence: number, words: string, leavesAt: string): void => {
    const undo = (): void => takeBack(sequence, words);
    notices.current.set(sequence, notify(t('takeBack.leaves', { at: dateTime(leavesAt) }), { undo }));
  };
  return { taking: write.isPending ? Number(write.variables?.params.sequence) : undefined, takeBack, tellOf };
}

/** The button that was pressed goes with what it was for. */
function focusAtEnd(field: RefObject<HTMLTextAreaElement | null>): void {
  setTimeout(() => {
    const node = field.current;
    node?.focus();
    node?.setSelectionRange(node.value.length, node.value.length);
  });
}
