import { useSyncExternalStore } from 'react';

/** What is being written to whom: kept while a coordinator goes from one conversation to another, in memory alone. */
const drafts = new Map<string, string>();
const listeners = new Set<() => void>();

export function keepDraft(conversationId: string, text: string): void {
  if (text === '') drafts.delete(conversationId);
  else drafts.set(conversationId, text);
  for (const listener of listeners) listener();
}

export const draftOf = (conversationId: string): string => drafts.get(conversationId) ?? '';

export const useDraft = (conversationId: string): string =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => draftOf(conversationId),
  );
