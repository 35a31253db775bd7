// The only door to luxon: the build bundles it here.
import { IANAZone } from 'luxon';

export const TimeZone = IANAZone;
