/**
 * Which answers say that nothing was done: a wrong "it failed" is a false alarm, and a wrong
 * "nobody knows" makes a run blind.
 */
import test from 'ava';
import { endOf } from '../../jepsen/workloads/kafka/kafka-queue-client.ts';
import { isDefinite } from '../../jepsen/workloads/nodes.ts';
import { endOfSend } from '../../jepsen/workloads/queue/native-client.ts';
import { errorCodes } from '../../src/wire/error-codes.ts';

test("by Kafka's protocol, records that were refused are not stored", (t) => {
  t.is(endOf(errorCodes.none), 'ok');
  for (const name of [
    ...(['unknownTopicOrPartition', 'invalidTopicException', 'messageTooLarge'] as const),
    ...(['outOfOrderSequenceNumber', 'invalidProducerEpoch', 'notEnoughReplicas'] as const),
  ]) {
    t.is(endOf(errorCodes[name]), 'fail', name);
  }
});

test("by Kafka's protocol, a leader that is none, or late, leaves open what it stored", (t) => {
  for (const name of [
    ...(['notLeaderOrFollower', 'requestTimedOut', 'notEnoughReplicasAfterAppend'] as const),
    ...(['unknownServerError', 'kafkaStorageError', 'networkException'] as const),
  ]) {
    t.is(endOf(errorCodes[name]), 'info', name);
  }
});

test('a client that sends again knows of hardly any record that it is not stored', (t) => {
  t.is(endOfSend('messageTooLarge'), 'fail');
  for (const code of ['deliveryTimeout', 'notLeader', 'unavailable', 'closed', 'internal']) {
    t.is(endOfSend(code), 'info', code);
  }
});

test('of one call, a refusal is definite, and silence is not', (t) => {
  const of = (code: string, message = '') => isDefinite({ code, message });
  for (const code of ['staleRevision', 'topicNotFound', 'nodeNotFound', 'invalidArgument']) {
    t.true(of(code), code);
  }
  for (const code of [
    ...['controllerUnavailable', 'coordinatorNotAvailable', 'requestTimedOut', 'notLeader'],
    ...['notEnoughReplicasAfterAppend', 'timeout', 'unavailable', 'internal', 'closed'],
  ]) {
    t.false(of(code), code);
  }
  t.true(of('unavailable', 'connect ECONNREFUSED 127.0.0.1:1'), 'it never left');
});
