/**
 * What every checker of histories owes: it finds each anomaly in the bad ones that were made for
 * it, and tells nothing of those that come close to it, nor of any other good one.
 */
import test from 'ava';

/** By anomaly: at least three of each, of different making. */
type Histories = Readonly<Record<string, readonly string[]>>;

interface Checked {
  /** The types of all that is told of a history, which was made for this anomaly. */
  check(text: string, anomaly: string): readonly string[];
  readonly bad?: Histories;
  /** Good ones. */
  readonly close?: Histories;
  /** By what is good about it. */
  readonly good?: Readonly<Record<string, string>>;
}

export function testChecker(name: string, { check, bad, close, good }: Checked): void {
  for (const [anomaly, histories] of Object.entries(bad ?? {})) {
    test(`${name} finds ${anomaly}`, (t) => {
      t.true(histories.length >= 3);
      for (const text of histories) {
        const found = check(text, anomaly);
        t.true(found.includes(anomaly), `${text}\n${found.join()}`);
      }
    });
  }
  for (const [anomaly, histories] of Object.entries(close ?? {})) {
    test(`${name} passes what comes close to ${anomaly}`, (t) => {
      t.true(histories.length >= 3);
      for (const text of histories) t.deepEqual(check(text, anomaly), [], text);
    });
  }
  for (const [what, text] of Object.entries(good ?? {})) {
    test(`${name} passes ${what}`, (t) => t.deepEqual(check(text, what), []));
  }
}
