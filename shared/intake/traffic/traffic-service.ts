import type { Metric } from '../../platform/log.ts';
import type { Platform } from '../../platform/platform.ts';
import type { TrafficSign } from './traffic.ts';

const METRICS: Readonly<Record<TrafficSign, Metric>> = {
  flood: 'IntakeFlood',
  pumping: 'IntakePumping',
  loop: 'AutoReplyLoop',
  'automated-sender': 'AutomatedSender',
};

/** Tells the people who run the hub; each sign has an alarm. */
export function reportSigns(platform: Platform, signs: readonly TrafficSign[]): void {
  for (const sign of signs) platform.log.metric(METRICS[sign], 1);
}
