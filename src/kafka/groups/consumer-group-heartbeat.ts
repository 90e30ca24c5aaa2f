/**
 * ConsumerGroupHeartbeat (api key 68), versions 0 and 1 (KIP-848).
 *
 * Behaviour:
 *   - What is null, or -1, is as it was in the member's last heartbeat.
 *   - v0: who joins without a member id is given one. From v1 on members make their own (KIP-1082).
 *   - Whoever joins a group of Kafka's consumers that speak the classic protocol makes it one that
 *     is planned for, as Kafka does where its migration policy is `bidirectional`. Any other group
 *     of the classic protocol is not found.
 */
import type { ConsumerGroupsService, ToldMember } from '../../broker/groups/consumer-groups.ts';
import type { Refusal } from '../../broker/refusal.ts';
import type {
  ConsumerGroupHeartbeatRequest,
  ConsumerGroupHeartbeatResponse,
} from '../../wire/apis/consumer-group-heartbeat.ts';
import { consumerGroupHeartbeatApi } from '../../wire/apis/consumer-group-heartbeat.ts';
import { errorCodes } from '../../wire/error-codes.ts';
import type { ApiHandler, Caller } from '../api-handler.ts';
import { errorCodeOf } from '../error-code-of.ts';

/** Since which version a member makes its own id. */
const OWN_ID_VERSION = 1;

export function consumerGroupHeartbeatHandler(
  consumerGroups: ConsumerGroupsService,
): ApiHandler<ConsumerGroupHeartbeatRequest, ConsumerGroupHeartbeatResponse> {
  return {
    api: consumerGroupHeartbeatApi,
    handle: ({ request, version, caller }, reply) => {
      const isNameless = request.memberId === '' && request.memberEpoch === 0;
      const memberId =
        isNameless && version < OWN_ID_VERSION ? consumerGroups.newMemberId() : request.memberId;
      return consumerGroups.heartbeat({ ...heartbeatOf(request, caller), memberId }, (told) => {
        reply(told.type === 'refused' ? refusedAnswer(told) : answerOf(told));
      });
    },
  };
}

function heartbeatOf(request: ConsumerGroupHeartbeatRequest, { clientId, clientHost }: Caller) {
  const { group, memberEpoch, rebalanceTimeoutMs, owned } = request;
  return {
    group,
    epoch: memberEpoch,
    instanceId: request.instanceId ?? undefined,
    rackId: request.rack ?? undefined,
    rebalanceTimeoutMs: rebalanceTimeoutMs === -1 ? undefined : rebalanceTimeoutMs,
    topics: request.topics ?? undefined,
    pattern: request.pattern ?? undefined,
    assignor: request.assignor ?? undefined,
    owned: owned?.flatMap(({ topicId, partitions }) => {
      return partitions.map((partition) => ({ topicId, partition }));
    }),
    clientId: clientId ?? '',
    clientHost,
  };
}

function answerOf(told: ToldMember): ConsumerGroupHeartbeatResponse {
  const { memberId, epoch, heartbeatIntervalMs, assignment } = told;
  const partitions = [...(assignment ?? [])].map(([topicId, numbers]) => {
    return { topicId, partitions: numbers };
  });
  return {
    throttleMs: 0,
    errorCode: errorCodes.none,
    errorMessage: null,
    memberId,
    memberEpoch: epoch,
    // Who goes has no next one.
    heartbeatIntervalMs: epoch < 0 ? 0 : heartbeatIntervalMs,
    assignment: assignment === undefined ? null : { partitions },
  };
}

function refusedAnswer({ code, message }: Refusal): ConsumerGroupHeartbeatResponse {
  return {
    throttleMs: 0,
    // As Kafka says here alone.
    errorCode: code === 'invalidGroup' ? errorCodes.invalidRequest : errorCodeOf[code],
    errorMessage: message,
    memberId: null,
    memberEpoch: 0,
    heartbeatIntervalMs: 0,
    assignment: null,
  };
}
