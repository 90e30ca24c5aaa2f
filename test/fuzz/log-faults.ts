/** Logs that are still there when all has been deleted that strangers had made. */

/** The honest client keeps one partition. */
const HONEST_LOGS = 1;
const NAMES_SHOWN_MAX = 4;

/** `names`: of what is in a node's directory of logs; one that is being deleted counts, too. */
export function logFaults(names: readonly string[]): readonly string[] {
  const logs = names.filter((name) => /-\d+(\.deleted)?$/.test(name)).sort();
  if (logs.length <= HONEST_LOGS) return [];
  const shown = logs.slice(0, NAMES_SHOWN_MAX).join(', ');
  return [`${logs.length} logs are left, not ${HONEST_LOGS}, of which ${shown}`];
}
