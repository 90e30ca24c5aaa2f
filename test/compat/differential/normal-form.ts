/**
 * An answer without what no two clusters have in common: ids by the order in which they appear,
 * times of their own clocks, ports and sizes of volumes by what they are; without words meant for
 * people, the log start beside an error, and the difference between no list and an empty one, which
 * clients do not make. Bytes are told as they are, and batches of records by what they say.
 */
import { batchesIn, bytesForm } from './bytes-form.ts';
import { START_MS } from './scripted-call.ts';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** What stands for a value of these fields, where the field is of that kind. */
const aliased: Readonly<Record<string, string>> = {
  topicId: 'topic',
  memberId: 'member',
  leaderId: 'node',
  nodeId: 'node',
  controllerId: 'node',
  coordinatorId: 'node',
  brokerId: 'node',
  producerId: 'producer',
  replicas: 'node',
  isr: 'node',
  offlineReplicas: 'node',
  leader: 'member-or-node',
  sessionId: 'session',
};

const NO_UUID = 'AAAAAAAAAAAAAAAAAAAAAA';
const dropped = new Set([
  'throttleMs',
  'clusterId',
  'host',
  'port',
  'rack',
  'featuresEpoch',
  'errorMessage',
]);
const texts = new Set(['message', 'documentation', 'clientHost', 'path']);
/**
 * Both count from 0, but go on by other steps where a node is started again or a group planned for:
 * the first is told from later ones, and from none.
 */
const epochs = new Set([
  'leaderEpoch',
  'currentLeaderEpoch',
  'committedLeaderEpoch',
  'epoch',
  'memberEpoch',
  'groupEpoch',
  'assignmentEpoch',
]);
/** Of volumes; -1: not known. */
const sizes = new Set(['totalBytes', 'usableBytes']);
const TIME_MS_MIN = 1_500_000_000_000;
/** From `START_MS` on: longer than records are apart, shorter than until any clock's now. */
const RECORDS_SPAN_MS = 60_000;

export class NormalForm {
  readonly #aliases = new Map<string, Map<string | number, string>>();

  of(answer: unknown): Json {
    return this.#value('', answer);
  }

  #value(key: string, value: unknown): Json {
    if (value === undefined || value === null) return null;
    if (value instanceof Uint8Array) return bytesForm(value);
    if (isRun(value)) return this.#batches(value);
    if (Array.isArray(value)) return this.#list(key, value);
    if (typeof value === 'object') return this.#fields(value);
    const kind = Object.hasOwn(aliased, key) ? aliased[key] : undefined;
    if (kind !== undefined && (typeof value === 'number' || typeof value === 'string')) {
      return this.#alias(kind, value);
    }
    if (texts.has(key)) return value === '' ? '' : 'a text';
    if (epochs.has(key)) return Number(value) > 0 ? 'a later epoch' : Number(value);
    if (sizes.has(key)) return Number(value) < 0 ? -1 : 'a size';
    if (typeof value === 'number' && value > TIME_MS_MIN) return timeForm(value);
    return typeof value === 'bigint' ? Number(value) : (value as Json);
  }

  /** In their own order: they are a log. */
  #batches(slices: readonly Uint8Array[]): Json {
    return batchesIn(Buffer.concat(slices)).map((batch) => this.#value('', batch));
  }

  /** In the order of their names, where they have some: neither side owes an order. */
  #list(key: string, values: readonly unknown[]): Json {
    const known = values.map((value) => this.#value(key, value));
    return known.sort((left, right) => {
      return JSON.stringify(left) < JSON.stringify(right) ? -1 : 1;
    });
  }

  #fields(value: object): Json {
    const hasFailed = 'errorCode' in value && value.errorCode !== 0;
    const isTold = (key: string): boolean => {
      return !dropped.has(key) && !(hasFailed && key === 'logStart');
    };
    const fields = Object.entries(value).filter(([key]) => isTold(key));
    return Object.fromEntries(
      fields
        .map(([key, field]): [string, Json] => [key, this.#value(key, field)])
        .filter(([, field]) => field !== null && !(Array.isArray(field) && field.length === 0)),
    );
  }

  #alias(kind: string, value: string | number): Json {
    if (value === '' || value === NO_UUID || Number(value) < 0) return value;
    const known = this.#aliases.get(kind) ?? new Map<string | number, string>();
    this.#aliases.set(kind, known);
    const alias = known.get(value) ?? `${kind} ${known.size + 1}`;
    known.set(value, alias);
    return alias;
  }
}

/** Of records, in the slices they came in. */
function isRun(value: unknown): value is readonly Uint8Array[] {
  if (!Array.isArray(value) || value.length === 0) return false;
  return value.every((slice) => slice instanceof Uint8Array);
}

/** Records bear the times of whoever sent them, which both sides were told alike. */
function timeForm(timeMs: number): string {
  const sinceMs = timeMs - START_MS;
  return sinceMs >= 0 && sinceMs < RECORDS_SPAN_MS ? `${sinceMs} ms after the start` : 'a time';
}
