/** What the tests use of a package that brings no types. */
declare module 'snappyjs' {
  const snappyjs: {
    compress(bytes: Uint8Array): Uint8Array;
    uncompress(bytes: Uint8Array): Uint8Array;
  };
  // biome-ignore lint/style/noDefaultExport: the package is CommonJS and exports one object
  export default snappyjs;
}
