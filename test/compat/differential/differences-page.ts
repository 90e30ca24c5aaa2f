/** docs/kafka-differences.md, made of the list of differences. */
import { fileURLToPath } from 'node:url';
import { WHOLE } from './answer-fields.ts';
import type { Difference } from './differences.ts';
import { clientDifferences, differences } from './differences.ts';
import { readGolden } from './golden-answers.ts';
import { allHistories } from './histories.ts';

export const differencesPath = fileURLToPath(
  new URL('../../../../docs/kafka-differences.md', import.meta.url),
);

export function differencesPage(): string {
  const count = allHistories.reduce((sum, { calls }) => sum + calls.length, 0);
  const reported = [...readGolden('clients').values()].reduce((sum, { size }) => sum + size, 0);
  return `# Where Balsa answers otherwise than Kafka

${count} calls, good, odd and bad, are sent to a real Kafka 4.3 and to Balsa as raw frames, most of
them at the lowest and the highest version of their API:
\`npm run compat:differential\`, which needs
Java and mvn. Answers are compared field by field, and bytes by their content, after ids, times,
ports, epochs but the first, and words for people are put aside. Kafka's answers are kept in
\`test/testdata/kafka-answers.json\`; with them \`npm test\` compares without Java. Of these calls
this is answered otherwise, in the fields that are named, and nothing else. Names in brackets are
those of members of a list:

| history | call | fields | why |
| --- | --- | --- | --- |
${rowsOf(differences)}

Some of the calls come after the node was ended in order and started again, so that members of its
groups go on where they were.

${reported} situations are brought about through kafkajs and through kafka-python, and what the
clients report is compared: \`npm run compat\` does so with Kafka's part as it is kept in
\`test/testdata/kafka-through-clients.json\`. This is reported otherwise:

| client | situation | fields | why |
| --- | --- | --- | --- |
${rowsOf(clientDifferences)}

And there is what no call of these asks:

- Offsets, times and other integers of 64 bits beyond ±(2^53 - 1) end the connection; Kafka takes
  them. A log does not get there.
- A Fetch waits for a minute at most, and then tells of no news; Kafka waits for as long as it says.
- A request that names more than a million things in all ends its connection; Kafka reads it.
- A fetch session is good on the connection that opened it, and ends with it; Kafka knows it on any.
- AlterConfigs and IncrementalAlterConfigs of all brokers at once, whose name is empty, are refused
  with INVALID_REQUEST: settings are of one node, which is named.

## How else it was tried

\`npm run compat\` runs kcat, kafkajs 2.2.4, node-rdkafka 3.6.1, @platformatic/kafka 2.12.1 and
1.35.0, and Debian's python3-confluent-kafka and python3-kafka against a cluster of three. What each
was compressed by is looked up on the disk. Some steps are left out for a client, whoever made the
brokers: @platformatic/kafka 1.35 sends to a leader that is gone, ends a member whose coordinator is
away, and cannot read snappy as kafka-python frames it; kafka-python has no idempotent producer;
kcat makes no topics and names no offsets of a group.

\`npm run fuzz\` sends two million frames in CI, after which the node must live, have served an
honest client, leave a directory that verifies and, judged from 300,000 frames on, keep no more than
64 MiB besides.

This page is made from \`test/compat/differential/differences.ts\`; a test holds the two together.
`;
}

function rowsOf(listed: readonly Difference[]): string {
  return listed
    .map((one) => `| ${one.history} | ${one.call} | ${fieldsOf(one)} | ${one.reason} |`)
    .join('\n');
}

function fieldsOf({ fields }: Difference): string {
  return fields.map((field) => (field === WHOLE ? field : `\`${field}\``)).join(', ');
}
