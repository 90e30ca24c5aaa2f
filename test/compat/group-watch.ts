/** What the members of a group own and have read, as they say it themselves. */
import type { CompatClient, Member, ReadRecord } from './client.ts';

export class GroupWatch {
  readonly #client: CompatClient;
  readonly #group: string;
  readonly #topic: string;
  /** By member; `undefined` before it was told. */
  readonly #owned = new Map<number, readonly string[] | undefined>();
  readonly #members = new Map<number, Member>();
  /** How often each record was read. */
  readonly #reads = new Map<string, number>();
  #nextMember = 0;
  #fault: string | undefined;
  #wake: () => void = () => {};

  constructor(client: CompatClient, group: string, topic: string) {
    this.#client = client;
    this.#group = group;
    this.#topic = topic;
  }

  get readCount(): number {
    return this.#reads.size;
  }

  /** Reads beyond the first of each record. */
  get repeatedReads(): number {
    return [...this.#reads.values()].reduce((sum, count) => sum + count - 1, 0);
  }

  hasRead({ partition, offset }: Pick<ReadRecord, 'partition' | 'offset'>): boolean {
    return this.#reads.has(`${partition}-${offset}`);
  }

  /** All at once. */
  async join(count: number, client = this.#client): Promise<void> {
    await Promise.all(Array.from({ length: count }, () => this.#joinOne(client)));
  }

  /** The last that came goes first. */
  leave(count: number): Promise<void> {
    return this.#leave([...this.#members].slice(-count));
  }

  /** The first that came goes first. */
  leaveOldest(count: number): Promise<void> {
    return this.#leave([...this.#members].slice(0, count));
  }

  async #leave(going: readonly (readonly [number, Member])[]): Promise<void> {
    for (const [id] of going) this.#members.delete(id);
    await Promise.all(going.map(([, member]) => member.leave()));
    for (const [id] of going) this.#owned.delete(id);
  }

  /** Every partition has one owner, and every member at most its share. */
  async untilSpread(partitions: number): Promise<void> {
    const shareMax = Math.ceil(partitions / this.#members.size);
    await this.until(() => {
      const owned = [...this.#owned.values()].map((it) => it ?? []);
      const all = owned.flat();
      const isWhole = all.length === partitions && new Set(all).size === partitions;
      return isWhole && owned.every(({ length }) => length <= shareMax);
    });
  }

  /** Throws where a member does not go on. */
  async until(isSo: () => boolean): Promise<void> {
    while (!isSo()) {
      if (this.#fault !== undefined) throw new Error(this.#fault);
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  async #joinOne(client: CompatClient): Promise<void> {
    const id = this.#nextMember++;
    this.#owned.set(id, undefined);
    const member = await client.join(this.#group, [this.#topic], {
      onRecord: ({ partition, offset }) => {
        const place = `${partition}-${offset}`;
        this.#reads.set(place, (this.#reads.get(place) ?? 0) + 1);
        this.#wake();
      },
      onAssigned: (partitions) => {
        this.#owned.set(id, partitions);
        this.#wake();
      },
      onFault: (fault) => {
        this.#fault ??= `member ${id}: ${fault}`;
        this.#wake();
      },
    });
    this.#members.set(id, member);
  }
}
