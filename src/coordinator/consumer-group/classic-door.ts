/** Where members of the classic protocol are heard: in groups of theirs, and in mixed ones. */
import { ClassicGroup } from '../classic/classic-group.ts';
import type { ClassicProtocol } from '../classic/classic-protocol.ts';
import type { ClassicCalls } from '../classic/classic-requests.ts';
import type { GroupDoor, GroupMachine } from '../group-machine.ts';
import { ConsumerMachine } from './consumer-machine.ts';

export class ClassicDoor implements GroupDoor<ClassicCalls> {
  readonly type = 'classic';
  readonly #protocol: ClassicProtocol;

  constructor(protocol: ClassicProtocol) {
    this.#protocol = protocol;
  }

  begin(generation: number): ClassicGroup {
    return this.#protocol.begin(generation);
  }

  of(machine: GroupMachine): ClassicCalls | undefined {
    if (machine instanceof ClassicGroup) return machine;
    return machine instanceof ConsumerMachine ? machine.classic : undefined;
  }
}
