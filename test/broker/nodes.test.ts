import test from 'ava';
import { NodesService } from '../../src/broker/nodes.ts';
import { TestMetadata } from './test-metadata.ts';

test('a node votes as the pair that it registered as, a learner has registered', (t) => {
  const metadata = new TestMetadata(3);
  metadata.propose({ type: 'admitNode', raftId: 'raft-4', directoryId: 'directory-4' });
  metadata.voters = [
    { nodeId: 1, raftId: 'raft-1' },
    { nodeId: 2, raftId: 'lost' },
  ];
  const votes = new NodesService(metadata).list().nodes.map(({ node, vote }) => {
    return [node.nodeId, vote];
  });
  t.deepEqual(votes, [
    [1, 'voter'],
    [2, 'learner'],
    [3, 'learner'],
    [4, 'none'],
  ]);
});
