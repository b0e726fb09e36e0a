export { newCalendarAddress, withdrawCalendarAddress } from './address-service.ts';
