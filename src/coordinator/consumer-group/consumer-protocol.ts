/** Makes the machines of groups that the coordinator plans for, also of those that have members. */
import assert from 'node:assert/strict';
import type { GroupState } from '../../metadata/group-rows.ts';
import { ClassicGroup } from '../classic/classic-group.ts';
import type { GroupDoor, GroupMachine, GroupProtocol, Step } from '../group-machine.ts';
import type { ConsumerMachineOptions, ConsumerSettings } from './consumer-machine.ts';
import { ConsumerMachine } from './consumer-machine.ts';
import { capacityFault } from './members.ts';
import { plannedFor } from './migration.ts';

export class ConsumerProtocol implements GroupProtocol, GroupDoor<ConsumerMachine> {
  readonly type = 'consumer';
  readonly settings: ConsumerSettings;
  readonly #options: ConsumerMachineOptions;

  constructor(options: ConsumerMachineOptions) {
    this.#options = options;
    this.settings = options.settings;
  }

  begin(generation: number): ConsumerMachine {
    return new ConsumerMachine(this.#options, generation);
  }

  load(state: GroupState, nowMs: number): ConsumerMachine {
    assert(state.type !== 'classic');
    return ConsumerMachine.load(this.#options, state, nowMs);
  }

  of(machine: GroupMachine): ConsumerMachine | undefined {
    return machine instanceof ConsumerMachine ? machine : undefined;
  }

  /** Whoever waits for the others to join, or for their leader, joins again. */
  convert(machine: GroupMachine, nowMs: number): Step | undefined {
    const { migration, topics } = this.#options;
    if (!(machine instanceof ClassicGroup) || !migration.upgrades) return undefined;
    const { state } = machine;
    const group = plannedFor(state, topics);
    if (group === undefined || capacityFault(group, 1) !== undefined) return undefined;
    const isAgreed = state.phase === 'stable';
    const becomes = ConsumerMachine.of(this.#options, { group, isCalled: !isAgreed, nowMs });
    return { answers: machine.interrupt(), becomes };
  }
}
