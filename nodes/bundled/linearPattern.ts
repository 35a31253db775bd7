import { RE2JS } from 're2js';
export const LinearRegExp = RE2JS;
