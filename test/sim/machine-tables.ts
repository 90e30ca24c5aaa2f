import { MemoryTables } from '../../storage/tables/memory-tables.ts';
import type { MachineTime } from './machine-time.ts';
import type { Random } from './random.ts';

const CALL_MS_MAX = 2;

/** The tables of one machine. Calls take their time, as in a thread of their own. */
export function machineTables(time: MachineTime, random: Random): MemoryTables {
  const delays = random.split('tables');
  return new MemoryTables((action) => {
    time.after(delays.between(0, CALL_MS_MAX), action);
  });
}
