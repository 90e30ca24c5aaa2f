/** Every API that is described in `src/wire/apis`, for the tests that hold for all of them. */
import type { Api } from '../../src/wire/api.ts';
import { apiVersionsApi } from '../../src/wire/apis/api-versions.ts';
import { deleteRecordsApi } from '../../src/wire/apis/delete-records.ts';
import { describeClusterApi } from '../../src/wire/apis/describe-cluster.ts';
import { describeLogDirsApi } from '../../src/wire/apis/describe-log-dirs.ts';
import { describeProducersApi } from '../../src/wire/apis/describe-producers.ts';
import { describeTopicPartitionsApi } from '../../src/wire/apis/describe-topic-partitions.ts';
import { fetchApi } from '../../src/wire/apis/fetch.ts';
import { initProducerIdApi } from '../../src/wire/apis/init-producer-id.ts';
import { listOffsetsApi } from '../../src/wire/apis/list-offsets.ts';
import { metadataApi } from '../../src/wire/apis/metadata.ts';
import { offsetForLeaderEpochApi } from '../../src/wire/apis/offset-for-leader-epoch.ts';
import { produceApi } from '../../src/wire/apis/produce.ts';

/** Whatever its messages are. */
export type AnyApi = Pick<
  Api<unknown, unknown>,
  'name' | 'key' | 'versions' | 'flexibleSince' | 'request' | 'response'
>;

export const allApis: readonly AnyApi[] = [
  apiVersionsApi,
  deleteRecordsApi,
  describeClusterApi,
  describeLogDirsApi,
  describeProducersApi,
  describeTopicPartitionsApi,
  fetchApi,
  initProducerIdApi,
  listOffsetsApi,
  metadataApi,
  offsetForLeaderEpochApi,
  produceApi,
];
