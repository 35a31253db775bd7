export * from '../../../tools/package/fields';
