/**
 * Writes what TypeScript knows of the client, for the package: the declarations of
 * `src/client/index.ts` and of all that it names. Not a part of the build: only who packs needs
 * them, and they take as long as the rest of it.
 *
 *     node scripts/declarations.mjs [DIRECTORY]     dist/types
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const directory = resolve(process.argv[2] ?? join(root, 'dist', 'types'));

/** It is of the generator's making, so the compiler leaves it where it is. */
const generated = 'src/grpc/generated/balsa.d.ts';
/** Nothing there is a `Long`, and whose package that is may not be at hand. */
const unused = 'import Long = require("long");\n';

rmSync(directory, { recursive: true, force: true });
const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
const project = join(root, 'tsconfig.client.json');
const args = [compiler, '-p', project, '--outDir', directory];
const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
if (status !== 0) process.exit(1);
const declarations = readFileSync(join(root, generated), 'utf8').replace(unused, '');
mkdirSync(dirname(join(directory, generated)), { recursive: true });
writeFileSync(join(directory, generated), declarations);
