/**
 * Hands out producer ids, each once in the life of the cluster. The controller gives whole blocks,
 * so that most producers start without a proposal; what is left of a block when the node stops is
 * lost, and there are 2^53.
 */
import { change } from './change.ts';
import type { MetadataAccess } from './metadata-access.ts';
import type { Refusal } from './refusal.ts';
import { refuse } from './refusal.ts';

export type ProducerIdOutcome =
  | { readonly type: 'answer'; readonly index: number; readonly producerId: number }
  | Refusal;

const BLOCK_SIZE = 1000;

export class ProducerIdsService {
  readonly #metadata: MetadataAccess;
  readonly #brokerEpoch: () => number;
  #nextId = 0;
  #endId = 0;
  /** Callers that wait for the block that is asked for. */
  #waiting: ((outcome: ProducerIdOutcome) => void)[] = [];

  constructor(metadata: MetadataAccess, brokerEpoch: () => number) {
    this.#metadata = metadata;
    this.#brokerEpoch = brokerEpoch;
  }

  allocate(done: (outcome: ProducerIdOutcome) => void): void {
    this.#waiting.push(done);
    if (this.#nextId < this.#endId) this.#handOut();
    else if (this.#waiting.length === 1) this.#askForBlock();
  }

  #askForBlock(): void {
    const brokerEpoch = this.#brokerEpoch();
    const record = { type: 'allocateProducerIds', brokerEpoch, count: BLOCK_SIZE } as const;
    change(this.#metadata, record, (changed) => {
      if (changed.type === 'changed' && changed.outcome.type === 'producerIds') {
        this.#nextId = changed.outcome.firstId;
        this.#endId = this.#nextId + changed.outcome.count;
        return this.#handOut();
      }
      const isRefused = changed.type === 'refused';
      const refusal = isRefused ? changed : refuse('metadataChanged', 'no ids were given');
      for (const done of this.#takeWaiting()) done(refusal);
    });
  }

  #handOut(): void {
    const index = this.#metadata.appliedIndex;
    for (const done of this.#takeWaiting()) {
      // More may wait than one block serves: the rest asks for the next.
      if (this.#nextId === this.#endId) this.allocate(done);
      else done({ type: 'answer', index, producerId: this.#nextId++ });
    }
  }

  #takeWaiting(): ((outcome: ProducerIdOutcome) => void)[] {
    const waiting = this.#waiting;
    this.#waiting = [];
    return waiting;
  }
}
