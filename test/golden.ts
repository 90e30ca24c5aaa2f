/**
 * Golden scripts: blocks of commands, `----`, and what they print, up to an empty line. With
 * REWRITE=1 the printed part is replaced by what the code does now; read the difference before you
 * commit it.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import test from 'ava';

export interface Script {
  /** One command; what it prints. */
  run(line: string): readonly string[];
}

interface Block {
  /** Comments and commands, as they stand. */
  readonly commands: readonly string[];
  readonly expected: readonly string[];
}

/** A test for each file of `test/testdata/<folder>`. */
export function testScripts(folder: string, begin: () => Script): void {
  const directory = fileURLToPath(new URL(`../../test/testdata/${folder}/`, import.meta.url));
  for (const name of readdirSync(directory).filter((file) => file.endsWith('.txt'))) {
    test(`golden script ${name}`, (t) => {
      const script = begin();
      const blocks = parseBlocks(readFileSync(directory + name, 'utf8'));
      const printed = blocks.map((block) => ({ ...block, expected: runBlock(script, block) }));
      if (process.env.REWRITE === '1') {
        const parts = printed.map(({ commands, expected }) =>
          [...commands, ...(expected.length > 0 ? ['----', ...expected] : [])].join('\n'),
        );
        writeFileSync(directory + name, `${parts.join('\n\n')}\n`);
        t.pass();
        return;
      }
      for (const [place, block] of blocks.entries()) {
        t.deepEqual(printed[place]?.expected, block.expected, block.commands.join('\n'));
      }
    });
  }
}

function parseBlocks(text: string): readonly Block[] {
  return text
    .trimEnd()
    .split('\n\n')
    .map((part) => {
      const lines = part.split('\n');
      const rule = lines.indexOf('----');
      const end = rule === -1 ? lines.length : rule;
      return { commands: lines.slice(0, end), expected: lines.slice(end + 1) };
    });
}

function runBlock(script: Script, block: Block): readonly string[] {
  return block.commands
    .filter((line) => line !== '' && !line.startsWith('#'))
    .flatMap((line) => script.run(line))
    .flatMap((line) => line.split('\n'));
}
