import { randomBytes } from 'node:crypto';
import { auditWrite } from '../../access/index.ts';
import { readHubSettings } from '../../directory/index.ts';
import type { Platform } from '../../platform/platform.ts';
import type { Scope } from '../../platform/scope.ts';
import type { CalendarLanguage } from './model.ts';
import { calendarWrites, readOwnFingerprint, withdrawalWrites } from './store.ts';

const MAX_ATTEMPTS = 5;

/**
 * A secret address for the member's own calendar program, told this once: whoever has it sees when and between which
 * communities trips go, without a token. An address that the member had before stops at once. `language`: left out, the hub's.
 */
export async function newCalendarAddress(
  platform: Platform,
  scope: Scope,
  language: CalendarLanguage | undefined,
): Promise<{ readonly url: string }> {
  const inLanguage = language ?? (await readHubSettings(platform)).languages[0] ?? 'fr';
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    const was = await readOwnFingerprint(platform, scope.memberId);
    const token = randomBytes(16).toString('base64url');
    const createdAt = platform.clock().toISOString();
    const calendar = { sub: scope.memberId, language: inLanguage, createdAt };
    const outcome = await platform.table.write([
      ...(await calendarWrites(platform, token, calendar, was)),
      auditWrite(platform, scope, `MEMBER#${scope.memberId}`, 'export', 'calendar-address'),
    ]);
    if (outcome.committed) return { url: `${platform.publicUrl}/calendar/${token}.ics` };
  }
  throw new Error('The address of a calendar kept changing');
}

/** The address leads nowhere from now on; there may have been none. */
export async function withdrawCalendarAddress(platform: Platform, scope: Scope): Promise<void> {
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    const was = await readOwnFingerprint(platform, scope.memberId);
    if (was === undefined) return;
    const outcome = await platform.table.write([
      ...withdrawalWrites(scope.memberId, was),
      auditWrite(platform, scope, `MEMBER#${scope.memberId}`, 'export', 'calendar-withdrawn'),
    ]);
    if (outcome.committed) return;
  }
  throw new Error('The address of a calendar kept changing');
}
