// The only door to libphonenumber-js: the build bundles it here. Its smallest metadata is enough to
// tell the country of a number.
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

export const parsePhoneNumber = parsePhoneNumberFromString;
