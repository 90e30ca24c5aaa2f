/**
 * N5 and N7: links that carry nothing, or carry it late, slowly, in pieces. A grudge says which
 * (`grudges.ts`); each directed link has its own rule, so that a partition may be one-way.
 */
import type { LinkRule } from '../cluster/network.ts';
import type { Random } from '../random.ts';
import type { Grudge } from './grudges.ts';
import { grudges } from './grudges.ts';
import type { Nemesis } from './nemesis.ts';

function ruleOf(random: Random): LinkRule {
  const drawn = random.below(8);
  switch (drawn) {
    case 0:
      return { type: 'reset' };
    case 1:
      return { type: 'delay', delayMs: 20 + random.below(400), jitterMs: random.below(400) };
    case 2:
      return { type: 'throttle', bytesPerSecond: 50 + random.below(20_000) };
    case 3:
      return { type: 'dropAfter', bytes: 1 + random.below(5_000) };
    default:
      return { type: 'blackhole' };
  }
}

function describe(rule: LinkRule): string {
  switch (rule.type) {
    case 'delay':
      return `delay of ${rule.delayMs} to ${rule.delayMs + rule.jitterMs} ms`;
    case 'throttle':
      return `${rule.bytesPerSecond} bytes a second`;
    case 'dropAfter':
      return `break after ${rule.bytes} bytes`;
    default:
      return rule.type;
  }
}

export const partition: Nemesis = {
  name: 'partition',
  number: 'N5, N7',
  needs: ['balsa'],
  async strike(world) {
    const { balsa, random } = world;
    if (balsa === undefined) return undefined;
    const grudge = grudges[random.below(grudges.length)] as Grudge;
    const rule = ruleOf(random);
    const links = await grudge.links(world);
    balsa.network.set(links, rule);
    const shown = links.map(([from, to]) => `${from}>${to}`).join(' ');
    return {
      text: `partition, ${grudge.name} (${describe(rule)}): ${shown}`,
      heal() {
        balsa.network.set(links, { type: 'pass' });
        return Promise.resolve();
      },
    };
  },
};
