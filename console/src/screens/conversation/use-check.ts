import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useApi } from '../../api/hooks.ts';
import type { Check } from './findings.ts';

const PAUSE_MS = 350;

/** Somebody who types is asked for nothing before they pause. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [value]);
  return settled;
}

/** What the server says of a text before it is sent; undefined for a text it has not been asked of yet. */
export function useCheck(conversationId: string, text: string, version: number): Check | undefined {
  const { client } = useApi();
  const body = useSettled(text.trim());
  const { data } = useQuery({
    // Whether a text may leave changes with the conversation.
    queryKey: ['check', conversationId, version, body],
    queryFn: async ({ signal }) => {
      const options = { params: { conversationId }, body: { body } };
      const { data: check } = await client.call('POST /v1/conversations/{conversationId}/texts/check', options, {
        signal,
      });
      return check;
    },
    enabled: body !== '',
    meta: { still: true },
    // Nothing of what was being written is kept.
    gcTime: 0,
    staleTime: 30_000,
  });
  return body === text.trim() ? data : undefined;
}
