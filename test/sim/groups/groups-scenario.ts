import { violate } from '../invariant.ts';
import type { Plan } from '../plan.ts';
import { drawSteps } from '../plan.ts';
import { Random } from '../random.ts';
import type { RunOptions, RunReport, Scenario } from '../scenario.ts';
import { World } from '../world.ts';
import type { GroupsConfig } from './groups-config.ts';
import { drawGroupsConfig } from './groups-config.ts';
import { GroupsWorld } from './groups-world.ts';

/** Within which a group whose members and brokers are well is at rest. */
const CALM_MS = 40_000;
const LOOK_EVERY_MS = 3_000;
const operations = ['startClient', 'startClient', 'startClient', 'commitAsNobody'];
/** A group that nobody ever joins. */
const SIMPLE = 'simple';

/** Groups, members and coordinators under faults; `group-history.ts` says what holds. */
export const groupsScenario: Scenario = {
  name: 'groups',
  sometimes: [
    'committed',
    'refused a commit',
    'moved a slot',
    'done: expireGroup',
    'kept a generation while the slot moved',
    'the offsets of a node were compared',
    'classic became mixed',
    'mixed became classic',
    'mixed became consumer',
  ],
  plan(seed: number): Plan {
    const { faults, steps, chaosMs } = configOf(seed);
    const kinds = [...operations, ...faults];
    const random = new Random(seed).split('plan');
    return { seed, steps: drawSteps(random, { kinds, count: steps, endMs: chaosMs }) };
  },
  describe: (seed) => JSON.stringify(configOf(seed)),
  run: runGroups,
};

const actions: Readonly<Record<string, (groups: GroupsWorld, random: Random) => void>> = {
  startClient: ({ clients }, random) => random.pick(clients).start(),
  leave: ({ clients }, random) => random.pick(clients).leave(),
  crashClient: ({ clients }, random) => random.pick(clients).crash(),
  pauseClient: ({ clients }, random) => random.pick(clients).pause(random.between(0, 15_000)),
  commitAsNobody: (groups, random) => {
    const { group } = random.pick(groups.clients);
    groups.commitAsNobody(random.chance(0.5) ? SIMPLE : group, random);
  },
  moveSlot: (groups, random) => {
    groups.moveSlot(random.pick(groups.clients).group, random.integer(1, 3));
  },
  crashNode: (groups, random) => {
    groups.crashNode(random.pick(groups.nodes), random.between(100, 6_000));
  },
  pauseNode: ({ nodes, world }, random) => {
    const { time } = random.pick(nodes);
    time.pause();
    world.after(random.between(0, 12_000), () => time.resume());
  },
};

function configOf(seed: number): GroupsConfig {
  return drawGroupsConfig(new Random(seed).split('config'));
}

function runGroups(plan: Plan, { counters, progress, untilStep, trace }: RunOptions): RunReport {
  const random = new Random(plan.seed);
  const config = configOf(plan.seed);
  const world = new World(random);
  const groups = new GroupsWorld({ world, random, config, counters });
  for (const step of plan.steps) {
    world.after(step.atMs, () => {
      trace?.(`${world.nowMs.toFixed(3)} ${step.kind}`);
      actions[step.kind]?.(groups, new Random(step.draw));
    });
  }
  const look = () => {
    groups.control();
    for (const node of groups.nodes) {
      node.receive(({ expirer }) => expirer.onTick(true, node.time.wallMs()));
    }
    world.after(LOOK_EVERY_MS, look);
  };
  world.after(500, look);
  let isDone = false;
  world.after(config.chaosMs, () => {
    beginCalm(groups, () => {
      isDone = true;
    });
  });
  while (!isDone && world.pops < (untilStep ?? Number.POSITIVE_INFINITY)) {
    progress.pops = world.pops + 1;
    progress.virtualMs = world.nowMs;
    if (!world.step()) break;
  }
  const { pops, nowMs: virtualMs, traceHash } = world;
  return { pops, virtualMs, traceHash };
}

/** All are well again: groups come to rest, and stay so though their slots move. */
function beginCalm(groups: GroupsWorld, done: () => void): void {
  const { world, nodes, clients, history, counters } = groups;
  groups.calm();
  for (const client of clients) client.time.resume();
  for (const node of nodes) {
    node.time.resume();
    node.start();
  }
  // One that was started a moment ago may be fenced by another in a static member's place.
  const rise = () => {
    for (const client of clients) client.start();
  };
  rise();
  world.after(CALM_MS / 2, rise);
  const all = [...new Set(clients.map(({ group }) => group))];
  world.after(CALM_MS, () => {
    const before = all.map((group) => {
      checkRest(groups, group);
      return history.stateOf(group)?.generation;
    });
    for (const group of all) groups.moveSlot(group, ((groups.ownerOf(group) ?? 1) % 3) + 1);
    world.after(CALM_MS / 2, () => {
      all.forEach((group, at) => {
        checkRest(groups, group);
        if (history.stateOf(group)?.generation !== before[at]) {
          violate('I-D14', `${group} rebalanced because its slot moved`);
        }
        counters.hit('kept a generation while the slot moved');
      });
      done();
    });
  });
}

function checkRest(groups: GroupsWorld, group: string): void {
  const { clients, partitions } = groups;
  groups.checkOffsets(group);
  const read = clients.flatMap((client) => (client.group === group ? [...client.reading] : []));
  const isWhole = `${read.sort((left, right) => left - right)}` === `${partitions}`;
  if (!isWhole) violate('liveness', `members of ${group} read ${read} of ${partitions}`);
}
