// The only door to p-limit: the build bundles it here.
import pLimit from 'p-limit';

export const limitConcurrency = pLimit;
