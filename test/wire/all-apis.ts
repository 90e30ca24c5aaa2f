/** Every API that is described in `src/wire/apis`, for the tests that hold for all of them. */
import type { Api } from '../../src/wire/api.ts';
import { apiVersionsApi } from '../../src/wire/apis/api-versions.ts';
import { deleteRecordsApi } from '../../src/wire/apis/delete-records.ts';
import { describeLogDirsApi } from '../../src/wire/apis/describe-log-dirs.ts';
import { describeProducersApi } from '../../src/wire/apis/describe-producers.ts';
import { describeTopicPartitionsApi } from '../../src/wire/apis/describe-topic-partitions.ts';
import { fetchApi } from '../../src/wire/apis/fetch.ts';
import { listOffsetsApi } from '../../src/wire/apis/list-offsets.ts';
import { offsetForLeaderEpochApi } from '../../src/wire/apis/offset-for-leader-epoch.ts';

/** Whatever its messages are. */
export type AnyApi = Pick<
  Api<unknown, unknown>,
  'name' | 'key' | 'versions' | 'flexibleSince' | 'request' | 'response'
>;

export const allApis: readonly AnyApi[] = [
  apiVersionsApi,
  deleteRecordsApi,
  describeLogDirsApi,
  describeProducersApi,
  describeTopicPartitionsApi,
  fetchApi,
  listOffsetsApi,
  offsetForLeaderEpochApi,
];
