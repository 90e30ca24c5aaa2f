/** Makes the machines of groups that the coordinator plans for. */
import assert from 'node:assert/strict';
import type { GroupState } from '../../metadata/group-rows.ts';
import type { GroupMachine, GroupProtocol } from '../group-machine.ts';
import type { ConsumerMachineOptions, ConsumerSettings } from './consumer-machine.ts';
import { ConsumerMachine } from './consumer-machine.ts';

export class ConsumerProtocol implements GroupProtocol<ConsumerMachine> {
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
    assert(state.type === 'consumer');
    return ConsumerMachine.load(this.#options, state, nowMs);
  }

  of(machine: GroupMachine): ConsumerMachine | undefined {
    return machine instanceof ConsumerMachine ? machine : undefined;
  }
}
