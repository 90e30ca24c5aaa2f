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
];
