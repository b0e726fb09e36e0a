export { createSchedule, type Schedule } from './schedule-service.ts';
export { doWork, doWorkNow, sweep, type Pending } from './service.ts';
