export { createSchedule, type Schedule } from './schedule-service.ts';
export { doWorkNow, sweep, type Pending } from './service.ts';
