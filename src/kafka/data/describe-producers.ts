/**
 * DescribeProducers (api key 61), version 0: the producers that a leader knows of a partition. They
 * may be many: a partition that is named more than once is described once.
 */
import type { ActiveProducers } from '../../broker/active-producers.ts';
import type {
  ActiveProducer,
  DescribedProducers,
  DescribeProducersRequest,
  DescribeProducersResponse,
} from '../../wire/apis/describe-producers.ts';
import { describeProducersApi } from '../../wire/apis/describe-producers.ts';
import { errorCodes } from '../../wire/error-codes.ts';
import type { ApiHandler } from '../api-handler.ts';
import { errorCodeOf } from '../error-code-of.ts';
import { namedOnce } from '../named-once.ts';

const SEQUENCE_MAX = 0x7fff_ffff;

export function describeProducersHandler(
  service: ActiveProducers,
): ApiHandler<DescribeProducersRequest, DescribeProducersResponse> {
  return {
    api: describeProducersApi,
    handle: ({ request }, reply) => {
      const describe = (name: string, partition: number): DescribedProducers => {
        const outcome = service.of({ topic: { type: 'name', name }, partition });
        if (outcome.type === 'refused') {
          const { code, message: errorMessage } = outcome;
          return { partition, errorCode: errorCodeOf[code], errorMessage, producers: [] };
        }
        const producers = outcome.producers.map(describeProducer);
        return { partition, errorCode: errorCodes.none, errorMessage: null, producers };
      };
      const once = namedOnce(request.topics, ({ topic }) => topic);
      const topics = once.map(({ topic, partitions }) => {
        return { topic, partitions: partitions.map((id) => describe(topic, id)) };
      });
      reply({ throttleMs: 0, topics });
      return undefined;
    },
  };
}

type Entry = Extract<ReturnType<ActiveProducers['of']>, { type: 'producers' }>['producers'][number];

/** Sequence numbers go on at 0. */
function describeProducer({ id, epoch, batches, transactionStart = -1 }: Entry): ActiveProducer {
  const last = batches.at(-1);
  return {
    producerId: id,
    producerEpoch: epoch,
    lastSequence:
      last === undefined ? -1 : (last.baseSequence + last.lastOffsetDelta) % (SEQUENCE_MAX + 1),
    lastTimestampMs: last?.timestampMs ?? -1,
    coordinatorEpoch: -1,
    transactionStart,
  };
}
