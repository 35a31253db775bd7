// The only door to lossless-json: the build bundles it here.
export { parse } from 'lossless-json';
