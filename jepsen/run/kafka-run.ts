/**
 * A run against a real Kafka, over its own protocol: what the workload sees of it is judged as of
 * Balsa. What needs a look into the nodes is left out: disks, replicas, and who leads.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { KafkaNodes } from '../cluster/kafka-nodes.ts';
import { rhythmOf, Scheduler } from '../nemesis/scheduler.ts';
import { Random } from '../random.ts';
import { writeReport } from '../report/report.ts';
import { deadline } from './deadline.ts';
import { HistoryFile } from './history.ts';
import type { RunOptions, RunResult } from './run.ts';

const LISTENING_MS = 60_000;
/** Leaders are elected, and replicas in sync again. */
const CALM_MS = 5_000;

export async function runKafka(options: RunOptions): Promise<RunResult> {
  const { directory, nodes, seed, workload, concurrency, acks, nemeses, runMs, signal } = options;
  await mkdir(directory, { recursive: true });
  const cluster = await KafkaNodes.make(nodes, join(directory, 'kafka'));
  const history = new HistoryFile(join(directory, 'history.jsonl'), (event) =>
    workload.showsService({ ...event, acks }),
  );
  const startMs = performance.now();
  const nowNs = (): number => (performance.now() - startMs) * 1e6;
  const say = (text: string): void => {
    options.say(`${(nowNs() / 1e9).toFixed(1).padStart(6)} s  ${text}`);
  };
  try {
    await cluster.start();
    say('Kafka serves');
    const random = new Random(seed);
    const running = await workload.open({
      servers: cluster.servers,
      kafka: cluster.kafka,
      concurrency,
      random: random.split('workload'),
      clock: { nowNs },
      acks,
      client: 'kafka',
      record: (event) => history.record(event),
    });
    const nobody = () => Promise.resolve(undefined);
    const observer = {
      ...{ leader: nobody, controller: nobody, partition: nobody },
      leaders: () => Promise.resolve([]),
    };
    const world = { cluster, balsa: undefined, disks: new Map(), observer };
    const scheduling = { nemeses, world, rhythm: rhythmOf(runMs), nowNs, say };
    const scheduler = new Scheduler({ ...scheduling, random: random.split('nemeses') });
    const over = deadline(runMs, signal);
    await Promise.all([running.run(over), scheduler.run(over)]);
    const faultsEndNs = nowNs();
    await Promise.all(cluster.numbers.map((number) => cluster.startNode(number)));
    for (const number of cluster.numbers) cluster.resume(number);
    const isBack = await cluster.whenListening(LISTENING_MS);
    await sleep(CALM_MS);
    say('the last reads');
    await running.finish();
    const verdict = running.check();
    await running.close();
    const text = `a node does not listen after ${LISTENING_MS} ms`;
    const lost = { name: 'not-whole', allowed: false, text, operations: [] };
    const result = {
      ...{ valid: isBack && verdict.valid, verdict, findings: isBack ? [] : [lost] },
      ...{ bands: scheduler.bands, ended: history.ended, faultsEndNs, endNs: nowNs() },
    };
    await writeReport(options, result);
    return result;
  } finally {
    await cluster.destroy();
    await history.close();
  }
}
