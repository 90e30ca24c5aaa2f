/** The tests of `npm run compat`: foreign clients, which `npm test` does without. */
export default {
  files: ['dist/test/compat/**/*.compat.js'],
  timeout: '5m',
  concurrency: 2,
};
