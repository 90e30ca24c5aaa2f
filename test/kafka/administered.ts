/** The administrative services of node 1, over metadata that commits at once and without a wire. */
import { NodeConfigs } from '../../src/broker/node-configs.ts';
import { PartitionsService } from '../../src/broker/partitions.ts';
import { TopicsService } from '../../src/broker/topics.ts';
import type { ApiHandler } from '../../src/kafka/api-handler.ts';
import { configApis } from '../../src/kafka/configs/apis.ts';
import { partitionApis } from '../../src/kafka/partitions/apis.ts';
import { topicApis } from '../../src/kafka/topics/apis.ts';
import type { LocalPartitions } from '../../src/replication/local-partitions.ts';
import { readConfig } from '../../src/server/config.ts';
import { nodeSettingValues } from '../../src/server/node-setting-values.ts';
import type { Api } from '../../src/wire/api.ts';
import { TestMetadata } from '../broker/test-metadata.ts';

const caller = {
  connectionId: 1,
  clientId: null,
  clientHost: '/127.0.0.1',
  listener: '',
  localHost: '127.0.0.1',
  localPort: 0,
  software: undefined,
};

export class Administered {
  readonly metadata: TestMetadata;
  readonly topics: TopicsService;
  readonly nodeConfigs: NodeConfigs;
  readonly #handlers: readonly ApiHandler<unknown, unknown>[];

  constructor(nodeCount = 3, flags: Readonly<Record<string, string>> = {}) {
    this.metadata = new TestMetadata(nodeCount);
    const { metadata } = this;
    let idCount = 0;
    const partitions: Pick<LocalPartitions, 'find' | 'whenSettled'> = {
      find: () => undefined,
      whenSettled: (done) => done(),
    };
    this.topics = new TopicsService({
      metadata,
      // Of the partitions that this node holds, only these are looked at.
      partitions: partitions as LocalPartitions,
      randomId: () => `topic-${(idCount++).toString().padStart(16, '0')}`,
      partitionsDefault: 2,
      replicationFactorDefault: undefined,
      createsOnUse: false,
    });
    const config = readConfig({ flags: new Map(Object.entries(flags)), environment: {} });
    this.nodeConfigs = new NodeConfigs(nodeSettingValues(config));
    const services = {
      nodeId: 1,
      topics: this.topics,
      nodeConfigs: this.nodeConfigs,
      directory: '/data',
      partitions: new PartitionsService({
        nodeId: 1,
        metadata,
        topics: this.topics,
        holdingOf: () => undefined,
      }),
    };
    this.#handlers = [...topicApis(services), ...configApis(services), ...partitionApis(services)];
  }

  /** The answer, which is there at once. */
  ask<Request, Response>(api: Api<Request, Response>, request: Request): Response {
    const handler = this.#handlers.find((it) => it.api.key === api.key);
    if (handler === undefined) throw new Error(`${api.name} is not served`);
    let answer: unknown;
    handler.handle({ request, version: api.versions.last, caller }, (response) => {
      answer = response;
    });
    // The handler is that of this API.
    return answer as Response;
  }

  create(name: string, replicas: readonly (readonly number[])[]): void {
    const defaults = { partitions: undefined, replicationFactor: undefined, configs: [] };
    const request = { name, ...defaults, assignment: replicas, validateOnly: false };
    this.topics.create(request, (outcome) => {
      if (outcome.type === 'refused') throw new Error(outcome.message);
    });
  }
}
