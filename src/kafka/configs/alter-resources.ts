/** Changes of settings, as either API asks for them: a resource changes whole or not at all. */
import { collect } from '../../broker/collect.ts';
import type { AlterTopic } from '../../broker/topics.ts';
import type { AlteredResource } from '../../wire/apis/alter-configs.ts';
import { resourceTypes } from '../../wire/apis/describe-configs.ts';
import type { EntryResult } from '../entry-result.ts';
import { failure, repeated, resultOf } from '../entry-result.ts';
import type { ConfigServices } from './describe-configs.ts';
import { otherNode, unknownResource } from './describe-configs.ts';

export type Changes = Required<Omit<AlterTopic, 'reference' | 'validateOnly' | 'ifRevision'>>;

export interface Resource {
  readonly type: number;
  readonly name: string;
  /** Or why they cannot be understood. */
  readonly changes: Changes | EntryResult;
}

export function settingTwice(
  configs: readonly { readonly name: string }[],
): EntryResult | undefined {
  const [twice] = repeated(configs.map(({ name }) => name));
  return twice === undefined ? undefined : failure('invalidRequest', `${twice} is named twice`);
}

export function alterResources(
  services: ConfigServices,
  asked: { readonly resources: readonly Resource[]; readonly validateOnly: boolean },
  done: (results: readonly AlteredResource[]) => void,
): void {
  const keyOf = ({ type, name }: Resource) => `${type} ${name}`;
  const twice = repeated(asked.resources.map(keyOf));
  const alter = (resource: Resource, end: (result: AlteredResource) => void) => {
    const { type, name } = resource;
    const answer = (result: EntryResult) => end({ type, name, ...result });
    if (twice.has(keyOf(resource))) {
      return answer(failure('invalidRequest', 'the resource is named twice'));
    }
    alterOne(services, { ...resource, validateOnly: asked.validateOnly }, answer);
  };
  collect(asked.resources, alter, done);
}

function alterOne(
  { nodeId, topics, nodeConfigs }: ConfigServices,
  { type, name, changes, validateOnly }: Resource & { readonly validateOnly: boolean },
  done: (result: EntryResult) => void,
): void {
  if ('errorCode' in changes) return done(changes);
  switch (type) {
    case resourceTypes.topic: {
      const reference = { type: 'name', name } as const;
      const request = { ...changes, reference, validateOnly, ifRevision: undefined };
      return topics.alter(request, (outcome) => done(resultOf(outcome)));
    }
    case resourceTypes.broker: {
      const fault = name === '' ? everyNode : otherNode(nodeId, name);
      if (fault !== undefined) return done(fault);
      const { set, reset, append, subtract, replacesAll } = changes;
      const [edited] = [...append, ...subtract];
      if (edited !== undefined) return done(failure('invalidConfig', `${edited.key} is no list`));
      const values = [...set, ...reset.map((key) => ({ key, value: undefined }))];
      return done(resultOf(nodeConfigs.alter(values, { replacesAll, validateOnly })));
    }
    default:
      return done(unknownResource(type));
  }
}

const everyNode = failure('invalidRequest', 'settings are of one node: name the node');
