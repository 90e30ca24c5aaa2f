/** What strangers write is looked at, and never trusted. */
import { fc, testProp } from '@fast-check/ava';
import {
  assignedPartitions,
  assignmentBytes,
  ownedPartitions,
  subscribedTopics,
} from '../../src/coordinator/classic/subscription.ts';
import { assignment, subscription } from './subscription.ts';

const assignments = fc
  .uniqueArray(fc.tuple(fc.stringMatching(/^[a-z_]{1,9}$/), fc.array(fc.nat())), {
    selector: ([topic]) => topic,
  })
  .map((entries) => new Map(entries));

testProp(
  'an assignment is read as it was made, and not when it is cut',
  [assignments],
  (t, made) => {
    const bytes = assignment(made);
    t.deepEqual(assignedPartitions(bytes), made);
    const said = subscription(['orders'], 'words', made);
    t.deepEqual(ownedPartitions(said), made);
    t.deepEqual(assignedPartitions(assignmentBytes(made, said)), made);
    const withoutUserData = bytes.length - 4;
    for (let length = 0; length < withoutUserData; length++) {
      t.is(assignedPartitions(bytes.subarray(0, length)), undefined);
    }
  },
);

testProp('bytes of any kind are read without harm', [fc.uint8Array()], (t, bytes) => {
  t.notThrows(() => {
    assignedPartitions(bytes);
    subscribedTopics(bytes);
    ownedPartitions(bytes);
    assignmentBytes(new Map(), bytes);
  });
});
