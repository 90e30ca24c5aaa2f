/**
 * What Kafka's tools are asked to do, step by step; the runs of one step do not touch each other.
 * `numbers` has one partition with ten records, `orders` is moved about.
 */
import { join } from 'node:path';
import type { ToolRun } from './tool-run.ts';

type Words = readonly (string | readonly string[])[];

const lines = Array.from({ length: 10 }, (_, at) => `value-${at}\n`).join('');

/** Steps before a member is there, while it is, and afterwards. `bootstrap`: of the cluster. */
export class ToolSteps {
  readonly #bootstrap: string;
  readonly #directory: string;

  constructor(bootstrap: string, directory: string) {
    this.#bootstrap = bootstrap;
    this.#directory = directory;
  }

  /** To be written into the directory before. */
  get files(): ReadonlyMap<string, string> {
    const moved = (replicas: readonly number[], topic = 'orders') => {
      const partitions = [{ topic, partition: 0, replicas }];
      return JSON.stringify({ version: 1, partitions });
    };
    const deleted = { topic: 'numbers', partition: 0, offset: 4 };
    return new Map([
      ['offsets.csv', 'numbers,0,7\n'],
      ['delete.json', JSON.stringify({ version: 1, partitions: [deleted] })],
      ['topics.json', JSON.stringify({ version: 1, topics: [{ topic: 'orders' }] })],
      ['move.json', moved([2, 3])],
      ['reorder.json', moved([3, 2])],
      ['slow.json', moved([1, 3], 'slow')],
    ]);
  }

  get topics(): readonly (readonly ToolRun[])[] {
    const orders = ['--topic', 'orders'];
    const numbers = ['--topic', 'numbers'];
    return [
      [
        this.#topic([/Created topic numbers/], ['--create', numbers, '--partitions', '1']),
        this.#topic(
          [/Created topic orders/],
          [
            ...['--create', orders, '--partitions', '3', '--replication-factor', '3'],
            ...['--config', 'retention.ms=3600000'],
          ],
        ),
      ],
      [
        this.#topic([/^\s*$/], ['--alter', orders, '--partitions', '4']),
        { ...this.#run('ConsoleProducer', [/^[\s>]*$/], [numbers]), input: lines },
      ],
      [
        this.#topic(
          [/PartitionCount: 4\s+ReplicationFactor: 3\s+Configs: .*retention.ms=3600000/],
          ['--describe', orders],
        ),
        this.#topic([/^numbers$/m, /^orders$/m], ['--list']),
        this.#topic([/Topic 'nowhere' does not exist/], ['--describe', '--topic', 'nowhere'], {
          exitCode: 1,
        }),
      ],
      [
        this.#consumer('classic', ['--group', 'a', '--max-messages', '10']),
        this.#consumer('consumer', ['--group', 'b', '--max-messages', '10']),
      ],
    ];
  }

  /** Every way to say where a group goes on. */
  get resets(): readonly (readonly ToolRun[])[] {
    const reset = (group: string, offset: number, words: Words) => {
      const says = [new RegExp(`^${group}\\s+numbers\\s+0\\s+${offset}\\s*$`, 'm')];
      return this.#group(says, ['--reset-offsets', '--group', group, ...words]);
    };
    const numbers = ['--topic', 'numbers'];
    const csv = ['--from-file', join(this.#directory, 'offsets.csv')];
    const progress = (group: string, at: number) => {
      const says = [new RegExp(`^${group}\\s+numbers\\s+0\\s+${at}\\s+10\\s+${10 - at}\\s`, 'm')];
      return this.#group(says, ['--describe', '--group', group]);
    };
    return [
      [
        this.#group([/^a\s+Empty/m, /^b\s+Empty/m], ['--list', '--state']),
        progress('a', 10),
        progress('b', 10),
      ],
      [
        reset('a', 0, [numbers, '--to-earliest', '--execute']),
        reset('b', 4, ['--topic', 'numbers:0', '--to-offset', '4', '--execute']),
      ],
      [
        reset('a', 3, ['--all-topics', '--shift-by', '3', '--execute']),
        reset('b', 0, [numbers, '--to-datetime', '2020-01-01T00:00:00.000', '--execute']),
      ],
      [
        reset('a', 10, [numbers, '--to-latest', '--dry-run']),
        reset('b', 10, [numbers, '--by-duration', 'PT0S', '--execute']),
      ],
      [
        this.#group(
          [/^numbers,0,3$/m],
          ['--reset-offsets', '--group', 'a', numbers, '--to-current', '--export', '--dry-run'],
        ),
        reset('b', 7, [...csv, '--execute']),
      ],
      [progress('a', 3), progress('b', 7)],
    ];
  }

  /** What keeps group `live` in being. */
  get member(): ToolRun {
    return this.#consumer('classic', ['--group', 'live']);
  }

  /** While somebody is in group `live`. */
  get live(): readonly (readonly ToolRun[])[] {
    const live = ['--group', 'live'];
    const to = ['--topic', 'numbers', '--to-earliest', '--execute'];
    return [
      [
        this.#group(
          [/^live\s+\S+\s+\S+\s+\S+\s+1\s.*numbers:0\s/m],
          ['--describe', '--members', '--verbose', live],
        ),
        this.#group([/inactive.*Stable/], ['--reset-offsets', live, to]),
      ],
      [
        this.#group([/^live\s+\S+\s.*range\s+Stable\s+1/m], ['--describe', '--state', live]),
        this.#group([/could not be deleted.*not empty/], ['--delete', live]),
      ],
    ];
  }

  get groupsAndSettings(): readonly (readonly ToolRun[])[] {
    const orders = ['--entity-type', 'topics', '--entity-name', 'orders'];
    const config = (says: readonly RegExp[], words: Words, rest: Partial<ToolRun> = {}) => {
      return { ...this.#run('kafka.admin.ConfigCommand', says, words), ...rest };
    };
    const offsets = (says: readonly RegExp[], words: Words) => {
      return this.#run('GetOffsetShell', says, words);
    };
    const given = 'retention.ms=60000,cleanup.policy=[compact,delete]';
    return [
      [
        this.#group(
          [/^numbers\s+0\s+Successful/m],
          ['--delete-offsets', '--group', 'a', '--topic', 'numbers:0'],
        ),
        this.#group(
          [/Deletion of requested consumer groups.*success/],
          ['--delete', '--group', 'b'],
        ),
      ],
      [
        config([/Completed updating/], ['--alter', orders, '--add-config', given]),
        config(
          [/socket\.request\.max\.bytes=104857600 /],
          ['--describe', '--all', '--entity-type', 'brokers', '--entity-name', '1'],
        ),
      ],
      [
        config(
          [/cleanup\.policy=compact,delete .*/, /retention\.ms=60000 /],
          ['--describe', orders],
        ),
        config(
          [/did you mean retention\.ms/],
          ['--alter', orders, '--add-config', 'retention.sm=1'],
          { exitCode: 1 },
        ),
      ],
      [
        config([/Completed updating/], ['--alter', orders, '--delete-config', 'cleanup.policy']),
        offsets([/^numbers:0:10$/m, /^orders:3:0$/m], ['--time', 'latest']),
      ],
      [
        this.#run(
          'DeleteRecordsCommand',
          [/numbers-0\s+low_watermark: 4/],
          ['--offset-json-file', join(this.#directory, 'delete.json')],
        ),
        offsets([/^numbers:0:\d$/m], ['--topic', 'numbers', '--time', 'max-timestamp']),
      ],
      [offsets([/^numbers:0:4$/m], ['--topic-partitions', 'numbers:0', '--time', 'earliest'])],
    ];
  }

  get replicas(): readonly (readonly ToolRun[])[] {
    const until = { tries: 10 };
    return [
      [
        this.#reassign(
          [/Proposed partition reassignment/],
          [
            ...['--generate', '--broker-list', '1,2,3'],
            ...['--topics-to-move-json-file', join(this.#directory, 'topics.json')],
          ],
        ),
        this.#run('LogDirsCommand', [/"partition":"orders-0","size":\d+/], ['--describe']),
      ],
      [
        this.#reassign(
          [/Successfully started partition reassignment/],
          ['--execute', this.#moves('move.json')],
        ),
      ],
      [
        this.#reassign([/orders-0 is completed/], ['--verify', this.#moves('move.json')], until),
        this.#reassign([/No partition reassignments found/], ['--list'], until),
      ],
      [this.#reassign([/Successfully started/], ['--execute', this.#moves('reorder.json')])],
      // The cluster gives leaderships back by itself, too: perhaps before it is asked to.
      [
        this.#run(
          'LeaderElectionCommand',
          [/^\s*$|Successfully completed leader election|already elected/],
          ['--election-type', 'preferred', '--topic', 'orders', '--partition', '0'],
        ),
      ],
      [
        this.#topic(
          [/Partition: 0\s+Leader: 3\s+Replicas: 3,2\s+Isr: (2,3|3,2)/],
          ['--describe', '--topic', 'orders'],
          until,
        ),
      ],
    ];
  }

  /**
   * A move is begun and turned back. It is under way for as long as that takes: by the throttle a
   * follower that has taken a megabyte asks for nothing more for a quarter of an hour.
   */
  get turnedBack(): readonly (readonly ToolRun[])[] {
    const slow = ['--topic', 'slow'];
    const moves = this.#moves('slow.json');
    const load = ['--num-records', '3000', '--record-size', '1000', '--throughput', '-1'];
    const until = { tries: 10 };
    return [
      [this.#topic([/Created topic slow/], ['--create', slow, '--replica-assignment', '1:2'])],
      [
        {
          tool: 'ProducerPerformance',
          words: [...slow, ...load, '--command-property', `bootstrap.servers=${this.#bootstrap}`],
          says: [/3000 records sent/],
        },
      ],
      [
        this.#reassign(
          [/Successfully started partition reassignment for slow-0/],
          ['--execute', moves, '--throttle', '1024'],
        ),
      ],
      [
        this.#reassign([/slow-0 is still in progress/], ['--verify', moves]),
        this.#reassign([/^slow-0: replicas: \S+ adding: 3\. removing: 2\.$/m], ['--list']),
      ],
      [
        this.#reassign(
          [/Successfully cancelled partition reassignment for: slow-0/],
          ['--cancel', moves],
        ),
      ],
      [
        this.#reassign([/No partition reassignments found/], ['--list'], until),
        this.#topic(
          [/Partition: 0\s+Leader: 1\s+Replicas: 1,2\s+Isr: (1,2|2,1)\s/],
          ['--describe', slow],
          until,
        ),
      ],
      [this.#reassign([/specified partition reassignments are active/], ['--cancel', moves])],
    ];
  }

  get performance(): readonly (readonly ToolRun[])[] {
    const orders = ['--topic', 'orders'];
    const properties = [`bootstrap.servers=${this.#bootstrap}`, 'acks=all'];
    const load = ['--num-records', '5000', '--record-size', '100', '--throughput', '-1'];
    return [
      [
        {
          tool: 'ProducerPerformance',
          words: [...orders, ...load, '--command-property', ...properties],
          says: [/5000 records sent/],
        },
        this.#run(
          'EndToEndLatency',
          [/Avg latency: /, /Percentiles: /],
          [
            ...['--topic', 'echo', '--num-records', '100'],
            ...['--producer-acks', 'all', '--record-size', '100'],
          ],
        ),
      ],
      [
        this.#run('ConsumerPerformance', [/, 5000, /], [orders, '--num-records', '5000']),
        this.#topic([/^\s*$/], ['--delete', '--topic', 'numbers']),
      ],
    ];
  }

  #topic(says: readonly RegExp[], words: Words, rest: Partial<ToolRun> = {}): ToolRun {
    return { ...this.#run('TopicCommand', says, words), ...rest };
  }

  #reassign(says: readonly RegExp[], words: Words, rest: Partial<ToolRun> = {}): ToolRun {
    return { ...this.#run('reassign.ReassignPartitionsCommand', says, words), ...rest };
  }

  #moves(file: string): readonly string[] {
    return ['--reassignment-json-file', join(this.#directory, file)];
  }

  #group(says: readonly RegExp[], words: Words): ToolRun {
    return this.#run('consumer.group.ConsumerGroupCommand', says, words);
  }

  /** Reads `numbers` from the beginning, by one of the two protocols. */
  #consumer(protocol: 'classic' | 'consumer', words: Words): ToolRun {
    const properties = ['--command-property', `group.protocol=${protocol}`];
    const where = ['--topic', 'numbers', '--from-beginning'];
    const says = [/^value-0$[\s\S]*^value-9$/m];
    return this.#run('consumer.ConsoleConsumer', says, [where, properties, ...words]);
  }

  #run(tool: string, says: readonly RegExp[], words: Words): ToolRun {
    const where = ['--bootstrap-server', this.#bootstrap];
    return { tool, says, words: [...where, ...words.flat()] };
  }
}
