/**
 * Builds of Balsa that must not pass: each lacks one guard, and a run is named that finds it out.
 * Patches are those of `test/mutants` where there is one, else of `jepsen/faults`.
 */
export interface Fault {
  /** Of its patch, without `.patch`. */
  readonly name: string;
  /** How the run is asked for, as on the command line; the first seed that convicted it. */
  readonly asked: string;
  /** Anomalies any of which convicts it: what else goes wrong is not its doing. */
  readonly shownBy: readonly string[];
}

const LOST = ['lost-write', 'unseen', 'gone', 'inconsistent-offsets', 'nonmonotonic-poll'];
const GROUP = ['handled-again', 'two-owners', 'shared-generation'];
const NOT_LINEARIZABLE = ['not-linearizable', 'index-order'];

export const faults: readonly Fault[] = [
  {
    name: 'BC-08-read-without-a-round',
    asked: '--workload register --nemesis partition,pause --time 20 --seed 1',
    shownBy: NOT_LINEARIZABLE,
  },
  {
    name: 'BC-50-duplicate-appended',
    asked: '--workload queue --nemesis partition --time 20 --seed 1',
    shownBy: ['duplicate'],
  },
  {
    name: 'read-without-read-index',
    asked: '--workload register --nemesis none --time 10 --seed 1',
    shownBy: NOT_LINEARIZABLE,
  },
  {
    name: 'revision-checked-where-proposed',
    asked: '--workload register --nemesis none --time 10 --seed 1',
    shownBy: NOT_LINEARIZABLE,
  },
  {
    name: 'offsets-told-before-stored',
    asked: '--workload offsets --nemesis none --time 10 --seed 1',
    shownBy: NOT_LINEARIZABLE,
  },
  {
    name: 'raft-log-not-synced',
    asked: '--workload register --nemesis power --time 20 --seed 1',
    shownBy: NOT_LINEARIZABLE,
  },
  {
    name: 'acks-all-as-acks-one',
    asked: '--workload queue --nemesis isolation --time 20 --seed 1',
    shownBy: LOST,
  },
  {
    name: 'acknowledged-when-deposed',
    asked: '--workload queue --nemesis partition,pause --time 20 --seed 1',
    shownBy: LOST,
  },
  {
    name: 'every-follower-agrees',
    asked: '--workload queue --nemesis isolation --time 20 --seed 1',
    shownBy: [...LOST, 'replicas-differ'],
  },
  {
    name: 'BC-02-batches-durable-before-sync',
    asked: '--workload queue --nemesis blackout --time 20 --seed 1',
    shownBy: LOST,
  },
  {
    name: 'high-watermark-of-a-shrink-to-come',
    asked: '--workload queue --nemesis isolation --time 20 --seed 1',
    shownBy: LOST,
  },
  {
    name: 'minimum-in-sync-not-asked',
    asked: '--workload queue --nemesis survivor --time 20 --nodes 5 --seed 1',
    shownBy: LOST,
  },
  {
    name: 'BC-20-start-cuts-to-the-high-watermark',
    asked: '--workload queue --nemesis outage --time 20 --seed 1',
    shownBy: LOST,
  },
  {
    name: 'BC-23-isr-change-whatever-has-become',
    asked: '--workload queue --nemesis belated --time 30 --nodes 5 --seed 1',
    shownBy: LOST,
  },
  {
    name: 'BC-50-follower-knows-no-producers',
    asked: '--workload queue --nemesis partition,pause --time 20 --seed 1',
    shownBy: ['duplicate'],
  },
  {
    name: 'BC-50-restart-forgets-producers',
    asked: '--workload queue --nemesis unanswered --time 20 --seed 1',
    shownBy: ['duplicate'],
  },
  {
    name: 'BC-58-given-before-it-is-given-up',
    asked: '--workload group --nemesis none --time 25 --seed 1',
    shownBy: GROUP,
  },
  {
    name: 'lock-keeps-its-token',
    asked: '--workload locks --nemesis none --time 10 --seed 1',
    shownBy: ['shared-token', 'token-backwards', 'held-together', 'wrong-holder'],
  },
  {
    name: 'lease-ends-early',
    asked: '--workload locks --nemesis none --time 10 --seed 1',
    shownBy: ['shared-token', 'token-backwards', 'held-together', 'wrong-holder'],
  },
];
