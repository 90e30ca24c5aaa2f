import type { Loss, SimFile } from './disk-file.ts';
import type { Random } from './random.ts';

export type Inode = SimFile | SimDirectory;

interface Change {
  readonly name: string;
  readonly before: Inode | undefined;
  readonly after: Inode | undefined;
}

/**
 * A directory: names and what they stand for, with a journal of the changes that no `syncDirectory`
 * has covered. Each element of the journal is atomic (a rename within one directory is one of two
 * changes); a power cut may keep any subset of them, in effect reordering what the program did
 * (ALICE, OSDI 2014).
 */
export class SimDirectory {
  readonly #entries = new Map<string, Inode>();
  #journal: (readonly Change[])[] = [];

  get names(): string[] {
    return [...this.#entries.keys()].sort();
  }

  get inodes(): Iterable<Inode> {
    return this.#entries.values();
  }

  get(name: string): Inode | undefined {
    return this.#entries.get(name);
  }

  link(name: string, inode: Inode | undefined): void {
    this.#change([{ name, before: this.#entries.get(name), after: inode }]);
  }

  rename(source: string, target: string): void {
    const inode = this.#entries.get(source);
    this.#change([
      { name: source, before: inode, after: undefined },
      { name: target, before: this.#entries.get(target), after: inode },
    ]);
  }

  sync(): void {
    this.#journal = [];
  }

  /** Puts this directory, not what is in it, into a state that the disk may legally hold. */
  cutPower(loss: Loss, random: Random): void {
    const operations = this.#journal;
    this.#journal = [];
    for (const changes of [...operations].reverse()) {
      for (const change of changes) this.#put(change.name, change.before);
    }
    const keptEnd = loss === 'prefix' ? random.below(operations.length + 1) : operations.length;
    operations.forEach((changes, at) => {
      if (loss === 'all' || at >= keptEnd) return;
      if (loss === 'torn' && at === operations.length - 1) return;
      if (loss === 'sectors' && random.chance(0.5)) return;
      for (const change of changes) this.#put(change.name, change.after);
    });
  }

  #change(changes: readonly Change[]): void {
    this.#journal.push(changes);
    for (const change of changes) this.#put(change.name, change.after);
  }

  #put(name: string, inode: Inode | undefined): void {
    if (inode === undefined) this.#entries.delete(name);
    else this.#entries.set(name, inode);
  }
}

/** A world has few paths and goes by them all the time. */
const namesOf = new Map<string, readonly string[]>();

export function splitPath(path: string): readonly string[] {
  let names = namesOf.get(path);
  if (names === undefined) {
    names = path.split('/').filter((name) => name !== '' && name !== '.');
    if (namesOf.size > 10_000) namesOf.clear();
    namesOf.set(path, names);
  }
  return names;
}
