/** What lies in this node's data directory, log by log. Knows no protocol. */
import type { Image } from '../metadata/image.ts';
import type { TopicsService } from './topics.ts';

export interface LocalLog {
  readonly sizeBytes: number;
  readonly logEnd: number;
  readonly highWatermark: number;
}

/** Of the file system that it lies on. */
export interface VolumeSize {
  readonly totalBytes: number;
  readonly usableBytes: number;
}

export interface LogDirectoryOptions {
  readonly path: string;
  readonly topics: Pick<TopicsService, 'find'>;
  readonly image: () => Pick<Image, 'topics' | 'partitionsOf'>;
  readonly logOf: (topicId: string, partition: number) => LocalLog | undefined;
  /** `undefined`: it cannot be had. */
  readonly sizeOfVolume: (done: (size: VolumeSize | undefined) => void) => void;
}

export interface LocalTopic {
  readonly name: string;
  readonly partitions: readonly ({ readonly id: number } & LocalLog)[];
}

export interface DirectoryView {
  readonly path: string;
  readonly topics: readonly LocalTopic[];
  readonly volume: VolumeSize | undefined;
}

/** What is asked for; `undefined`: everything. What is not here is left out. */
export type WantedLogs =
  | readonly { readonly topic: string; readonly partitions: readonly number[] }[]
  | undefined;

export class LogDirectory {
  readonly #options: LogDirectoryOptions;

  constructor(options: LogDirectoryOptions) {
    this.#options = options;
  }

  describe(wanted: WantedLogs, done: (view: DirectoryView) => void): void {
    const { path, sizeOfVolume } = this.#options;
    const topics = wanted === undefined ? this.#all() : this.#some(wanted);
    sizeOfVolume((volume) => done({ path, topics, volume }));
  }

  #all(): LocalTopic[] {
    const image = this.#options.image();
    return [...image.topics.values()].flatMap(({ id: topicId, name }) => {
      const ids = image.partitionsOf(topicId).map(({ id }) => id);
      return this.#logsOf({ topicId, name }, ids);
    });
  }

  #some(wanted: NonNullable<WantedLogs>): LocalTopic[] {
    return wanted.flatMap(({ topic: name, partitions }) => {
      const topic = this.#options.topics.find({ type: 'name', name });
      if (topic === undefined) return [];
      return this.#logsOf({ topicId: topic.id, name }, [...new Set(partitions)]);
    });
  }

  #logsOf(topic: { topicId: string; name: string }, ids: readonly number[]): LocalTopic[] {
    const partitions = ids.flatMap((id) => {
      const log = this.#options.logOf(topic.topicId, id);
      if (log === undefined) return [];
      const { sizeBytes, logEnd, highWatermark } = log;
      return [{ id, sizeBytes, logEnd, highWatermark }];
    });
    return partitions.length === 0 ? [] : [{ name: topic.name, partitions }];
  }
}
