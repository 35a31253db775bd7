export * from '../../../tools/package/published';
