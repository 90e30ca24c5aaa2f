import test from 'ava';
import { ConsumerGroupsService } from '../../src/broker/groups/consumer-groups.ts';
import type { ApiHandler } from '../../src/kafka/api-handler.ts';
import { consumerGroupDescribeHandler } from '../../src/kafka/groups/consumer-group-describe.ts';
import { consumerGroupHeartbeatHandler } from '../../src/kafka/groups/consumer-group-heartbeat.ts';
import { errorCodes } from '../../src/wire/error-codes.ts';
import { Coordinated } from '../coordinator/coordinated.ts';

type HeartbeatHandler = ReturnType<typeof consumerGroupHeartbeatHandler>;
type HeartbeatRequest = Parameters<HeartbeatHandler['handle']>[0]['request'];

const caller = {
  connectionId: 1,
  clientId: 'app',
  clientHost: '/127.0.0.1',
  listener: '',
  localHost: '127.0.0.1',
  localPort: 9092,
  software: undefined,
};

class Groups {
  readonly coordinated = new Coordinated();
  readonly #service = new ConsumerGroupsService(
    this.coordinated.coordinator,
    this.coordinated.consumerProtocol,
    () => 'made-up-id',
  );

  constructor() {
    this.coordinated.moveSlot();
  }

  createTopic(topicId: string, partitions: number): void {
    const { metadata } = this.coordinated;
    const broker = { nodeId: 1, brokerEpoch: metadata.image.brokers.get(1)?.brokerEpoch ?? 0 };
    metadata.propose({
      type: 'createTopic',
      controllerTerm: 1,
      topicId,
      name: 'orders',
      configs: new Map(),
      replicationFactorIsExplicit: true,
      partitions: Array.from({ length: partitions }, () => [broker]),
    });
  }

  heartbeat(fields: Partial<HeartbeatRequest>, version = 1) {
    const request: HeartbeatRequest = {
      group: 'g',
      memberId: 'a',
      memberEpoch: 0,
      instanceId: null,
      rack: null,
      rebalanceTimeoutMs: 60_000,
      topics: ['orders'],
      pattern: null,
      assignor: null,
      owned: [],
      ...fields,
    };
    return answerOf(consumerGroupHeartbeatHandler(this.#service), request, version);
  }

  describe(...groups: readonly string[]) {
    const services = { metadata: this.coordinated.metadata, consumerGroups: this.#service };
    const request = { groups, includesAuthorizedOperations: false };
    return answerOf(consumerGroupDescribeHandler(services), request, 1).groups;
  }
}

/** What is answered before `handle` returns. */
function answerOf<Request, Response>(
  handler: ApiHandler<Request, Response>,
  request: Request,
  version: number,
): Response {
  const answers: (Response | symbol)[] = [];
  handler.handle({ request, version, caller }, (response) => answers.push(response));
  const [answer] = answers;
  if (answer === undefined || typeof answer === 'symbol') throw new Error('no answer');
  return answer;
}

test('a member hears its partitions once, and the group is described with them', (t) => {
  const groups = new Groups();
  const topicId = 'id-of-orders';
  groups.createTopic(topicId, 2);
  const joined = groups.heartbeat({});
  t.is(joined.errorCode, errorCodes.none);
  t.is(joined.memberEpoch, 1);
  t.is(joined.heartbeatIntervalMs, 1_000);
  t.deepEqual(joined.assignment, { partitions: [{ topicId, partitions: [0, 1] }] });
  const unchanged = { memberEpoch: 1, topics: null, rebalanceTimeoutMs: -1, owned: null };
  t.is(groups.heartbeat(unchanged).assignment, null);
  const [described, missing] = groups.describe('g', 'nowhere');
  t.like(described, { state: 'Stable', groupEpoch: 1, assignor: 'uniform' });
  const assignment = { partitions: [{ topicId, topic: 'orders', partitions: [0, 1] }] };
  t.like(described?.members[0], {
    memberId: 'a',
    memberEpoch: 1,
    clientId: 'app',
    clientHost: '/127.0.0.1',
    topics: ['orders'],
    assignment,
    targetAssignment: assignment,
    memberType: 1,
  });
  t.is(missing?.errorCode, errorCodes.groupIdNotFound);
  t.is(groups.heartbeat({ ...unchanged, memberEpoch: -1 }).memberEpoch, -1);
  t.like(groups.describe('g')[0], { state: 'Empty', members: [] });
});

test('who joins without an id is given one, until version 1', (t) => {
  const groups = new Groups();
  t.is(groups.heartbeat({ memberId: '' }, 0).memberId, 'made-up-id');
  t.is(groups.heartbeat({ memberId: '' }, 1).errorCode, errorCodes.invalidRequest);
});

for (const [why, fields, code] of [
  ['an unknown member', { memberId: 'b', memberEpoch: 3 }, 'unknownMemberId'],
  ['an epoch from the future', { memberEpoch: 9 }, 'fencedMemberEpoch'],
  ['a bad pattern', { pattern: '(' }, 'invalidRegularExpression'],
  ['an unknown planner', { assignor: 'best' }, 'unsupportedAssignor'],
  ['an instance that has not left', { memberId: 'b', instanceId: 'i' }, 'unreleasedInstanceId'],
  ['another instance', { memberId: 'b', instanceId: 'i', memberEpoch: 1 }, 'fencedInstanceId'],
  ['a join with partitions', { owned: [{ topicId: 'x', partitions: [1] }] }, 'invalidRequest'],
  ['a group without a name', { group: '' }, 'invalidRequest'],
] as const) {
  test(`${why} is refused as ${code}`, (t) => {
    const groups = new Groups();
    groups.heartbeat({ instanceId: 'i' });
    const answer = groups.heartbeat(fields);
    t.is(answer.errorCode, errorCodes[code]);
    t.is(answer.assignment, null);
  });
}

test('a group whose members are no consumers is not found, and takes none', (t) => {
  const groups = new Groups();
  groups.coordinated.join('x', { memberId: '', comesBack: false, protocolType: 'connect' });
  t.is(groups.heartbeat({}).errorCode, errorCodes.groupIdNotFound);
  t.is(groups.describe('g')[0]?.errorCode, errorCodes.groupIdNotFound);
});

test('a consumer joins those of the classic protocol, unless something is wrong with it', (t) => {
  const groups = new Groups();
  groups.coordinated.join('x', { memberId: '', comesBack: false });
  t.is(groups.heartbeat({ assignor: 'best' }).errorCode, errorCodes.unsupportedAssignor);
  t.is(groups.coordinated.metadata.image.groups.get('g')?.state.type, 'classic');
  t.is(groups.heartbeat({}).memberEpoch, 2);
  t.like(groups.describe('g')[0], {
    state: 'Reconciling',
    members: [
      { memberId: 'x', memberEpoch: 1, memberType: 0 },
      { memberId: 'a', memberEpoch: 2, memberType: 1 },
    ],
  });
});

test('a group that nobody is in any more takes members of the other protocol, both ways', (t) => {
  const groups = new Groups();
  const { coordinated } = groups;
  const stored = () => coordinated.metadata.image.groups.get('g')?.state;
  t.is(groups.heartbeat({}).memberEpoch, 1);
  t.is(groups.heartbeat({ memberEpoch: -1, topics: null, owned: null }).errorCode, errorCodes.none);
  coordinated.join('x', { memberId: '', comesBack: false, sessionTimeoutMs: 1_000 });
  t.like(stored(), { type: 'classic', generation: 3 });
  // It is silent, before it is assigned anything and after.
  for (let second = 0; second < 30; second++) coordinated.metadata.time.advance(1_000);
  const { memberEpoch } = groups.heartbeat({});
  t.true(memberEpoch > 3, 'epochs go on behind generations');
  t.like(stored(), { type: 'consumer', generation: memberEpoch });
});

test('a group that is coordinated elsewhere is refused', (t) => {
  const groups = new Groups();
  groups.coordinated.isLive = false;
  t.is(groups.heartbeat({}).errorCode, errorCodes.notCoordinator);
  t.is(groups.describe('g')[0]?.errorCode, errorCodes.notCoordinator);
});
