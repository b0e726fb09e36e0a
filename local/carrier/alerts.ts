import * as z from 'zod';
import type { StateStore } from '../state.ts';
import type { SimulatorEvents } from './events.ts';

/** A message on the alert topic: what the people of the hub would get by e-mail. */
const Alert = z.object({
  id: z.string(),
  topicArn: z.string(),
  subject: z.string().nullable(),
  body: z.string(),
  at: z.string(),
});
type Alert = z.infer<typeof Alert>;

export interface Alerts {
  add(alert: Omit<Alert, 'at'>): void;
  list(): Alert[];
}

export function openAlerts(state: StateStore, events: SimulatorEvents): Alerts {
  const alerts = state.collection('alert', Alert);
  return {
    add: (alert) => {
      alerts.put(alert.id, { ...alert, at: new Date().toISOString() });
      events.emit({ kind: 'alert' });
    },
    list: () => alerts.list(),
  };
}
