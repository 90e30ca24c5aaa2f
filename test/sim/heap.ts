/**
 * Something that happens at a moment of virtual time. A cancelled one stays in the heap and is
 * passed over.
 */
export interface ScheduledEvent {
  readonly timeMs: number;
  /**
   * Drawn at random: events of one moment happen in an order that a seed chooses, not in that of
   * their making.
   */
  readonly tie: number;
  /** `undefined` once cancelled. */
  action: (() => void) | undefined;
}

/** A binary heap of events, the earliest on top. */
export class EventHeap {
  readonly #events: ScheduledEvent[] = [];

  get size(): number {
    return this.#events.length;
  }

  peek(): ScheduledEvent | undefined {
    return this.#events[0];
  }

  push(event: ScheduledEvent): void {
    const events = this.#events;
    let at = events.length;
    events.push(event);
    while (at > 0) {
      const parentAt = (at - 1) >> 1;
      const parent = events[parentAt] as ScheduledEvent;
      if (!isBefore(event, parent)) break;
      events[at] = parent;
      at = parentAt;
    }
    events[at] = event;
  }

  pop(): ScheduledEvent | undefined {
    const events = this.#events;
    const top = events[0];
    const last = events.pop();
    if (last !== undefined && events.length > 0) this.#sink(last);
    return top;
  }

  #sink(event: ScheduledEvent): void {
    const events = this.#events;
    const size = events.length;
    let at = 0;
    for (;;) {
      let childAt = 2 * at + 1;
      if (childAt >= size) break;
      let child = events[childAt] as ScheduledEvent;
      if (childAt + 1 < size) {
        const sibling = events[childAt + 1] as ScheduledEvent;
        if (isBefore(sibling, child)) {
          child = sibling;
          childAt += 1;
        }
      }
      if (!isBefore(child, event)) break;
      events[at] = child;
      at = childAt;
    }
    events[at] = event;
  }
}

function isBefore(left: ScheduledEvent, right: ScheduledEvent): boolean {
  if (left.timeMs !== right.timeMs) return left.timeMs < right.timeMs;
  return left.tie < right.tie;
}
