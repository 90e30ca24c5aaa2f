/**
 * ConsumerGroupDescribe (api key 69), versions 0 and 1 (KIP-848).
 *
 * Behaviour: each group is answered by itself; one of the classic protocol, or none at all, is not
 * found; one that is named more than once is described once. Topics that are gone are left out.
 */
import type { ConsumerGroupsService } from '../../broker/groups/consumer-groups.ts';
import type { MetadataAccess } from '../../broker/metadata-access.ts';
import type { ConsumerMember } from '../../metadata/consumer-group-rows.ts';
import type {
  ConsumerGroupDescribeRequest,
  ConsumerGroupDescribeResponse,
  DescribedAssignment,
  DescribedConsumer,
  DescribedConsumerGroup,
} from '../../wire/apis/consumer-group-describe.ts';
import { consumerGroupDescribeApi } from '../../wire/apis/consumer-group-describe.ts';
import { OPERATIONS_NOT_ASKED } from '../../wire/apis/metadata.ts';
import { errorCodes } from '../../wire/error-codes.ts';
import type { ApiHandler } from '../api-handler.ts';
import { groupOperations } from '../cluster/operations.ts';
import { errorCodeOf } from '../error-code-of.ts';

export interface ConsumerGroupDescribeServices {
  readonly metadata: MetadataAccess;
  readonly consumerGroups: ConsumerGroupsService;
}

const memberTypes = { classic: 0, consumer: 1 };

export function consumerGroupDescribeHandler(
  services: ConsumerGroupDescribeServices,
): ApiHandler<ConsumerGroupDescribeRequest, ConsumerGroupDescribeResponse> {
  return {
    api: consumerGroupDescribeApi,
    handle: ({ request }, reply) => {
      const authorizedOperations = request.includesAuthorizedOperations
        ? groupOperations
        : OPERATIONS_NOT_ASKED;
      const groups = [...new Set(request.groups)].map((group) => {
        return { ...describe(services, group), authorizedOperations };
      });
      reply({ throttleMs: 0, groups });
      return undefined;
    },
  };
}

function describe(
  { metadata, consumerGroups }: ConsumerGroupDescribeServices,
  group: string,
): Omit<DescribedConsumerGroup, 'authorizedOperations'> {
  const found = consumerGroups.describe(group);
  if (found.type === 'refused') {
    return {
      errorCode: group === '' ? errorCodes.invalidGroupId : errorCodeOf[found.code],
      errorMessage: found.message,
      group,
      state: '',
      groupEpoch: 0,
      assignmentEpoch: 0,
      assignor: '',
      members: [],
    };
  }
  return {
    errorCode: errorCodes.none,
    errorMessage: null,
    group,
    state: found.state,
    groupEpoch: found.epoch,
    assignmentEpoch: found.epoch,
    assignor: found.assignor,
    members: found.members.map((member) => {
      const type = found.classic.has(member.memberId) ? 'classic' : 'consumer';
      return { ...memberOf(member, metadata), memberType: memberTypes[type] };
    }),
  };
}

function memberOf(
  member: ConsumerMember,
  metadata: MetadataAccess,
): Omit<DescribedConsumer, 'memberType'> {
  const { memberId, instanceId, rackId, epoch, clientId, clientHost, topics, pattern } = member;
  const assignmentOf = (partitions: ConsumerMember['target']): DescribedAssignment => ({
    partitions: [...partitions].flatMap(([topicId, numbers]) => {
      const topic = metadata.image.topics.get(topicId)?.name;
      return topic === undefined ? [] : [{ topicId, topic, partitions: numbers }];
    }),
  });
  return {
    memberId,
    instanceId: instanceId ?? null,
    rack: rackId ?? null,
    memberEpoch: epoch,
    clientId,
    clientHost,
    topics,
    pattern: pattern ?? '',
    assignment: assignmentOf(member.assigned),
    targetAssignment: assignmentOf(member.target),
  };
}
