/** Of the protocol's own messages (`proto/`), what operators' answers are made of. */
import { balsa } from '../grpc/generated/balsa.js';

export type Topic = balsa.v1.Topic;
export type Partition = balsa.v1.Partition.$Properties;
export type Node = balsa.v1.Node.$Properties;
export type NodeState = balsa.v1.NodeState;
export type NodeVote = balsa.v1.NodeVote;
export type GroupSummary = balsa.v1.GroupSummary.$Properties;
export type GroupMember = balsa.v1.GroupMember.$Properties;
export type GroupPartition = balsa.v1.GroupPartition.$Properties;
export type GroupState = balsa.v1.GroupState;
export const { NodeState, NodeVote, PartitionState, GroupState, GroupProtocol, Edge } = balsa.v1;
