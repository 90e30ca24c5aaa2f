#!/usr/bin/env node
'use strict';

/**
 * The command `balsa`. CommonJS and tracked as it is, because all of this carries weight:
 *   - libuv reads the size of its pool when the pool is first used, and an ES module is already
 *     loaded through the pool; so the size is set here, before anything is imported. Concurrent
 *     fdatasyncs need more than libuv's 4 threads.
 *   - Where there are few cores, V8's marking threads take them from the program, or from the syncs
 *     that it waits for: what is done in a millisecond took ten now and then. There it marks in
 *     small steps between others.
 *   - npx links what `bin` names at its first run: a path inside `dist` would be missing on a
 *     fresh clone and stay broken after the build.
 */
process.env.UV_THREADPOOL_SIZE ??= '16';

const { existsSync } = require('node:fs');
const { availableParallelism } = require('node:os');
const { join } = require('node:path');
const { pathToFileURL } = require('node:url');
const { setFlagsFromString } = require('node:v8');

const FEW_CORES = 2;
if (availableParallelism() <= FEW_CORES) setFlagsFromString('--no-concurrent-marking');

const main = join(__dirname, '..', 'dist', 'program', 'main.js');
if (existsSync(main)) {
  void import(pathToFileURL(main).href);
} else {
  process.stderr.write('balsa: not built yet; run npm start or npm run build\n');
  process.exitCode = 1;
}
