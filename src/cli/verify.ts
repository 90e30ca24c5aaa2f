/**
 * `balsa verify DIR`: looks at every byte of a data directory that no node has open, and changes
 * none. The tables (LevelDB) are not opened, since that would change them: they are derived from
 * the Raft log and its snapshots, which are looked at.
 */
import { CodecError, Replay } from '../../raft/index.ts';
import { crc32c } from '../../storage/bytes/crc32c-native.ts';
import { NodeFileSystem } from '../../storage/disk/node-file-system.ts';
import type { Callback } from '../../storage/file-system.ts';
import type { VerifySummary } from '../../storage/inspect/verify.ts';
import { verifyDirectory } from '../../storage/inspect/verify.ts';
import type { Finding } from '../../storage/inspect/verify-finding.ts';
import type { GlobalOptions } from './connection.ts';
import { exitCodes } from './exit-code.ts';
import { show } from './output.ts';
import type { Terminal } from './terminal.ts';

/**
 * The exit code: 0, or 6 where something durable does not check. Warnings are told, not counted.
 */
export async function verify(
  terminal: Terminal,
  directory: string,
  options: Pick<GlobalOptions, 'output'>,
): Promise<number> {
  const findings: Finding[] = [];
  const replay = new Replay({ tailBytesMax: 0 });
  const summary = await new Promise<VerifySummary>((resolve, reject) => {
    const settle: Callback<VerifySummary> = (...[error, value]) => {
      if (error === null) resolve(value);
      else reject(error);
    };
    const onProgress = (path: string) => {
      if (terminal.stderr.isTTY === true) terminal.stderr.write(`${path}\n`);
    };
    const checkRecord = (position: number, payload: Uint8Array) =>
      complaint(() => replay.add(position, payload));
    const onFinding = (finding: Finding) => findings.push(finding);
    const fileSystem = new NodeFileSystem();
    verifyDirectory({ directory, fileSystem, crc32c, onFinding, onProgress, checkRecord }, settle);
  });
  await show(terminal, options.output, {
    json: { ...summary, findings },
    rows: findings,
    columns: [
      { title: 'SEVERITY', value: (finding) => finding.severity },
      { title: 'CODE', value: (finding) => finding.code },
      { title: 'FILE', value: (finding) => finding.file },
      { title: 'BYTE', value: (finding) => finding.position },
      { title: 'WHAT', value: (finding) => finding.text },
    ],
    name: (finding) => finding.file,
  });
  const { errorCount, warningCount, logCount } = summary;
  terminal.stderr.write(`${logCount} logs, ${errorCount} errors, ${warningCount} warnings\n`);
  return errorCount === 0 ? exitCodes.ok : exitCodes.unhealthy;
}

/** What Raft has against a record of its log; `undefined`: nothing. */
function complaint(read: () => void): string | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    if (error instanceof CodecError) return error.message;
    throw error;
  }
}
