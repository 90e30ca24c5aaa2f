/** Nodes of a run are taken out as the nemeses `replace` and `remove` do it, until it is enough. */
import type { World } from '../nemesis/nemesis.ts';
import { REPLICAS_MAX, remove } from '../nemesis/remove.ts';
import { replace } from '../nemesis/replace.ts';
import type { Random } from '../random.ts';
import type { MemberChanges } from '../workload.ts';

const nemeses = { replace, remove };

export class HarnessChanges implements MemberChanges {
  readonly kinds: readonly ('replace' | 'remove')[];
  readonly #world: Omit<World, 'random'>;
  #isEnough = false;
  #underWay = Promise.resolve<string | undefined>(undefined);

  constructor(world: Omit<World, 'random'>) {
    this.#world = world;
    this.kinds = world.cluster.numbers.length > REPLICAS_MAX ? ['replace', 'remove'] : ['replace'];
  }

  ids(): readonly number[] {
    const { cluster, balsa } = this.#world;
    return cluster.numbers.flatMap((number) => balsa?.balsaIdOf(number) ?? []);
  }

  change(kind: 'replace' | 'remove', random: Random): Promise<string | undefined> {
    if (this.#isEnough) return Promise.resolve(undefined);
    this.#underWay = this.#strike(kind, random);
    return this.#underWay;
  }

  /** No more of it; resolves when what was under way is over. */
  async end(): Promise<void> {
    this.#isEnough = true;
    await this.#underWay;
  }

  async #strike(kind: 'replace' | 'remove', random: Random): Promise<string | undefined> {
    const strike = await nemeses[kind].strike({ ...this.#world, random });
    await strike?.heal();
    return strike?.text;
  }
}
