export { openCalendar } from './service.ts';
