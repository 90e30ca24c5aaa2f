import { fc, testProp } from '@fast-check/ava';
import { listKeys } from '../../src/broker/list-keys.ts';
import { MutableKeySpace } from '../../src/metadata/key-space.ts';

const name = fc.constantFrom('a', 'b', 'a-', 'a0', 'aa', 'ä', '日');
const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((names) => `/${names.join('/')}`);

function spaceOf(paths: readonly string[]): MutableKeySpace {
  const space = new MutableKeySpace();
  const fields = { value: new Uint8Array(1), createRevision: 1, revision: 1, version: 1 };
  for (const each of paths) {
    space.commit({ type: 'key', row: { path: each, leaseId: undefined, ...fields } });
  }
  return space;
}

testProp(
  'pages of any size, one after another, hold everything beneath a path once, and nothing else',
  [
    fc.uniqueArray(path, { maxLength: 30 }),
    fc.oneof(path, fc.constant('/')),
    fc.integer({ min: 1, max: 5 }),
    fc.boolean(),
  ],
  (t, paths, place, limit, recursive) => {
    const space = spaceOf(paths);
    const keys: string[] = [];
    const parents: string[] = [];
    for (let after: string | undefined = ''; after !== undefined; ) {
      const options = { path: place, recursive, after, limit, sizeBytesMax: 1e9 };
      const page = listKeys(space, { ...options, keysOnly: true });
      t.true(page.keys.length + page.parents.length <= limit);
      keys.push(...page.keys.map((row) => row.path));
      parents.push(...page.parents);
      after = page.nextAfter;
    }
    const parent = place === '/' ? '/' : `${place}/`;
    const beneath = paths.filter((each) => each.startsWith(parent));
    const isDeeper = (each: string) => each.slice(parent.length).includes('/');
    const expected = recursive ? beneath : beneath.filter((each) => !isDeeper(each));
    t.deepEqual(keys, [...expected].sort());
    const next = (each: string) => parent + each.slice(parent.length).split('/')[0];
    const expectedParents = recursive ? [] : beneath.filter(isDeeper).map(next);
    t.deepEqual(parents.sort(), [...new Set(expectedParents)].sort());
  },
);
