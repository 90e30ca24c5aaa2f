/**
 * Both judges of registers on what was seen of them: the search for an order, and the Raft index on
 * every answer. What the search could not decide makes the verdict unknown, where nothing else is
 * wrong.
 */
import type { Budget } from '../../linearizable/check.ts';
import { checkLinearizable } from '../../linearizable/check.ts';
import type { Indexed, RefusedWrite } from '../../linearizable/index-order.ts';
import { checkIndexes } from '../../linearizable/index-order.ts';
import type { Timed } from '../../linearizable/model.ts';
import type { RegisterInput, RegisterOutput } from '../../linearizable/register.ts';
import { registerModel } from '../../linearizable/register.ts';
import type { Finding, Verdict } from '../../workload.ts';

export interface RegisterOperation extends Timed<RegisterInput, RegisterOutput> {
  /** Of the event that ended it. */
  readonly index: number;
}

export interface SeenOfRegisters {
  readonly operations: readonly RegisterOperation[];
  readonly indexed: readonly Indexed[];
  readonly refused: readonly RefusedWrite[];
}

/** Of the longest order that was found. */
const SHOWN_MAX = 20;

export function registerVerdict(
  { operations, indexed, refused }: SeenOfRegisters,
  budget: Budget,
): Omit<Verdict, 'figures'> {
  const anomalies: Finding[] = [];
  const judged = checkLinearizable(operations, registerModel, budget);
  if (judged.type === 'notLinearizable') {
    const { part, longest, stuck } = judged;
    const { index: culprit, output } = stuck as RegisterOperation;
    const told = output?.type === 'value' ? `read ${output.value ?? 'nothing'}` : output?.type;
    const text = `${part}: no order of what was done explains that operation ${culprit} ${told}`;
    const before = longest.map((one) => (one as RegisterOperation).index).slice(-SHOWN_MAX);
    const shown = [culprit, ...before];
    anomalies.push({ name: 'not-linearizable', allowed: false, text, operations: shown, culprit });
  }
  for (const { text, operations: shown } of checkIndexes(indexed, refused)) {
    anomalies.push({ name: 'index-order', allowed: false, text, operations: shown });
  }
  const isOpen = judged.type === 'unknown';
  const notes = isOpen ? [undecidedNote(judged.parts, budget)] : [];
  const valid = anomalies.length > 0 ? false : isOpen ? 'unknown' : true;
  return { valid, anomalies, notes };
}

function undecidedNote(parts: readonly string[], { cacheMax }: Budget): string {
  return `${parts.length} not decided within ${cacheMax} states: ${parts.join(', ')}`;
}
