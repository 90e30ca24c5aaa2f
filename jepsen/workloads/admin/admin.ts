/**
 * The workload `admin`: topics are created and deleted, others are altered, given partitions and
 * moved from node to node while clients send to them, and nodes are asked what they know of it.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { checkAdmin } from '../../admin/check.ts';
import type { Random } from '../../random.ts';
import type {
  Finding,
  RunningWorkload,
  Verdict,
  Workload,
  WorkloadContext,
} from '../../workload.ts';
import { LoadedTopics } from '../loaded-topics.ts';
import { Nodes } from '../nodes.ts';
import { Process, Recorder, runProcesses } from '../processes.ts';
import { createTopics } from '../topics.ts';
import { AdminLog } from './admin-log.ts';
import { changes } from './changes.ts';

const CALL_TIMEOUT_MS = 5_000;
const LOADED = { topics: 2, partitions: 2 };
const SEND_CHANCE = 0.3;
const LOOK_CHANCE = 0.2;
const REFUSED_PAUSE_MS = 100;
/** Every node knows by then what was acknowledged, and records are read to their end. */
const FINISH_MS = 40_000;

class RunningAdmin implements RunningWorkload {
  readonly #context: WorkloadContext;
  readonly #recorder: Recorder;
  readonly #nodes: Nodes;
  readonly #log = new AdminLog();
  readonly #loaded: LoadedTopics;

  constructor(context: WorkloadContext, loaded: LoadedTopics) {
    this.#context = context;
    this.#recorder = new Recorder(context);
    this.#nodes = new Nodes(context.servers, CALL_TIMEOUT_MS);
    this.#loaded = loaded;
  }

  async run(signal: AbortSignal): Promise<void> {
    await runProcesses(this.#context, signal, (process) => this.#step(process));
  }

  async finish(): Promise<void> {
    const { clock, random } = this.#context;
    const endNs = clock.nowNs() + FINISH_MS * 1e6;
    const process = new Process(-1, 0, random);
    for (let node = 0; node < this.#nodes.count; node++) {
      let seen: number | undefined;
      while ((seen ?? -1) < this.#log.newest && clock.nowNs() < endNs) {
        seen = await this.#look(process, node);
      }
      this.#log.onLast(node);
    }
    await this.#loaded.readAll(Math.max(1_000, (endNs - clock.nowNs()) / 1e6));
  }

  check(): Verdict {
    const { stored, found } = this.#loaded;
    const anomalies = checkAdmin({ ...this.#log.history, stored, found }).map((one): Finding => {
      return { name: one.type, allowed: false, text: one.detail, operations: one.operations };
    });
    const { figures } = this.#recorder;
    return { valid: anomalies.length === 0, anomalies, notes: [], figures };
  }

  close(): Promise<void> {
    this.#nodes.close();
    this.#loaded.close();
    return Promise.resolve();
  }

  async #step(process: Process): Promise<void> {
    const { random } = process;
    const chance = random.next();
    if (chance < SEND_CHANCE) return await this.#send(process);
    const node = random.below(this.#nodes.count);
    if (chance < SEND_CHANCE + LOOK_CHANCE) return void (await this.#look(process, node));
    await this.#change(process, node);
  }

  async #send(process: Process): Promise<void> {
    const begun = this.#recorder.begin(process.number, 'send', null);
    const sent = await this.#loaded.send(process.random);
    const { index } = this.#recorder.end(begun, sent === undefined ? 'info' : 'ok', sent ?? null);
    if (sent === undefined) process.retire();
    else this.#loaded.onStored({ ...sent, index });
  }

  /** The index that the node's answer reflects. */
  async #look(process: Process, node: number): Promise<number | undefined> {
    const begun = this.#recorder.begin(process.number, 'look', { node });
    const called = await this.#log.look(this.#nodes, node);
    if (called.type !== 'answered') {
      this.#recorder.end(begun, 'fail', { node, code: called.code });
      await this.#refused(process.random);
      return undefined;
    }
    const { index } = this.#recorder.end(begun, 'ok', { node, ...called.response });
    this.#log.onSeen({ index, node, ...called.response });
    return called.response.metadataIndex;
  }

  async #change(process: Process, node: number): Promise<void> {
    const { random } = process;
    const change = random.pick(changes)(this.#log, this.#loaded, random);
    if (change === undefined) return;
    const { f, what } = change;
    const begun = this.#recorder.begin(process.number, f, { node, ...what });
    change.onBegun?.(begun.index);
    const called = await change.call(this.#nodes, node);
    if (called.type === 'answered') {
      const { metadataIndex, keep } = called.response;
      const { index } = this.#recorder.end(begun, 'ok', { ...what, metadataIndex });
      keep?.(index);
      return;
    }
    const end = called.type === 'unknown' ? 'info' : 'fail';
    this.#recorder.end(begun, end, { ...what, code: called.code });
    if (end === 'info') process.retire();
    await this.#refused(random);
  }

  async #refused(random: Random): Promise<void> {
    await pause(REFUSED_PAUSE_MS * random.next());
  }
}

export const admin: Workload = {
  name: 'admin',
  showsService: () => true,
  open: async (context) => {
    const names = await createTopics(context, 'admin', LOADED);
    return new RunningAdmin(context, await LoadedTopics.open(context.servers, names));
  },
};
