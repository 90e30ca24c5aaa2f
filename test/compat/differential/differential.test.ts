/** Kafka's answers, kept as golden files, are ours: on a node as its users run it. */
import { readFileSync, writeFileSync } from 'node:fs';
import test from 'ava';
import { freePort } from '../../integration/cluster-process.ts';
import { NodeProcess, temporaryDirectory } from '../../integration/node-process.ts';
import { compare } from './compare.ts';
import { differences } from './differences.ts';
import { differencesPage, differencesPath } from './differences-page.ts';
import { readGolden } from './golden-answers.ts';
import { allHistories, nodeFlags } from './histories.ts';
import { play } from './play.ts';

test('what Kafka was asked we answer as it did, but for what is listed', async (t) => {
  const directory = await temporaryDirectory(t);
  const options = { directory, port: await freePort(), flags: nodeFlags };
  let node = await NodeProcess.start(t, options);
  const side = {
    bootstrap: `127.0.0.1:${node.port}`,
    restart: async () => {
      await node.end('SIGTERM');
      node = await NodeProcess.start(t, options);
    },
  };
  const ours = new Map();
  for (const history of allHistories) ours.set(history.name, await play(side, history));
  t.deepEqual(compare(ours, readGolden('frames'), differences), { unexplained: [], idle: [] });
});

test('the page of differences is made of their list', (t) => {
  if (process.env.REWRITE === '1') writeFileSync(differencesPath, differencesPage());
  t.is(readFileSync(differencesPath, 'utf8'), differencesPage());
});
