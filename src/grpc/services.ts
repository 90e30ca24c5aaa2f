/**
 * The methods of the native door: paths, streaming and codecs, as both the server and the client of
 * grpc-js take them. One place, so that neither side can drift from `proto/`.
 */
import { balsa, grpc } from './generated/balsa.js';
import type { Reader, Writer } from './protobuf-runtime.ts';

/**
 * What one generated class offers: `Input` may leave fields out, `Message` is what decoding gives.
 */
interface Codec<Input, Message> {
  encode(message: Input): Writer;
  decode(reader: Reader | Uint8Array): Message;
}

/** In the shape that grpc-js takes on either side. */
export interface Method<RequestInput, Request, ResponseInput, Response> {
  readonly path: string;
  readonly requestStream: boolean;
  readonly responseStream: boolean;
  readonly requestSerialize: (message: RequestInput) => Buffer;
  readonly requestDeserialize: (bytes: Buffer) => Request;
  readonly responseSerialize: (message: ResponseInput) => Buffer;
  readonly responseDeserialize: (bytes: Buffer) => Response;
}

interface Streaming {
  readonly request: boolean;
  readonly response: boolean;
}

const UNARY: Streaming = { request: false, response: false };
const BOTH_STREAM: Streaming = { request: true, response: true };
const RESPONSE_STREAMS: Streaming = { request: false, response: true };

export const clusterService = {
  status: method(
    '/balsa.v1.Cluster/Status',
    UNARY,
    balsa.v1.ClusterStatusRequest,
    balsa.v1.ClusterStatusResponse,
  ),
  nodes: method(
    '/balsa.v1.Cluster/Nodes',
    UNARY,
    balsa.v1.ListNodesRequest,
    balsa.v1.ListNodesResponse,
  ),
  removeNode: method(
    '/balsa.v1.Cluster/RemoveNode',
    UNARY,
    balsa.v1.RemoveNodeRequest,
    balsa.v1.RemoveNodeResponse,
  ),
  replaceNode: method(
    '/balsa.v1.Cluster/ReplaceNode',
    UNARY,
    balsa.v1.ReplaceNodeRequest,
    balsa.v1.ReplaceNodeResponse,
  ),
};

export const producerIdsService = {
  allocate: method(
    '/balsa.v1.ProducerIds/Allocate',
    UNARY,
    balsa.v1.AllocateProducerIdRequest,
    balsa.v1.AllocateProducerIdResponse,
  ),
};

export const topicsService = {
  create: method(
    '/balsa.v1.Topics/Create',
    UNARY,
    balsa.v1.CreateTopicRequest,
    balsa.v1.CreateTopicResponse,
  ),
  list: method(
    '/balsa.v1.Topics/List',
    UNARY,
    balsa.v1.ListTopicsRequest,
    balsa.v1.ListTopicsResponse,
  ),
  describe: method(
    '/balsa.v1.Topics/Describe',
    UNARY,
    balsa.v1.DescribeTopicRequest,
    balsa.v1.DescribeTopicResponse,
  ),
  alter: method(
    '/balsa.v1.Topics/Alter',
    UNARY,
    balsa.v1.AlterTopicRequest,
    balsa.v1.AlterTopicResponse,
  ),
  addPartitions: method(
    '/balsa.v1.Topics/AddPartitions',
    UNARY,
    balsa.v1.AddPartitionsRequest,
    balsa.v1.AddPartitionsResponse,
  ),
  delete: method(
    '/balsa.v1.Topics/Delete',
    UNARY,
    balsa.v1.DeleteTopicRequest,
    balsa.v1.DeleteTopicResponse,
  ),
};

export const partitionsService = {
  move: method(
    '/balsa.v1.Partitions/Move',
    UNARY,
    balsa.v1.MovePartitionRequest,
    balsa.v1.MovePartitionResponse,
  ),
  cancelMove: method(
    '/balsa.v1.Partitions/CancelMove',
    UNARY,
    balsa.v1.CancelMoveRequest,
    balsa.v1.CancelMoveResponse,
  ),
  elect: method(
    '/balsa.v1.Partitions/Elect',
    UNARY,
    balsa.v1.ElectLeaderRequest,
    balsa.v1.ElectLeaderResponse,
  ),
  replicas: method(
    '/balsa.v1.Partitions/Replicas',
    UNARY,
    balsa.v1.PartitionReplicasRequest,
    balsa.v1.PartitionReplicasResponse,
  ),
  recover: method(
    '/balsa.v1.Partitions/Recover',
    UNARY,
    balsa.v1.RecoverPartitionRequest,
    balsa.v1.RecoverPartitionResponse,
  ),
};

export const groupsService = {
  join: method('/balsa.v1.Groups/Join', UNARY, balsa.v1.JoinGroupRequest, balsa.v1.GroupMembership),
  heartbeat: method(
    '/balsa.v1.Groups/Heartbeat',
    UNARY,
    balsa.v1.GroupHeartbeatRequest,
    balsa.v1.GroupMembership,
  ),
  leave: method(
    '/balsa.v1.Groups/Leave',
    UNARY,
    balsa.v1.LeaveGroupRequest,
    balsa.v1.LeaveGroupResponse,
  ),
  commitOffsets: method(
    '/balsa.v1.Groups/CommitOffsets',
    UNARY,
    balsa.v1.CommitOffsetsRequest,
    balsa.v1.CommitOffsetsResponse,
  ),
  fetchOffsets: method(
    '/balsa.v1.Groups/FetchOffsets',
    UNARY,
    balsa.v1.FetchOffsetsRequest,
    balsa.v1.FetchOffsetsResponse,
  ),
  deleteOffsets: method(
    '/balsa.v1.Groups/DeleteOffsets',
    UNARY,
    balsa.v1.DeleteOffsetsRequest,
    balsa.v1.DeleteOffsetsResponse,
  ),
  list: method(
    '/balsa.v1.Groups/List',
    UNARY,
    balsa.v1.ListGroupsRequest,
    balsa.v1.ListGroupsResponse,
  ),
  describe: method(
    '/balsa.v1.Groups/Describe',
    UNARY,
    balsa.v1.DescribeGroupRequest,
    balsa.v1.DescribeGroupResponse,
  ),
  delete: method(
    '/balsa.v1.Groups/Delete',
    UNARY,
    balsa.v1.DeleteGroupRequest,
    balsa.v1.DeleteGroupResponse,
  ),
  resetOffsets: method(
    '/balsa.v1.Groups/ResetOffsets',
    UNARY,
    balsa.v1.ResetOffsetsRequest,
    balsa.v1.ResetOffsetsResponse,
  ),
};

export const metadataService = {
  get: method('/balsa.v1.Metadata/Get', UNARY, balsa.v1.GetKeyRequest, balsa.v1.GetKeyResponse),
  list: method(
    '/balsa.v1.Metadata/List',
    UNARY,
    balsa.v1.ListKeysRequest,
    balsa.v1.ListKeysResponse,
  ),
  put: method('/balsa.v1.Metadata/Put', UNARY, balsa.v1.PutKeyRequest, balsa.v1.PutKeyResponse),
  delete: method(
    '/balsa.v1.Metadata/Delete',
    UNARY,
    balsa.v1.DeleteKeyRequest,
    balsa.v1.DeleteKeyResponse,
  ),
  watch: method(
    '/balsa.v1.Metadata/Watch',
    RESPONSE_STREAMS,
    balsa.v1.WatchKeysRequest,
    balsa.v1.WatchKeysResponse,
  ),
  grantLease: method(
    '/balsa.v1.Metadata/GrantLease',
    UNARY,
    balsa.v1.GrantLeaseRequest,
    balsa.v1.GrantLeaseResponse,
  ),
  keepLeaseAlive: method(
    '/balsa.v1.Metadata/KeepLeaseAlive',
    UNARY,
    balsa.v1.KeepLeaseAliveRequest,
    balsa.v1.KeepLeaseAliveResponse,
  ),
  revokeLease: method(
    '/balsa.v1.Metadata/RevokeLease',
    UNARY,
    balsa.v1.RevokeLeaseRequest,
    balsa.v1.RevokeLeaseResponse,
  ),
  acquireLock: method(
    '/balsa.v1.Metadata/AcquireLock',
    UNARY,
    balsa.v1.AcquireLockRequest,
    balsa.v1.AcquireLockResponse,
  ),
  releaseLock: method(
    '/balsa.v1.Metadata/ReleaseLock',
    UNARY,
    balsa.v1.ReleaseLockRequest,
    balsa.v1.ReleaseLockResponse,
  ),
  describeLock: method(
    '/balsa.v1.Metadata/DescribeLock',
    UNARY,
    balsa.v1.DescribeLockRequest,
    balsa.v1.DescribeLockResponse,
  ),
};

export const produceService = {
  stream: method(
    '/balsa.v1.Produce/Stream',
    BOTH_STREAM,
    balsa.v1.ProduceRequest,
    balsa.v1.ProduceResponse,
  ),
};

export const fetchService = {
  stream: method(
    '/balsa.v1.Fetch/Stream',
    BOTH_STREAM,
    balsa.v1.FetchRequest,
    balsa.v1.FetchResponse,
  ),
};

export const peersService = {
  raft: method('/balsa.v1.Peers/Raft', BOTH_STREAM, balsa.v1.RaftFrame, balsa.v1.RaftFrame),
  heartbeat: method(
    '/balsa.v1.Peers/Heartbeat',
    BOTH_STREAM,
    balsa.v1.HeartbeatRequest,
    balsa.v1.HeartbeatResponse,
  ),
  propose: method(
    '/balsa.v1.Peers/Propose',
    UNARY,
    balsa.v1.ProposeRequest,
    balsa.v1.ProposeResponse,
  ),
  readIndex: method(
    '/balsa.v1.Peers/ReadIndex',
    UNARY,
    balsa.v1.ReadIndexRequest,
    balsa.v1.ReadIndexResponse,
  ),
};

export const joiningService = {
  meet: method('/balsa.v1.Joining/Meet', UNARY, balsa.v1.MeetRequest, balsa.v1.MeetResponse),
  promise: method(
    '/balsa.v1.Joining/Promise',
    UNARY,
    balsa.v1.PromiseRequest,
    balsa.v1.PromiseResponse,
  ),
  join: method('/balsa.v1.Joining/Join', UNARY, balsa.v1.JoinRequest, balsa.v1.JoinResponse),
};

export const testHooksService = {
  setFailpoint: method(
    '/balsa.v1.TestHooks/SetFailpoint',
    UNARY,
    balsa.v1.SetFailpointRequest,
    balsa.v1.SetFailpointResponse,
  ),
  stall: method('/balsa.v1.TestHooks/Stall', UNARY, balsa.v1.StallRequest, balsa.v1.StallResponse),
  skewClock: method(
    '/balsa.v1.TestHooks/SkewClock',
    UNARY,
    balsa.v1.SkewClockRequest,
    balsa.v1.SkewClockResponse,
  ),
};

export const healthService = {
  check: method(
    '/grpc.health.v1.Health/Check',
    UNARY,
    grpc.health.v1.HealthCheckRequest,
    grpc.health.v1.HealthCheckResponse,
  ),
  watch: method(
    '/grpc.health.v1.Health/Watch',
    RESPONSE_STREAMS,
    grpc.health.v1.HealthCheckRequest,
    grpc.health.v1.HealthCheckResponse,
  ),
};

const reflection = method(
  '/grpc.reflection.v1.ServerReflection/ServerReflectionInfo',
  BOTH_STREAM,
  grpc.reflection.v1.ServerReflectionRequest,
  grpc.reflection.v1.ServerReflectionResponse,
);

export const reflectionService = { serverReflectionInfo: reflection };

/** What older tools ask for: the same messages under the name that they had first. */
export const reflectionAlphaService = {
  serverReflectionInfo: {
    ...reflection,
    path: '/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo',
  },
};

function method<RequestInput, Request, ResponseInput, Response>(
  path: string,
  streaming: Streaming,
  ...codecs: [Codec<RequestInput, Request>, Codec<ResponseInput, Response>]
): Method<RequestInput, Request, ResponseInput, Response> {
  const [request, response] = codecs;
  return {
    path,
    requestStream: streaming.request,
    responseStream: streaming.response,
    requestSerialize: (message) => asBuffer(request.encode(message).finish()),
    requestDeserialize: (bytes) => request.decode(bytes),
    responseSerialize: (message) => asBuffer(response.encode(message).finish()),
    responseDeserialize: (bytes) => response.decode(bytes),
  };
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
