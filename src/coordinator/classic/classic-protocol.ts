/** Makes the machines of classic groups. */
import assert from 'node:assert/strict';
import type { GroupState } from '../../metadata/group-rows.ts';
import type { GroupProtocol } from '../group-machine.ts';
import { ClassicGroup } from './classic-group.ts';
import type { ClassicSettings } from './classic-settings.ts';

export class ClassicProtocol implements GroupProtocol {
  readonly settings: ClassicSettings;

  constructor(settings: ClassicSettings) {
    this.settings = settings;
  }

  begin(generation: number): ClassicGroup {
    return new ClassicGroup(this.settings, generation);
  }

  load(state: GroupState, nowMs: number): ClassicGroup {
    assert(state.type === 'classic');
    return ClassicGroup.load(this.settings, state, nowMs);
  }
}
