/** What stands between the node's parts and the Raft driver, which starts after some of them. */
import type { MetadataAccess } from '../broker/metadata-access.ts';
import { refuse } from '../broker/refusal.ts';
import type { Timers } from '../clock.ts';
import type { Answer } from '../metadata/apply.ts';
import type { ProposalSink } from '../metadata/proposer.ts';
import type { ProposeOutcome } from './pending-proposals.ts';
import type { RaftDriver } from './raft-driver.ts';

const ASK_AGAIN_AFTER_MS = 10;
const READ_TIMEOUT_MS = 5_000;

export class RaftLink implements ProposalSink {
  #driver: RaftDriver<Answer> | undefined;

  attach(driver: RaftDriver<Answer>): void {
    this.#driver = driver;
  }

  get controller(): MetadataAccess['controller'] {
    const raft = this.#driver?.raft;
    return { term: raft?.term ?? 0, nodeId: raft?.leader?.nodeId };
  }

  propose(
    command: { readonly payload: Uint8Array; readonly version: number },
    done: Parameters<ProposalSink['propose']>[1],
  ): void {
    if (this.#driver === undefined) return done({ type: 'unanswered', reason: 'the node starts' });
    this.#driver.propose(command, (outcome) => {
      if (outcome.type === 'applied') return done(outcome);
      done({ type: 'unanswered', reason: reasonOf(outcome) });
    });
  }

  /** As `MetadataAccess.readable`. */
  whenReadable(timers: Timers, done: Parameters<MetadataAccess['readable']>[0]): void {
    let isLate = false;
    const cancel = timers.after(READ_TIMEOUT_MS, () => {
      isLate = true;
      done(refuse('controllerUnavailable', 'no controller could be asked in time'));
    });
    const ask = () => {
      if (isLate) return;
      if (this.#driver === undefined) return void timers.after(ASK_AGAIN_AFTER_MS, ask);
      this.#driver.readIndex((outcome) => {
        if (isLate) return;
        if (outcome.type !== 'readable') return void timers.after(ASK_AGAIN_AFTER_MS, ask);
        cancel();
        done({ type: 'readable' });
      });
    };
    ask();
  }

  /** Resolves when the state machine reflects all that was committed before the call. */
  readable(timers: Timers): Promise<void> {
    return new Promise((resolve) => {
      const ask = () => {
        this.#driver?.readIndex((outcome) => {
          if (outcome.type === 'readable') resolve();
          else timers.after(ASK_AGAIN_AFTER_MS, ask);
        });
      };
      ask();
    });
  }
}

function reasonOf(outcome: Exclude<ProposeOutcome<Answer>, { type: 'applied' }>): string {
  switch (outcome.type) {
    case 'notLeader':
      return outcome.leader === undefined
        ? 'the metadata has no leader'
        : `node ${outcome.leader.nodeId} leads the metadata`;
    case 'busy':
      return outcome.reason;
    case 'lost':
      return 'another record took its place';
    case 'unknown':
      return 'the node stops';
    default:
      return outcome satisfies never;
  }
}
