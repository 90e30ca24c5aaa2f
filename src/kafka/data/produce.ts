/**
 * Produce (api key 0), versions 3 to 13; 0 to 2 are told of but not served, because some clients do
 * not compress where they are missing (KAFKA-18659).
 *
 * Behaviour:
 *   - One batch of format 2 for each partition, handed on in the buffers it arrived in. What one
 *     partition refuses does not concern the others.
 *   - acks=0 is never answered; where one of its batches was refused, the connection is closed.
 *   - A batch that was stored before is answered with the offset it got then.
 *   - Of a partition that is named more than once the last batch is stored, and answered once.
 *
 * Versions: below v7 zstd is refused. v8 says which records are to blame. From v10 on whoever does
 *   not lead says who does, and where that one is. v13 names topics by id.
 */
import type { ProduceOutcome, ProduceService } from '../../broker/produce.ts';
import type { TopicReference } from '../../broker/topics.ts';
import type {
  ProduceAnswer,
  ProducedPartition,
  ProducedTopic,
  ProduceRequest,
  ProduceResponse,
} from '../../wire/apis/produce.ts';
import { produceApi } from '../../wire/apis/produce.ts';
import { errorCodes } from '../../wire/error-codes.ts';
import type { ApiHandler, Call, Reply } from '../api-handler.ts';
import { CLOSE, NO_ANSWER } from '../api-handler.ts';
import type { Endpoints } from '../endpoints.ts';
import { errorCodeOf } from '../error-code-of.ts';
import { leaderHints } from '../leader-hints.ts';
import { namedOnce } from '../named-once.ts';
import type { BatchFault } from './batch-fault.ts';
import { batchFault } from './batch-fault.ts';

export interface ProduceServices {
  readonly produce: Pick<ProduceService, 'produce'>;
  readonly endpoints: Endpoints;
}

const TIMEOUT_MS_MAX = 15 * 60_000;
const TOPIC_ID_VERSION = 13;
const ackLevels = new Map([
  [0, 'none'],
  [1, 'leader'],
  [-1, 'all'],
] as const);

export function produceHandler(
  services: ProduceServices,
): ApiHandler<ProduceRequest, ProduceResponse> {
  return {
    api: produceApi,
    advertisedFirst: 0,
    handle: (call, reply) => {
      new Production(services, call, reply).start();
      return undefined;
    },
  };
}

/** One request until all its partitions have answered. */
class Production {
  readonly #services: ProduceServices;
  readonly #call: Call<ProduceRequest>;
  readonly #reply: Reply<ProduceResponse>;
  readonly #topics: readonly ProducedTopic[];
  /** As the topics and their partitions lie. */
  readonly #answers: ProduceAnswer[][] = [];
  #waiting = 1;

  constructor(
    services: ProduceServices,
    call: Call<ProduceRequest>,
    reply: Reply<ProduceResponse>,
  ) {
    this.#services = services;
    this.#call = call;
    this.#reply = reply;
    const isById = call.version >= TOPIC_ID_VERSION;
    this.#topics = namedOnce(call.request.topics, ({ topic, topicId }) => {
      return isById ? topicId : (topic ?? '');
    });
  }

  start(): void {
    for (const topic of this.#topics) {
      const answers: ProduceAnswer[] = [];
      this.#answers.push(answers);
      const reference = this.#referenceTo(topic);
      for (let at = 0; at < topic.partitions.length; at++) {
        this.#waiting += 1;
        this.#produce(reference, topic.partitions[at]!, (answer) => {
          answers[at] = answer;
          this.#onAnswer();
        });
      }
    }
    this.#onAnswer();
  }

  #referenceTo({ topic, topicId }: ProducedTopic): TopicReference {
    if (this.#call.version >= TOPIC_ID_VERSION) return { type: 'id', id: topicId };
    return { type: 'name', name: topic ?? '' };
  }

  #produce(
    topic: TopicReference,
    { partition, records }: ProducedPartition,
    done: (answer: ProduceAnswer) => void,
  ): void {
    const { version, request } = this.#call;
    const acks = ackLevels.get(request.acks as 0);
    if (acks === undefined) return done(refused(partition, wrongAcks));
    if (request.transactionalId !== null) return done(refused(partition, noTransactions));
    const fault = batchFault(records, version);
    if (fault !== undefined) return done(refused(partition, fault));
    const timeoutMs = Math.min(Math.max(request.timeoutMs, 0), TIMEOUT_MS_MAX);
    const one = { topic, partition, leaderEpoch: undefined, acks, slices: records, timeoutMs };
    this.#services.produce.produce(one, (outcome) => done(answerOf(outcome, partition, topic)));
  }

  #onAnswer(): void {
    this.#waiting -= 1;
    if (this.#waiting > 0) return;
    if (this.#call.request.acks === 0) this.#reply(this.#hasFailed ? CLOSE : NO_ANSWER);
    else this.#reply(this.#response);
  }

  get #hasFailed(): boolean {
    return this.#answers.some((answers) => answers.some(({ errorCode }) => errorCode !== 0));
  }

  get #response(): ProduceResponse {
    const { version, caller } = this.#call;
    const topics = this.#topics.map(({ topic, topicId }, at) => {
      return { topic, topicId, partitions: this.#answers[at]! };
    });
    if (!this.#hasFailed) return { topics, throttleMs: 0 };
    const partitions = this.#answers.flat();
    const hints = leaderHints(partitions, this.#services.endpoints, caller);
    return { topics, throttleMs: 0, nodeEndpoints: version < 10 ? undefined : hints };
  }
}

const wrongAcks: BatchFault = {
  errorCode: errorCodes.invalidRequiredAcks,
  message: 'acks is 0, 1 or -1',
};
const noTransactions: BatchFault = {
  errorCode: errorCodes.invalidTxnState,
  message: 'there are no transactions here',
};

function refused(partition: number, { errorCode, message }: BatchFault): ProduceAnswer {
  const nowhere = { baseOffset: -1, logAppendTimeMs: -1, logStart: -1 };
  return { partition, errorCode, ...nowhere, refusedRecords: [], errorMessage: message };
}

function answerOf(
  outcome: ProduceOutcome,
  partition: number,
  topic: TopicReference,
): ProduceAnswer {
  if (outcome.type === 'stored') {
    return {
      partition,
      errorCode: 0,
      baseOffset: outcome.firstOffset,
      logAppendTimeMs: outcome.appendTimeMs ?? -1,
      logStart: outcome.logStart,
      refusedRecords: NO_RECORDS,
      errorMessage: null,
      currentLeader: undefined,
    };
  }
  const { code, message, records = [], leader } = outcome;
  const isUnknownId = code === 'topicNotFound' && topic.type === 'id';
  const errorCode = isUnknownId ? errorCodes.unknownTopicId : errorCodeOf[code];
  const answer = { ...refused(partition, { errorCode, message }), refusedRecords: records };
  if (leader === undefined) return answer;
  const { nodeId: leaderId, leaderEpoch = -1 } = leader;
  return { ...answer, currentLeader: { leaderId, leaderEpoch } };
}

const NO_RECORDS: ProduceAnswer['refusedRecords'] = [];
