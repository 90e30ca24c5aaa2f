/**
 * A sequential specification: what an operation does to a state, and whether an answer fits. States
 * are compared by their text, so equal states have equal texts.
 */
export interface Model<State, Input, Output> {
  readonly initial: State;
  /** `output` is undefined where nobody knows what came of it: any answer fits. */
  step(
    state: State,
    input: Input,
    output: Output | undefined,
  ): { readonly fits: boolean; readonly state: State };
  textOf(state: State): string;
  /** An operation that changes nothing whatever it answers: of no outcome it can be left out. */
  isRead(input: Input): boolean;
  /** Operations of different parts have nothing to do with one another (P-compositionality). */
  partOf(input: Input): string;
}

/** One operation, from its call to its return. */
export interface Timed<Input, Output> {
  readonly process: number;
  readonly input: Input;
  /** `undefined`: it is not known whether it happened. */
  readonly output: Output | undefined;
  readonly calledNs: number;
  /** Infinite where it never returned. */
  readonly returnedNs: number;
}
