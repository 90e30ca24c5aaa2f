/**
 * What this node says of itself when it registers: one record, made of what the start found. It is
 * named again in every registration until one that named it has been applied.
 */
import type { LogCheckpoint, NodeMark, RecoveryMark } from '../../storage/log/checkpoint-codec.ts';
import type { LogKey } from '../../storage/log/log-key.ts';
import type { Image } from '../metadata/image.ts';
import type { Finding, RecordOf } from '../metadata/records.ts';
import { configOf } from '../metadata/topic-config.ts';

export interface RegistrationInput {
  readonly image: Image;
  readonly identity: {
    readonly nodeId: number;
    readonly raftId: string;
    readonly directoryId: string;
  };
  readonly process: Pick<
    RecordOf<'registerBroker'>,
    'pid' | 'programVersion' | 'featureLevelMax' | 'rack' | 'endpoints'
  >;
  readonly nodeMarks: readonly NodeMark[];
  readonly marked: readonly { readonly key: LogKey; readonly marks: readonly RecoveryMark[] }[];
  /** What is known to be durable of a log. */
  readonly checkpointOf: (key: LogKey) => LogCheckpoint | undefined;
}

export function registrationOf(input: RegistrationInput): RecordOf<'registerBroker'> {
  const { image, identity, nodeMarks } = input;
  const cleanStop = !nodeMarks.includes('uncleanStop');
  const bootUnchanged = !nodeMarks.includes('bootChanged');
  const findings: Finding[] = input.marked.flatMap(({ key, marks }) => {
    return marks.map(({ type, lastEpoch, logEnd }) => ({ ...key, type, lastEpoch, logEnd }));
  });
  if (!cleanStop && !bootUnchanged) findings.push(...unsyncedFindings(input));
  return {
    type: 'registerBroker',
    raftId: identity.raftId,
    directoryId: identity.directoryId,
    replacesEpoch: image.brokers.get(identity.nodeId)?.brokerEpoch ?? 0,
    ...input.process,
    cleanStop,
    bootUnchanged,
    findings,
  };
}

/** After a power cut a page-cache log is only known to hold what was synced. */
function unsyncedFindings({ image, identity, checkpointOf }: RegistrationInput): Finding[] {
  const findings: Finding[] = [];
  for (const topic of image.topics.values()) {
    if (configOf(topic.configs, 'durability') !== 'page-cache') continue;
    for (const { id, replicas } of image.partitionsOf(topic.id)) {
      if (!replicas.includes(identity.nodeId)) continue;
      const key = { topicId: topic.id, partition: id };
      const known = checkpointOf(key);
      const lastEpoch = known?.epochs.at(-1)?.epoch ?? -1;
      findings.push({ ...key, type: 'unsynced', lastEpoch, logEnd: known?.durableEnd ?? 0 });
    }
  }
  return findings;
}
