export { quietHoursFields, quietHoursOption } from './fields';
export { nextAllowed, type Permission } from './nextAllowed';
export { hoursIn, readHours, readQuietHours } from './read';
export type { QuietHours } from './window';
