/**
 * A broken promise, found by the simulator. `invariant` is the name it has in
 * `docs/simulation.md`.
 */
export class InvariantViolation extends Error {
  override readonly name = 'InvariantViolation';
  readonly invariant: string;

  constructor(invariant: string, message: string) {
    super(`${invariant}: ${message}`);
    this.invariant = invariant;
  }
}

export function violate(invariant: string, message: string): never {
  throw new InvariantViolation(invariant, message);
}
