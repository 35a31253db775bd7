/** Styles are gathered into one file when the page is put together. */
declare module '*.css';
