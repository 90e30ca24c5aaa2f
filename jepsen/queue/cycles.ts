/**
 * Operations that depend on one another in a circle (Elle): no order explains what they saw.
 *
 *     ww   wrote a value ──> wrote the next one in the log     (only where that order is inferred)
 *     wr   wrote a value ──> read it
 *
 * A circle of ww alone is a cycle of writes (G0), one with a wr a cycle of reads (G1c). Strongly
 * connected parts are found by Tarjan's algorithm without recursion: one pass, any length.
 *
 * Elle has edges of time, too: from each operation of a process to its next, and from each that
 * ended to all that were called later. Here they close no circle that fails a run. Circles through
 * ww are allowed; without ww, an edge leads from a write to who read it, or on in time. What sends
 * does not poll here, so a reader has edges of time alone, to what was called after the read ended,
 * hence after the write was called: none leads back. Transactions, which do both, will need them.
 */
import type { DataOperation } from '../history.ts';
import type { Anomaly } from './anomaly.ts';
import type { Derived, KeyFacts } from './derived.ts';

/** Kinds of edges are bits: of a million operations every set would be felt. */
const WW = 1;
const WR = 2;
type Edge = typeof WW | typeof WR;

class Graph {
  readonly #operations = new Map<number, DataOperation>();
  readonly #edges = new Map<number, Map<number, number>>();

  add(from: DataOperation, to: DataOperation, edge: Edge): void {
    if (from === to) return;
    this.#operations.set(from.index, from).set(to.index, to);
    const targets = this.#edges.get(from.index) ?? new Map<number, number>();
    this.#edges.set(from.index, targets);
    targets.set(to.index, (targets.get(to.index) ?? 0) | edge);
  }

  get vertices(): Iterable<number> {
    return this.#operations.keys();
  }

  next(vertex: number): readonly number[] {
    return [...(this.#edges.get(vertex)?.keys() ?? [])];
  }

  /** Whether an edge of this kind joins two of these. */
  hasWithin(vertices: ReadonlySet<number>, edge: Edge): boolean {
    return [...vertices].some((from) => {
      const targets = this.#edges.get(from) ?? new Map<number, number>();
      return [...targets].some(([to, edges]) => vertices.has(to) && (edges & edge) !== 0);
    });
  }
}

export function* cycles(derived: Derived, infersWriteOrder: boolean): Generator<Anomaly> {
  const graph = new Graph();
  for (const [, facts] of derived.keys) {
    if (infersWriteOrder) addWriteOrder(graph, derived, facts);
    for (const [value, readers] of facts.readersOf) {
      const writer = facts.writerOf.get(value);
      if (writer === undefined || !derived.mustHaveCommitted(writer)) continue;
      for (const reader of readers) {
        if (derived.mustHaveCommitted(reader)) graph.add(writer, reader, WR);
      }
    }
  }
  for (const part of stronglyConnected(graph)) {
    const type = graph.hasWithin(part, WR) ? 'cycle-of-reads' : 'cycle-of-writes';
    const operations = [...part].sort((left, right) => left - right);
    const detail = `operations ${operations.join(', ')} each depend on the next`;
    yield { type, key: -1, values: [], operations, detail };
  }
}

/** From each value of the log to the next, where one value alone lies at each place. */
function addWriteOrder(graph: Graph, derived: Derived, facts: KeyFacts): void {
  const { values } = facts.log.dense;
  for (let at = 1; at < values.length; at++) {
    const [before] = values[at - 1] ?? [];
    const [after] = values[at] ?? [];
    if (before === undefined || after === undefined) continue;
    const [from, to] = [facts.writerOf.get(before), facts.writerOf.get(after)];
    if (from === undefined || to === undefined) continue;
    if (derived.mustHaveCommitted(from) && derived.mustHaveCommitted(to)) graph.add(from, to, WW);
  }
}

interface Visit {
  readonly vertex: number;
  readonly targets: readonly number[];
  at: number;
}

/** The parts of more than one vertex. */
function* stronglyConnected(graph: Graph): Generator<ReadonlySet<number>> {
  const order = new Map<number, number>();
  const low = new Map<number, number>();
  const open: number[] = [];
  const isOpen = new Set<number>();
  for (const root of graph.vertices) {
    if (order.has(root)) continue;
    const visits: Visit[] = [];
    const enter = (vertex: number): void => {
      order.set(vertex, order.size);
      low.set(vertex, order.size - 1);
      open.push(vertex);
      isOpen.add(vertex);
      visits.push({ vertex, targets: graph.next(vertex), at: 0 });
    };
    enter(root);
    for (let visit = visits.at(-1); visit !== undefined; visit = visits.at(-1)) {
      const { vertex, targets } = visit;
      const target = targets[visit.at];
      if (target !== undefined) {
        visit.at += 1;
        if (!order.has(target)) enter(target);
        else if (isOpen.has(target)) lower(low, vertex, order.get(target) ?? 0);
        continue;
      }
      visits.pop();
      const parent = visits.at(-1);
      if (parent !== undefined) lower(low, parent.vertex, low.get(vertex) ?? 0);
      if (low.get(vertex) !== order.get(vertex)) continue;
      const part = new Set<number>();
      for (let member = -1; member !== vertex; ) {
        member = open.pop() ?? vertex;
        isOpen.delete(member);
        part.add(member);
      }
      if (part.size > 1) yield part;
    }
  }
}

function lower(low: Map<number, number>, vertex: number, value: number): void {
  low.set(vertex, Math.min(low.get(vertex) ?? value, value));
}
