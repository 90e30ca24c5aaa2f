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
  delete: method(
    '/balsa.v1.Topics/Delete',
    UNARY,
    balsa.v1.DeleteTopicRequest,
    balsa.v1.DeleteTopicResponse,
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
