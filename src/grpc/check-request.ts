/**
 * What a request's fields must be before a service sees them. Throws `InvalidRequest`, which the
 * door answers with `invalidRequest` and goes on.
 */
import type { PartitionReference } from '../broker/group-offsets.ts';
import type { TopicReference } from '../broker/topics.ts';
import type { balsa } from './generated/balsa.js';

export class InvalidRequest extends Error {
  override readonly name = 'InvalidRequest';
}

/** 64 bits that are a safe integer, not below `min`. */
export function checkInteger(value: number, field: string, min = 0): number {
  if (Number.isSafeInteger(value) && value >= min) return value;
  throw new InvalidRequest(
    `${field} is ${value}; it must be a whole number from ${min} to 2^53 - 1`,
  );
}

/** As `checkInteger`; `undefined` where the field is absent. */
export function checkOptional(value: number | null, field: string, min = 0): number | undefined {
  return value === null ? undefined : checkInteger(value, field, min);
}

export function checkTopic(reference: balsa.v1.TopicReference | null): TopicReference {
  if (reference !== null && reference.name !== null) return { type: 'name', name: reference.name };
  if (reference !== null && reference.id !== null) return { type: 'id', id: reference.id };
  throw new InvalidRequest('topic names neither a name nor an id');
}

/** 16 bytes as 22 characters of base64url, not all zero, which stands for none (KIP-516). */
export function checkTopicId(id: string | null): string | undefined {
  if (id === null) return undefined;
  const bytes = Buffer.from(id, 'base64url');
  const isWhole = bytes.length === 16 && bytes.toString('base64url') === id;
  if (isWhole && bytes.some((byte) => byte !== 0)) return id;
  throw new InvalidRequest('id is not 22 characters of base64url');
}

export function checkPlace({
  topic,
  partition,
}: {
  readonly topic: balsa.v1.TopicReference | null;
  readonly partition: number;
}): PartitionReference {
  return { topic: checkTopic(topic), partition: checkInteger(partition, 'partition') };
}
