/**
 * balsa.v1.Produce (`proto/produce.proto`).
 *
 * One budget for all streams bounds what is appended and not yet answered: over it the streams are
 * not read, so the producers' sockets fill up and they wait. A stream whose client does not read
 * its answers is not read either.
 */
import type { ServerDuplexStream } from '@grpc/grpc-js';
import { sizeOfSlices } from '../../storage/batch/record-batch.ts';
import type {
  AckLevel,
  ProduceOutcome,
  ProduceRequest,
  ProduceService,
} from '../broker/produce.ts';
import { invalidOf } from './call.ts';
import { checkInteger, checkOptional, checkTopic, InvalidRequest } from './check-request.ts';
import { balsa } from './generated/balsa.js';
import type { AddressOf } from './status.ts';
import { errorOf, statusOf } from './status.ts';

type Stream = ServerDuplexStream<balsa.v1.ProduceRequest, balsa.v1.ProduceResponse.$Properties>;

const TIMEOUT_MS_DEFAULT = 30_000;
const TIMEOUT_MS_MAX = 15 * 60_000;
const IN_FLIGHT_BYTES_MAX = 64 << 20;
/** What a request costs beside its batches. */
const REQUEST_COST_BYTES = 1024;
const UNSENT_ANSWERS_MAX = 1000;

export function produceHandlers(service: ProduceService, addressOf: AddressOf) {
  const budget = new InFlightBudget(IN_FLIGHT_BYTES_MAX);
  return {
    stream: (stream: Stream) => new ProduceStream(stream, { service, budget, addressOf }).serve(),
  };
}

interface Dependencies {
  readonly service: ProduceService;
  readonly budget: InFlightBudget;
  readonly addressOf: AddressOf;
}

class ProduceStream implements Pausable {
  readonly #stream: Stream;
  readonly #dependencies: Dependencies;
  #unanswered = 0;
  /** Answers that the socket has not taken yet. */
  #unsent = 0;
  #isOverBudget = false;
  #hasEnded = false;
  #isClosed = false;

  constructor(stream: Stream, dependencies: Dependencies) {
    this.#stream = stream;
    this.#dependencies = dependencies;
  }

  serve(): void {
    this.#stream.on('data', (message: balsa.v1.ProduceRequest) => this.#onMessage(message));
    this.#stream.on('end', () => {
      this.#hasEnded = true;
      this.#maybeEnd();
    });
    this.#stream.on('cancelled', () => this.#close());
    // A broken connection; what was appended stays appended, and the producer asks again.
    this.#stream.on('error', () => this.#close());
  }

  #onMessage(message: balsa.v1.ProduceRequest): void {
    if (this.#isClosed) return;
    const refusal = invalidOf(() => this.#produce(checkProduce(message), message.correlation));
    if (refusal === undefined) return;
    this.#close();
    this.#stream.emit('error', statusOf(refusal, this.#dependencies.addressOf));
  }

  #produce(request: ProduceRequest, correlation: number): void {
    const { service, budget } = this.#dependencies;
    const sizeBytes = sizeOfSlices(request.slices) + REQUEST_COST_BYTES;
    this.#unanswered += 1;
    budget.take(sizeBytes, this);
    service.produce(request, (outcome) => {
      this.#unanswered -= 1;
      budget.release(sizeBytes);
      if (this.#isClosed) return;
      if (request.acks !== 'none' || outcome.type === 'refused') {
        this.#answer(this.#response(correlation, outcome));
      }
      this.#maybeEnd();
    });
  }

  #answer(response: balsa.v1.ProduceResponse.$Properties): void {
    this.#unsent += 1;
    if (this.#unsent > UNSENT_ANSWERS_MAX) this.#stream.pause();
    this.#stream.write(response, () => {
      this.#unsent -= 1;
      this.#maybeRead();
    });
  }

  pause(): void {
    this.#isOverBudget = true;
    this.#stream.pause();
  }

  resume(): void {
    this.#isOverBudget = false;
    this.#maybeRead();
  }

  #maybeRead(): void {
    const mayRead = !this.#isOverBudget && this.#unsent <= UNSENT_ANSWERS_MAX / 2;
    if (mayRead && this.#stream.isPaused()) this.#stream.resume();
  }

  #response(correlation: number, outcome: ProduceOutcome): balsa.v1.ProduceResponse.$Properties {
    if (outcome.type === 'refused') {
      return { correlation, error: errorOf(outcome, this.#dependencies.addressOf) };
    }
    const { firstOffset, lastOffset, appendTimeMs, logStart } = outcome;
    const logAppendTimeMs = appendTimeMs ?? null;
    return {
      correlation,
      acknowledgement: { baseOffset: firstOffset, lastOffset, logAppendTimeMs, logStart },
    };
  }

  #maybeEnd(): void {
    if (!this.#hasEnded || this.#unanswered > 0 || this.#isClosed) return;
    this.#isClosed = true;
    this.#stream.end();
  }

  #close(): void {
    this.#isClosed = true;
    this.#dependencies.budget.forget(this);
  }
}

function checkProduce(message: balsa.v1.ProduceRequest): ProduceRequest {
  checkInteger(message.correlation, 'correlation', Number.MIN_SAFE_INTEGER);
  const timeoutMs = checkOptional(message.timeoutMs, 'timeout_ms') ?? TIMEOUT_MS_DEFAULT;
  return {
    topic: checkTopic(message.topic),
    partition: checkInteger(message.partition, 'partition'),
    leaderEpoch: checkOptional(message.leaderEpoch, 'leader_epoch'),
    acks: checkAcks(message.acks),
    slices: [message.batches],
    timeoutMs: Math.min(timeoutMs, TIMEOUT_MS_MAX),
  };
}

function checkAcks(acks: balsa.v1.Acks): AckLevel {
  switch (acks) {
    case balsa.v1.Acks.ACKS_NONE:
      return 'none';
    case balsa.v1.Acks.ACKS_LEADER:
      return 'leader';
    case balsa.v1.Acks.ACKS_ALL:
      return 'all';
    default:
      throw new InvalidRequest(`acks is ${acks}; it must be ACKS_NONE, ACKS_LEADER or ACKS_ALL`);
  }
}

interface Pausable {
  pause(): void;
  resume(): void;
}

/**
 * Bytes in flight over all streams. A stream that takes beyond the limit is not read until half of
 * it is free.
 */
class InFlightBudget {
  readonly #limitBytes: number;
  readonly #paused = new Set<Pausable>();
  #takenBytes = 0;

  constructor(limitBytes: number) {
    this.#limitBytes = limitBytes;
  }

  take(sizeBytes: number, stream: Pausable): void {
    this.#takenBytes += sizeBytes;
    if (this.#takenBytes <= this.#limitBytes) return;
    this.#paused.add(stream);
    stream.pause();
  }

  release(sizeBytes: number): void {
    this.#takenBytes -= sizeBytes;
    if (this.#takenBytes > this.#limitBytes / 2) return;
    for (const stream of this.#paused) stream.resume();
    this.#paused.clear();
  }

  forget(stream: Pausable): void {
    this.#paused.delete(stream);
  }
}
