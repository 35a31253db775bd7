export { quietHoursFields } from './fields';
export { nextAllowed, type Permission } from './nextAllowed';
export { readQuietHours } from './read';
export type { QuietHours } from './window';
