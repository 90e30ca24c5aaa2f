/** A setting of a topic, written on the condition that the topic is at a revision. */
import type { balsa } from '../../../src/grpc/generated/balsa.js';
import { topicsService } from '../../../src/grpc/services.ts';
import type { Nodes } from '../nodes.ts';
import { mapAnswer } from '../nodes.ts';
import type { RegisterDoor, Shown } from './register-door.ts';

/** Any number will do for it, and nothing happens for a day. */
const SETTING = 'retention.ms';
const BASE_MS = 86_400_000;

interface Answer {
  readonly metadataIndex: number;
  readonly topic: balsa.v1.Topic.$Properties | null;
}

export function configDoor(nodes: Nodes, topics: readonly string[]): RegisterDoor {
  return {
    name: 'config',
    slots: topics.length,
    hasRevisions: true,
    readsMayBeOld: true,
    pathOf: (slot) => topics[slot] ?? '',
    read: async (node, name) => {
      const called = await nodes.call(node, topicsService.describe, { topic: { name } });
      return mapAnswer(called, shown);
    },
    write: async (node, { path: name, value, ifRevision }) => {
      const set = [{ key: SETTING, value: String(BASE_MS + Number(value)) }];
      const request = { topic: { name }, set, ifRevision: ifRevision ?? null };
      return mapAnswer(await nodes.call(node, topicsService.alter, request), shown);
    },
  };
}

function shown({ metadataIndex, topic }: Answer): Shown {
  const setting = topic?.configs?.find(({ key }) => key === SETTING)?.value;
  const value = setting == null ? undefined : String(Number(setting) - BASE_MS);
  return { value, revision: topic?.revision ?? 0, metadataIndex };
}
