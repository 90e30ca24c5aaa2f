/**
 * N6: packets are lost below TCP, all or some, or refused to whoever sends them. Who is not to hear
 * whom is a grudge's choice (`grudges.ts`), as with `partition`; but here the kernels of both ends
 * take part: what was lost is sent again ever later, and of a peer that died nobody hears.
 */
import type { PacketRule } from '../cluster/packets.ts';
import type { Random } from '../random.ts';
import type { Grudge } from './grudges.ts';
import { grudges } from './grudges.ts';
import type { Nemesis } from './nemesis.ts';

function ruleOf(random: Random): PacketRule {
  switch (random.below(4)) {
    case 0:
      return { type: 'lose', percent: 1 + random.below(60) };
    case 1:
      return { type: 'refuse' };
    default:
      return { type: 'lose', percent: 100 };
  }
}

function describe(rule: PacketRule): string {
  return rule.type === 'refuse' ? 'refused' : `${rule.percent} % lost`;
}

export const packets: Nemesis = {
  name: 'packets',
  number: 'N6',
  needs: ['balsa', 'namespaces'],
  async strike(world) {
    const kernel = world.balsa?.packets;
    if (kernel === undefined) return undefined;
    const { random } = world;
    const grudge = grudges[random.below(grudges.length)] as Grudge;
    const rule = ruleOf(random);
    const links = await grudge.links(world);
    await kernel.bend(links, rule);
    const shown = links.map(([from, to]) => `${from}>${to}`).join(' ');
    return {
      text: `packets, ${grudge.name} (${describe(rule)}): ${shown}`,
      heal: () => kernel.pass(links),
    };
  },
};
