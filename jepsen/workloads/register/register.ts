/**
 * The workload `register`: reads, writes, and writes on a condition, of keys of the Metadata
 * service, each at a node by chance, so that what one node answers meets what others do.
 *
 * Values are written once in a run, so a revision stands for a value, and "only at this revision"
 * for "only if it is this value". A key is left for a new one after a few hundred operations: the
 * search for an order grows with what one key has seen, and with what nobody knows the outcome of.
 */
import { metadataService } from '../../../src/grpc/services.ts';
import { checkLinearizable } from '../../linearizable/check.ts';
import type { Indexed } from '../../linearizable/index-order.ts';
import { checkIndexes } from '../../linearizable/index-order.ts';
import type { Timed } from '../../linearizable/model.ts';
import type { RegisterInput, RegisterOutput } from '../../linearizable/register.ts';
import { registerModel } from '../../linearizable/register.ts';
import type {
  Finding,
  RunningWorkload,
  Verdict,
  Workload,
  WorkloadContext,
} from '../../workload.ts';
import type { Called } from '../nodes.ts';
import { Nodes } from '../nodes.ts';
import type { Done } from '../processes.ts';
import { Process, Recorder, runProcesses } from '../processes.ts';

const KEYS_AT_A_TIME = 3;
const OPERATIONS_PER_KEY = 300;
const UNKNOWN_PER_KEY = 12;
const CALL_TIMEOUT_MS = 3_000;
const FINISH_MS = 30_000;
const STATES_MAX = 300_000;

interface Seen {
  readonly value: string | undefined;
  readonly revision: number;
}

interface Access {
  readonly process: Process;
  readonly path: string;
  readonly node: number;
}

type Operation = Timed<RegisterInput, RegisterOutput> & { readonly index: number };

/** One of the keys that are written now. */
class Slot {
  readonly at: number;
  #generation = 0;
  #operations = 0;
  #unknown = 0;

  constructor(at: number) {
    this.at = at;
  }

  get path(): string {
    return `/jepsen/register/${this.at}-${this.#generation}`;
  }

  count(outcome: Called<unknown>['type']): void {
    this.#operations += 1;
    if (outcome === 'unknown') this.#unknown += 1;
    if (this.#operations < OPERATIONS_PER_KEY && this.#unknown < UNKNOWN_PER_KEY) return;
    this.#generation += 1;
    this.#operations = 0;
    this.#unknown = 0;
  }
}

class RunningRegister implements RunningWorkload {
  readonly #context: WorkloadContext;
  readonly #recorder: Recorder;
  readonly #nodes: Nodes;
  readonly #slots = Array.from({ length: KEYS_AT_A_TIME }, (_, at) => new Slot(at));
  readonly #paths = new Set<string>();
  /** What a client saw of a key last, by client and path. */
  readonly #seen = new Map<string, Seen>();
  readonly #operations: Operation[] = [];
  readonly #indexed: Indexed[] = [];
  #written = 0;

  constructor(context: WorkloadContext) {
    this.#context = context;
    this.#recorder = new Recorder(context);
    this.#nodes = new Nodes(context.servers, CALL_TIMEOUT_MS);
  }

  run(signal: AbortSignal): Promise<void> {
    return runProcesses(this.#context, signal, (process) => this.#step(process));
  }

  /** Every node is asked for every key that was written last. */
  async finish(): Promise<void> {
    const endNs = this.#context.clock.nowNs() + FINISH_MS * 1e6;
    const paths = [...this.#paths].slice(-KEYS_AT_A_TIME);
    for (const path of paths) {
      for (let node = 0; node < this.#nodes.count; node++) {
        if (this.#context.clock.nowNs() > endNs) return;
        await this.#read({ process: new Process(0, 0, this.#context.random), path, node });
      }
    }
  }

  check(): Verdict {
    const anomalies: Finding[] = [];
    const judged = checkLinearizable(this.#operations, registerModel, { cacheMax: STATES_MAX });
    if (judged.type === 'notLinearizable') {
      const { part, longest, stuck } = judged;
      const text = `${part}: no order of what was done explains ${JSON.stringify(stuck.output)}`;
      const operations = [...longest, stuck].map((one) => (one as Operation).index).slice(-20);
      anomalies.push({ name: 'not-linearizable', allowed: false, text, operations });
    }
    for (const { text, operations } of checkIndexes(this.#indexed)) {
      anomalies.push({ name: 'index-order', allowed: false, text, operations });
    }
    const isOpen = judged.type === 'unknown';
    const notes = isOpen ? [`${judged.part} was not decided within ${STATES_MAX} states`] : [];
    const valid = anomalies.length > 0 ? false : isOpen ? 'unknown' : true;
    return { valid, anomalies, notes, figures: this.#recorder.figures };
  }

  async close(): Promise<void> {
    this.#nodes.close();
  }

  async #step(process: Process): Promise<void> {
    const { random } = process;
    const slot = random.pick(this.#slots);
    const { path } = slot;
    this.#paths.add(path);
    const node = random.below(this.#nodes.count);
    const seen = this.#seen.get(`${process.slot} ${path}`);
    const chance = random.next();
    if (chance < 0.5 || (chance < 0.85 && seen === undefined)) {
      slot.count(await this.#read({ process, path, node }));
    } else {
      const condition = chance < 0.85 ? seen : undefined;
      const outcome = await this.#write({ process, path, node }, condition);
      slot.count(outcome);
      if (outcome === 'unknown') process.retire();
    }
  }

  async #read({ process, path, node }: Access): Promise<Called<0>['type']> {
    const begun = this.#recorder.begin(process.number, 'read', { path, node });
    const called = await this.#nodes.call(node, metadataService.get, { path });
    if (called.type !== 'answered') {
      // What was not read changed nothing, whatever became of the question.
      this.#recorder.end(begun, 'fail', { path, code: called.code });
      return 'refused';
    }
    const { metadataIndex, key } = called.response;
    const value = key == null ? undefined : Buffer.from(key.value ?? []).toString();
    const revision = key?.revision ?? 0;
    const shown = { path, value: value ?? null, revision, metadataIndex };
    const done = this.#recorder.end(begun, 'ok', shown);
    this.#seen.set(`${process.slot} ${path}`, { value, revision });
    this.#keep(done, { type: 'read', key: path }, { type: 'value', value });
    this.#indexed.push({ type: 'read', key: path, value, revision, metadataIndex, ...done });
    return 'answered';
  }

  async #write(
    { process, path, node }: Access,
    condition: Seen | undefined,
  ): Promise<Called<0>['type']> {
    this.#written += 1;
    const value = String(this.#written);
    const ifRevision = condition?.revision ?? null;
    const f = condition === undefined ? 'write' : 'compareAndSet';
    const input: RegisterInput =
      condition === undefined
        ? { type: 'write', key: path, value }
        : { type: 'compareAndSet', key: path, expected: condition.value, value };
    const begun = this.#recorder.begin(process.number, f, { path, value, ifRevision, node });
    const request = { path, value: Buffer.from(value), ifRevision };
    const called = await this.#nodes.call(node, metadataService.put, request);
    if (called.type === 'answered') {
      const { revision, metadataIndex } = called.response;
      const done = this.#recorder.end(begun, 'ok', { path, value, revision, metadataIndex });
      this.#seen.set(`${process.slot} ${path}`, { value, revision });
      this.#keep(done, input, { type: 'written' });
      this.#indexed.push({ type: 'write', key: path, value, revision, metadataIndex, ...done });
      return 'answered';
    }
    const { code } = called;
    const end = called.type === 'unknown' ? 'info' : 'fail';
    const done = this.#recorder.end(begun, end, { path, value, code });
    if (end === 'info') this.#keep(done, input, undefined);
    else if (code === 'staleRevision') this.#keep(done, input, { type: 'notEqual' });
    // What is stale once stays so.
    if (code === 'staleRevision') this.#seen.delete(`${process.slot} ${path}`);
    return called.type;
  }

  #keep(done: Done, input: RegisterInput, output: RegisterOutput | undefined): void {
    const returnedNs = output === undefined ? Number.POSITIVE_INFINITY : done.returnedNs;
    this.#operations.push({ ...done, input, output, returnedNs });
  }
}

export const register: Workload = {
  name: 'register',
  open: async (context) => new RunningRegister(context),
};
