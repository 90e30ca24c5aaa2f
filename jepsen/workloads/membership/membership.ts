/**
 * The workload `membership`: one client has nodes replaced and removed while the others send, and
 * ask nodes who is a member. Which node goes is the harness's choice, since that takes its process
 * and its disk; on three nodes none is removed, because nobody could take over what it holds.
 *
 * Whether the voters have followed shows when only a majority of the nodes there are is well
 * (`run/quorum.ts`): it must take requests, whoever else had voted before.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { clusterService } from '../../../src/grpc/services.ts';
import type { NodeChange, View } from '../../membership/check.ts';
import { checkMembership } from '../../membership/check.ts';
import type {
  Finding,
  MemberChanges,
  RunningWorkload,
  Verdict,
  Workload,
  WorkloadContext,
} from '../../workload.ts';
import { LoadedTopics } from '../loaded-topics.ts';
import { Nodes } from '../nodes.ts';
import { Process, Recorder, runProcesses } from '../processes.ts';
import { createTopics } from '../topics.ts';

const CALL_TIMEOUT_MS = 5_000;
const LOADED = { topics: 2, partitions: 2 };
const LOOK_CHANCE = 0.3;
const REFUSED_PAUSE_MS = 100;
/** Before a node goes, where the last change has come to something. */
const REST_MS_MAX = 1_000;
/** Every node knows by then who is a member, and records are read to their end. */
const FINISH_MS = 40_000;
const CHANGES_BY_SLOT = 0;

class RunningMembership implements RunningWorkload {
  readonly #context: WorkloadContext;
  readonly #members: MemberChanges;
  readonly #recorder: Recorder;
  readonly #nodes: Nodes;
  readonly #loaded: LoadedTopics;
  readonly #views: View[] = [];
  readonly #lastViews: View[] = [];
  readonly #changes: NodeChange[] = [];

  constructor(context: WorkloadContext, members: MemberChanges, loaded: LoadedTopics) {
    this.#context = context;
    this.#members = members;
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
      let view: View | undefined;
      while (!this.#isUpToDate(view) && clock.nowNs() < endNs) {
        view = (await this.#look(process, node)) ?? view;
      }
      if (view !== undefined) this.#lastViews.push(view);
    }
    await this.#loaded.readAll(Math.max(1_000, (endNs - clock.nowNs()) / 1e6));
  }

  check(): Verdict {
    const { stored, found } = this.#loaded;
    const seen = { views: this.#views, lastViews: this.#lastViews };
    const done = { changes: this.#changes, present: this.#members.ids(), stored, found };
    const anomalies = checkMembership({ ...seen, ...done }).map((one): Finding => {
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
    const { random, slot } = process;
    if (slot === CHANGES_BY_SLOT) return await this.#change(process);
    if (random.next() > LOOK_CHANCE) return await this.#send(process);
    await this.#look(process, random.below(this.#nodes.count));
  }

  async #send(process: Process): Promise<void> {
    const begun = this.#recorder.begin(process.number, 'send', null);
    const sent = await this.#loaded.send(process.random);
    const { index } = this.#recorder.end(begun, sent === undefined ? 'info' : 'ok', sent ?? null);
    if (sent === undefined) process.retire();
    else this.#loaded.onStored({ ...sent, index });
  }

  async #look(process: Process, node: number): Promise<View | undefined> {
    const begun = this.#recorder.begin(process.number, 'look', { node });
    const called = await this.#nodes.call(node, clusterService.nodes, {});
    if (called.type !== 'answered') {
      this.#recorder.end(begun, 'fail', { node, code: called.code });
      await pause(REFUSED_PAUSE_MS * process.random.next());
      return undefined;
    }
    const { metadataIndex, nodes: shares } = called.response;
    const nodes = shares.map(({ node: one, isBeingRemoved = false }) => {
      return { id: one?.id ?? 0, state: one?.state ?? 0, isBeingRemoved };
    });
    const { index } = this.#recorder.end(begun, 'ok', { node, metadataIndex, nodes });
    const view = { index, node, metadataIndex, nodes };
    this.#views.push(view);
    return view;
  }

  async #change(process: Process): Promise<void> {
    const { random } = process;
    await pause(REST_MS_MAX * random.next());
    const f = random.pick(this.#members.kinds);
    const before = this.#members.ids();
    const begun = this.#recorder.begin(process.number, f, { before });
    const at = this.#changes.push({ index: begun.index, gone: undefined }) - 1;
    const text = await this.#members.change(f, random);
    const after = this.#members.ids();
    const gone = before.filter((id) => !after.includes(id));
    const type = text === undefined ? 'fail' : gone.length === 1 ? 'ok' : 'info';
    this.#recorder.end(begun, type, { text, gone, after });
    if (type === 'info') process.retire();
    if (type === 'ok') this.#changes[at] = { index: begun.index, gone: gone[0] };
    if (type === 'fail') this.#changes.splice(at, 1);
  }

  #isUpToDate(view: View | undefined): boolean {
    const present = this.#members.ids();
    return (
      view?.nodes.length === present.length && view.nodes.every(({ id }) => present.includes(id))
    );
  }
}

export const membership: Workload = {
  name: 'membership',
  showsService: () => true,
  open: async (context) => {
    const { members } = context;
    if (members === undefined) throw new Error('membership takes nodes that may be replaced');
    const names = await createTopics(context, 'membership', LOADED);
    const loaded = await LoadedTopics.open(context.servers, names);
    return new RunningMembership(context, members, loaded);
  },
};
