/** librdkafka at its fastest: kcat sends a file of lines of 1 KiB. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const LINE_SIZE_BYTES = 1024;
const LINES = 400_000;
const CHUNK_LINES = 10_000;

/** MB a second, from the start of the process to its end. Throws where there is no kcat. */
export async function kcatProduce(bootstrap: string, topic: string): Promise<number> {
  const directory = mkdtempSync(join(tmpdir(), 'balsa-bench-'));
  const path = join(directory, 'lines');
  try {
    const line = `${'x'.repeat(LINE_SIZE_BYTES - 1)}\n`;
    const chunk = line.repeat(CHUNK_LINES);
    for (let at = 0; at < LINES; at += CHUNK_LINES) writeFileSync(path, chunk, { flag: 'a' });
    const settings = ['linger.ms=5', 'batch.size=1000000', 'queue.buffering.max.kbytes=200000'];
    const words = ['-b', bootstrap, '-P', '-t', topic, ...settings.flatMap((it) => ['-X', it])];
    const startedMs = performance.now();
    const child = spawn('kcat', [...words, '-l', path], { stdio: ['ignore', 'ignore', 'inherit'] });
    const [code] = (await once(child, 'exit')) as [number | null];
    if (code !== 0) throw new Error(`kcat ended with ${code}`);
    return (LINES * LINE_SIZE_BYTES) / 1e3 / (performance.now() - startedMs);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
