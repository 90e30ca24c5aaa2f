/**
 * An answer without what no two clusters have in common: ids by the order in which they appear,
 * times, ports and sizes of volumes by what they are; without words meant for people, the log start
 * beside an error, and the difference between no list and an empty one, which clients do not make.
 */

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
/** Kafka counts them from 0 and we by what began them: only that there is one is told. */
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

export class NormalForm {
  readonly #aliases = new Map<string, Map<string | number, string>>();

  of(answer: unknown): Json {
    return this.#value('', answer);
  }

  #value(key: string, value: unknown): Json {
    if (value === undefined || value === null) return null;
    if (value instanceof Uint8Array) return `${value.length} bytes`;
    if (Array.isArray(value)) return this.#list(key, value);
    if (typeof value === 'object') return this.#fields(value);
    const kind = Object.hasOwn(aliased, key) ? aliased[key] : undefined;
    if (kind !== undefined && (typeof value === 'number' || typeof value === 'string')) {
      return this.#alias(kind, value);
    }
    if (texts.has(key)) return value === '' ? '' : 'a text';
    if (epochs.has(key)) return Number(value) < 0 ? -1 : 'an epoch';
    if (sizes.has(key)) return Number(value) < 0 ? -1 : 'a size';
    if (typeof value === 'number' && value > TIME_MS_MIN) return 'a time';
    return typeof value === 'bigint' ? Number(value) : (value as Json);
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
