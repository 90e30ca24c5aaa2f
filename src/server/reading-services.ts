/** The services behind the Kafka door that read partitions and tell of them. */
import { statfs } from 'node:fs';
import { resolve } from 'node:path';
import type { LogStore } from '../../storage/log/log-store.ts';
import { ActiveProducers } from '../broker/active-producers.ts';
import { DeleteRecordsService } from '../broker/delete-records.ts';
import type { VolumeSize } from '../broker/log-directory.ts';
import { LogDirectory } from '../broker/log-directory.ts';
import type { MetadataAccess } from '../broker/metadata-access.ts';
import { OffsetLookup } from '../broker/offset-lookup.ts';
import { PartitionReads } from '../broker/partition-reads.ts';
import type { TopicsService } from '../broker/topics.ts';
import type { LocalPartitions } from '../replication/local-partitions.ts';
import type { LateCodecs } from './late-codecs.ts';

export interface ReadingServicesOptions {
  readonly config: { readonly dataDir: string };
  readonly metadata: MetadataAccess;
  readonly topics: TopicsService;
  readonly partitions: LocalPartitions;
  readonly codecs: LateCodecs;
  readonly logs: Pick<LogStore, 'get'>;
}

export interface ReadingServices {
  readonly reads: PartitionReads;
  readonly offsetLookup: OffsetLookup;
  readonly deleteRecords: DeleteRecordsService;
  readonly activeProducers: ActiveProducers;
  readonly logDirectory: LogDirectory;
}

export function readingServices(options: ReadingServicesOptions): ReadingServices {
  const { config, metadata, topics, partitions, codecs, logs } = options;
  const image = () => metadata.image;
  return {
    reads: new PartitionReads({ topics, partitions, image }),
    offsetLookup: new OffsetLookup({ topics, partitions, whenSearchable: codecs.whenLoaded }),
    deleteRecords: new DeleteRecordsService(topics, partitions),
    activeProducers: new ActiveProducers(topics, partitions),
    logDirectory: new LogDirectory({
      path: resolve(config.dataDir),
      topics,
      image,
      logOf: (topicId, partition) => logs.get({ topicId, partition }),
      sizeOfVolume: (done) => sizeOfVolume(config.dataDir, done),
    }),
  };
}

/** A file system that does not tell its size does no harm: the size is then unknown. */
function sizeOfVolume(path: string, done: (size: VolumeSize | undefined) => void): void {
  statfs(path, (error, volume) => {
    if (error !== null) return done(undefined);
    const { bsize, blocks, bavail } = volume;
    done({ totalBytes: bsize * blocks, usableBytes: bsize * bavail });
  });
}
