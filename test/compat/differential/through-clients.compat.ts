/** What clients report of Kafka, kept as golden files, they report of us. */
import test from 'ava';
import { freePort } from '../../integration/cluster-process.ts';
import { NodeProcess, temporaryDirectory } from '../../integration/node-process.ts';
import { compare } from './compare.ts';
import { clientDifferences } from './differences.ts';
import { readGolden } from './golden-answers.ts';
import { nodeFlags } from './histories.ts';
import { clientPrograms, reportOf } from './through-clients.ts';

for (const program of clientPrograms) {
  const { history, kind } = program;
  test(`${history} we are told of as Kafka is, but for what is listed`, async (t) => {
    const missing = kind.missing();
    if (missing !== undefined) {
      t.log(`skipped: ${missing}`);
      t.pass();
      return;
    }
    const directory = await temporaryDirectory(t);
    const port = await freePort();
    const node = await NodeProcess.start(t, { directory, port, flags: nodeFlags });
    const close = (end: () => void): void => t.teardown(end);
    const ours = await reportOf(program, `127.0.0.1:${node.port}`, close);
    const theirs = readGolden('clients').get(history) ?? new Map();
    const known = clientDifferences.filter((one) => one.history === history);
    const compared = compare(new Map([[history, ours]]), new Map([[history, theirs]]), known);
    t.deepEqual(compared, { unexplained: [], idle: [] });
  });
}
