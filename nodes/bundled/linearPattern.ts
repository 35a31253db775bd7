// The only door to re2js: the build bundles it here.
import { RE2JS } from 're2js';

export const LinearPattern = RE2JS;
