/** The node's own log: pino's JSON lines; on a terminal the same lines for people. */

import type { Writable } from 'node:stream';
import type { DestinationStream, Logger } from 'pino';
import { pino } from 'pino';

export type { Logger };

/** Written at once, in this process: the last line before an end is the one that matters. */
export function createLogger(
  level: string,
  output: Writable & { readonly isTTY?: boolean },
): Logger {
  const destination: DestinationStream = {
    write: (line) => {
      output.write(output.isTTY === true ? forPeople(line) : line);
    },
  };
  const timestamp = () => `,"time":"${new Date().toISOString()}"`;
  const formatters = { level: (label: string) => ({ level: label }) };
  return pino({ level, base: null, timestamp, formatters }, destination);
}

function forPeople(line: string): string {
  const { level, time, msg, ...fields }: Record<string, unknown> = JSON.parse(line);
  const details = Object.entries(fields).map(([key, value]) => `${key}=${JSON.stringify(value)}`);
  return `${[time, String(level).toUpperCase().padEnd(5), msg, ...details].join(' ')}\n`;
}
