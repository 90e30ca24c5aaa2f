/** docs/configuration.md says what the tables of settings say; `REWRITE=1` writes it anew. */
import { readFile, writeFile } from 'node:fs/promises';
import test from 'ava';
import type { SettingText } from '../../src/server/setting-texts.ts';
import { nodeSettingTexts, topicSettingTexts } from '../../src/server/setting-texts.ts';

const path = new URL('../../../docs/configuration.md', import.meta.url);

const opening = `# Configuration

This page is generated from the tables in \`src/server/settings.ts\` and
\`src/metadata/topic-config.ts\`; \`balsa config explain KEY\` prints the same. Names are Kafka's
where Kafka has the setting, and end in their unit.

A node's setting is given as a flag, as a variable of the environment, or in a YAML file that
\`--config\` (or \`BALSA_CONFIG\`) names, in which \`broker.rack: r1\` and
\`broker: {rack: r1}\` are the same. A flag wins over a variable, that over the file. A name that
is not in the table is refused when the node starts, with the nearest one that is.
`;

const topicOpening = `
## Of a topic

Given to \`balsa topic create\` or \`balsa topic alter\` as \`--config name=value\`. A topic keeps
only what was given; what was not follows the default.
`;

function section(setting: SettingText): string {
  const { key, consequence, allowed, default: value, flag, environment } = setting;
  const spellings = flag === undefined ? [] : [`- spelled \`${flag}\`, \`${environment}\``];
  const isA = `- ${allowed}; default ${value === '' ? 'empty' : `\`${value}\``}`;
  return `\n### ${key}\n\n${wrapped(consequence)}\n\n${[isA, ...spellings].join('\n')}\n`;
}

/** Lines of at most 100 columns. */
function wrapped(text: string): string {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    if (line === undefined || line.length + 1 + word.length > 100) lines.push(word);
    else lines[lines.length - 1] = `${line} ${word}`;
  }
  return lines.join('\n');
}

test('docs/configuration.md says what the tables say', async (t) => {
  const node = nodeSettingTexts.map(section).join('');
  const topic = topicSettingTexts.map(section).join('');
  const page = `${opening}\n## Of a node\n${node}${topicOpening}${topic}`;
  if (process.env.REWRITE === '1') await writeFile(path, page);
  t.is(await readFile(path, 'utf8'), page, 'REWRITE=1 writes it anew');
});
