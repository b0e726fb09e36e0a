import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openStage } from '../e2e/console/stage.ts';
import { settled, sitDown } from '../e2e/console/scene.ts';
import { playedOut, SCREENS, showScreen } from '../e2e/console/story.ts';

/** `npm run screenshots`: what the documentation shows of the console, taken from the demo hub after a night's work. */
const FOLDER = resolve(import.meta.dirname, '../../docs/console');
const SHOWN = new Set(process.argv.slice(2));
const LOOKS = [
  { suffix: '', language: 'fr', look: 'light', width: 1200, height: 720 },
  { suffix: '-dark', language: 'en', look: 'dark', width: 1200, height: 720 },
  { suffix: '-small', language: 'fr', look: 'light', width: 360, height: 740 },
] as const;
/** The main job is shown in every look, the rest once, wide and light. */
const MAIN = new Set(['triage', 'conversation', 'match', 'trip', 'reports']);
const PICTURED = new Set([
  ...['triage', 'conversation', 'match', 'referrals', 'referral', 'trips', 'trip', 'new-trip'],
  ...['people', 'person', 'duplicates'],
  ...['directory', 'directory-map', 'directory-upkeep', 'directory-import', 'service', 'service-edit'],
  ...['reports', 'reports-submissions', 'settings', 'settings-texts', 'settings-onCall'],
]);

mkdirSync(FOLDER, { recursive: true });
const stage = await openStage();
try {
  const scenes = await playedOut(stage.client);
  for (const { suffix, ...seat } of LOOKS) {
    const desk = await sitDown({ url: stage.url, calm: true, path: '/settings', ...seat });
    for (const screen of SCREENS) {
      if (!(suffix === '' ? PICTURED : MAIN).has(screen.name)) continue;
      if (SHOWN.size > 0 && !SHOWN.has(screen.name)) continue;
      await showScreen(desk, stage.url, screen, scenes);
      await settled(desk);
      // Names of the directory come after the screen, each by itself.
      await desk.page.waitForTimeout(1_500);
      const path = join(FOLDER, `${screen.name}${suffix}.png`);
      await desk.page.screenshot({ path, animations: 'disabled' });
      console.log(path);
    }
    await desk.close();
  }
} finally {
  await stage.close();
}
