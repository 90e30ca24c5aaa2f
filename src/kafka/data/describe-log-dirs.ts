/**
 * DescribeLogDirs (api key 35), versions 1 to 5: a node has one directory, and nothing moves within
 * it. Topics and partitions that have nothing here are left out.
 */
import type { DirectoryView, LogDirectory } from '../../broker/log-directory.ts';
import type {
  LogDirectory as DescribedDirectory,
  DescribeLogDirsRequest,
  DescribeLogDirsResponse,
} from '../../wire/apis/describe-log-dirs.ts';
import { describeLogDirsApi } from '../../wire/apis/describe-log-dirs.ts';
import { errorCodes } from '../../wire/error-codes.ts';
import type { ApiHandler } from '../api-handler.ts';

export function describeLogDirsHandler(
  directory: Pick<LogDirectory, 'describe'>,
): ApiHandler<DescribeLogDirsRequest, DescribeLogDirsResponse> {
  return {
    api: describeLogDirsApi,
    answersAtLength: true,
    handle: ({ request }, reply) => {
      directory.describe(request.topics ?? undefined, (view) => {
        reply({ throttleMs: 0, errorCode: errorCodes.none, directories: [describe(view)] });
      });
      return undefined;
    },
  };
}

function describe({ path, topics, volume }: DirectoryView): DescribedDirectory {
  return {
    errorCode: errorCodes.none,
    path,
    topics: topics.map(({ name, partitions }) => ({
      topic: name,
      partitions: partitions.map(({ id, sizeBytes, logEnd, highWatermark }) => {
        const offsetLag = Math.max(0, highWatermark - logEnd);
        return { partition: id, sizeBytes, offsetLag, isFuture: false };
      }),
    })),
    totalBytes: volume?.totalBytes ?? -1,
    usableBytes: volume?.usableBytes ?? -1,
    isCordoned: false,
  };
}
