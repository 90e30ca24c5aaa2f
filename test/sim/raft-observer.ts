import type { RaftDriver } from '../../src/server/raft-driver.ts';
import type { RaftInvariants } from './raft-invariants.ts';
import type { MemberMirror } from './raft-mirror.ts';

/** Stands between a driver and what it drives, where each Ready and each finished save passes. */
export function observeDriver<Result>(
  invariants: RaftInvariants,
  mirror: MemberMirror,
  { raft, store }: RaftDriver<Result>,
): void {
  const takeReady = raft.takeReady.bind(raft);
  raft.takeReady = () => {
    const ready = takeReady();
    invariants.onReady(mirror, ready, raft);
    return ready;
  };
  const step = raft.step.bind(raft);
  raft.step = (input) => {
    if (input.type === 'snapshotSaved') invariants.onSnapshotTaken(mirror, input.snapshot);
    if (input.type === 'snapshotInstalled') invariants.onInstalled(mirror, input.snapshot);
    step(input);
  };
  const save = store.save.bind(store);
  store.save = (batch, done) => {
    save(batch, (...result) => {
      if (result[0] === null) mirror.onSaved();
      done(...result);
    });
  };
}
