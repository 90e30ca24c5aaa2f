/**
 * Loads registers: reads, writes, and writes on a condition, each at a node by chance, so that what
 * one node answers meets what others do.
 *
 * Values are written once in a run, so a revision stands for a value, and "only at this revision"
 * for "only if it is this value". A register is left for a new one after a few hundred operations:
 * the search for an order grows with what one has seen, and with what nobody knows the outcome of.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Indexed, RefusedWrite } from '../../linearizable/index-order.ts';
import type { RegisterInput, RegisterOutput } from '../../linearizable/register.ts';
import type { RunningWorkload, Verdict, WorkloadContext } from '../../workload.ts';
import type { Called, Nodes } from '../nodes.ts';
import type { Done } from '../processes.ts';
import { Process, Recorder, runProcesses } from '../processes.ts';
import type { RegisterDoor, Shown } from './register-door.ts';
import type { RegisterOperation } from './register-verdict.ts';
import { registerVerdict } from './register-verdict.ts';

const OPERATIONS_PER_REGISTER = 300;
const UNKNOWN_PER_REGISTER = 12;
const FINISH_MS = 30_000;
/** Nodes that are gone refuse at once. */
const REFUSED_PAUSE_MS = 100;
const STATES_MAX = 300_000;

/** One of the registers that are written now. */
class Slot {
  readonly door: RegisterDoor;
  readonly #at: number;
  #generation = 0;
  #operations = 0;
  #unknown = 0;

  constructor(door: RegisterDoor, at: number) {
    this.door = door;
    this.#at = at;
  }

  get path(): string {
    return this.door.pathOf(this.#at, this.#generation);
  }

  count(outcome: Called<unknown>['type']): void {
    this.#operations += 1;
    if (outcome === 'unknown') this.#unknown += 1;
    if (this.#operations < OPERATIONS_PER_REGISTER && this.#unknown < UNKNOWN_PER_REGISTER) return;
    this.#generation += 1;
    this.#operations = 0;
    this.#unknown = 0;
  }
}

interface Access {
  readonly process: Process;
  readonly door: RegisterDoor;
  readonly path: string;
  readonly node: number;
}

type CalledType = Called<unknown>['type'];

export class RegisterLoad implements RunningWorkload {
  readonly #context: WorkloadContext;
  readonly #nodes: Nodes;
  readonly #recorder: Recorder;
  readonly #slots: readonly Slot[];
  /** What a client saw of a register last, by client and path. */
  readonly #seen = new Map<string, Shown>();
  readonly #operations: RegisterOperation[] = [];
  readonly #indexed: Indexed[] = [];
  readonly #refused: RefusedWrite[] = [];
  #written = 0;

  constructor(context: WorkloadContext, nodes: Nodes, doors: readonly RegisterDoor[]) {
    this.#context = context;
    this.#nodes = nodes;
    this.#recorder = new Recorder(context);
    this.#slots = doors.flatMap((door) => {
      return Array.from({ length: door.slots }, (_, at) => new Slot(door, at));
    });
  }

  run(signal: AbortSignal): Promise<void> {
    return runProcesses(this.#context, signal, (process) => this.#step(process));
  }

  /** Every node is asked for every register that was written last. */
  async finish(): Promise<void> {
    const { clock, random } = this.#context;
    const endNs = clock.nowNs() + FINISH_MS * 1e6;
    const process = new Process(-1, 0, random);
    for (const { door, path } of this.#slots) {
      for (let node = 0; node < this.#nodes.count; node++) {
        if (clock.nowNs() > endNs) return;
        await this.#read({ process, door, path, node });
      }
    }
  }

  check(): Verdict {
    const judged = { operations: this.#operations, indexed: this.#indexed, refused: this.#refused };
    const verdict = registerVerdict(judged, { cacheMax: STATES_MAX });
    return { ...verdict, figures: this.#recorder.figures };
  }

  async close(): Promise<void> {
    this.#nodes.close();
  }

  async #step(process: Process): Promise<void> {
    const { random } = process;
    const slot = random.pick(this.#slots);
    const { path, door } = slot;
    const access = { process, door, path, node: random.below(this.#nodes.count) };
    const seen = door.hasRevisions ? this.#seen.get(`${process.slot} ${path}`) : undefined;
    const chance = random.next();
    if (chance < 0.5 || (door.hasRevisions && chance < 0.85 && seen === undefined)) {
      slot.count(await this.#read(access));
      return;
    }
    const outcome = await this.#write(access, chance < 0.85 ? seen : undefined);
    slot.count(outcome);
    if (outcome === 'unknown') process.retire();
  }

  async #read({ process, door, path, node }: Access): Promise<CalledType> {
    const f = `read ${door.name}`;
    const begun = this.#recorder.begin(process.number, f, { path, node });
    const called = await door.read(node, path);
    if (called.type !== 'answered') {
      // What was not read changed nothing, whatever became of the question.
      this.#recorder.end(begun, 'fail', { path, code: called.code });
      await pause(REFUSED_PAUSE_MS * process.random.next());
      return 'refused';
    }
    const shown = called.response;
    const done = this.#recorder.end(begun, 'ok', { path, ...shown });
    this.#seen.set(`${process.slot} ${path}`, shown);
    const { readsMayBeOld: mayBeOld } = door;
    const { value } = shown;
    if (!mayBeOld) this.#keep(done, { type: 'read', key: path }, { type: 'value', value });
    if (door.hasRevisions || !mayBeOld) {
      const revision = door.hasRevisions ? shown.revision : undefined;
      this.#indexed.push({ ...shown, type: 'read', key: path, revision, mayBeOld, ...done });
    }
    return 'answered';
  }

  async #write(access: Access, condition: Shown | undefined): Promise<CalledType> {
    const { process, door, path, node } = access;
    this.#written += 1;
    const value = String(this.#written);
    const ifRevision = condition?.revision;
    const f = `${condition === undefined ? 'write' : 'compareAndSet'} ${door.name}`;
    const asked = { path, value, ifRevision: ifRevision ?? null, node };
    const begun = this.#recorder.begin(process.number, f, asked);
    const called = await door.write(node, { path, value, ifRevision });
    const input: RegisterInput =
      condition === undefined
        ? { type: 'write', key: path, value }
        : { type: 'compareAndSet', key: path, expected: condition.value, value };
    const keep = (done: Done, output: RegisterOutput | undefined) => {
      if (!door.readsMayBeOld) this.#keep(done, input, output);
    };
    if (called.type === 'answered') {
      const shown = called.response;
      const done = this.#recorder.end(begun, 'ok', { path, written: value, ...shown });
      this.#seen.set(`${process.slot} ${path}`, shown);
      keep(done, { type: 'written' });
      // What is shown may have been written since by somebody else.
      const type = shown.value === value ? 'write' : 'read';
      const mayShare = !door.hasRevisions;
      this.#indexed.push({ type, key: path, ...shown, ifRevision, mayShare, ...done });
      return 'answered';
    }
    const { code, type } = called;
    const end = type === 'unknown' ? 'info' : 'fail';
    const done = this.#recorder.end(begun, end, { path, value, code });
    if (end === 'info') keep(done, undefined);
    else this.#refused.push({ index: done.index, key: path, value });
    // What is stale once stays so.
    if (code !== 'staleRevision') {
      await pause(REFUSED_PAUSE_MS * process.random.next());
      return type;
    }
    keep(done, { type: 'notEqual' });
    this.#seen.delete(`${process.slot} ${path}`);
    return type;
  }

  #keep(done: Done, input: RegisterInput, output: RegisterOutput | undefined): void {
    const returnedNs = output === undefined ? Number.POSITIVE_INFINITY : done.returnedNs;
    this.#operations.push({ ...done, input, output, returnedNs });
  }
}
