/** What a scenario is handed and what it gives back. */

export interface BenchOptions {
  /** A rough look in seconds: smaller, and no measure of anything. */
  readonly quick: boolean;
  /** `--count`: how many times, where a scenario repeats what cannot be told from one run. */
  readonly count?: number;
  /** Empty, on a real disk, and removed afterwards. */
  readonly directory: string;
}

/** One figure; where it has a bound, it is one that Balsa has to keep. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly atLeast?: number;
  readonly atMost?: number;
}

export type Scenario = (options: BenchOptions) => Promise<readonly Figure[]>;

export function isMet({ value, atLeast = -Infinity, atMost = Infinity }: Figure): boolean {
  return value >= atLeast && value <= atMost;
}
