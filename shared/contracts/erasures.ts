import * as z from 'zod';
import { certificateSchema } from '../access/certificate.ts';
import { page } from './paging.ts';
import type { Routes } from './route.ts';

const certificate = certificateSchema.meta({
  id: 'Erasure',
  description:
    'The certificate of an erasure: when, by whom, how much, and since when the SMS carrier holds no copy. It names nobody who was erased.',
});

export const erasureRoutes = {
  eraseConversation: {
    method: 'POST',
    path: '/v1/conversations/{conversationId}/erase',
    summary:
      'Erases a conversation and the file that it led to, backups and the carrier’s copies included; counts stay',
    roles: ['coordinator', 'admin'],
    params: z.strictObject({ conversationId: z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'the id as listed') }),
    answer: z.strictObject({ erased: z.literal(true), erasureId: z.string().describe('Of the certificate.') }),
    versioned: true,
    opensFile: true,
  },
  listErasures: {
    method: 'GET',
    path: '/v1/erasures',
    summary: 'Certificates of what was erased, the latest first',
    roles: ['coordinator', 'admin'],
    query: page,
    answer: z.strictObject({ items: z.array(certificate), cursor: z.string().optional() }),
  },
} as const satisfies Routes;
