/**
 * What is changed into something almost right: the calls by which Balsa is compared with Kafka, as
 * they are after they were played, with the ids that this node has given.
 */
import { consumerGroupHistories } from '../compat/differential/cases/consumer-groups.ts';
import { groupHistories } from '../compat/differential/cases/groups.ts';
import { migration } from '../compat/differential/cases/migration.ts';
import { histories } from '../compat/differential/histories.ts';
import { play } from '../compat/differential/play.ts';
import type { History, Sendable } from '../compat/differential/scripted-call.ts';
import type { Vocabulary } from './mutate-fields.ts';

export interface Corpus extends Vocabulary {
  readonly calls: readonly Sendable[];
  readonly groupCalls: readonly Sendable[];
}

const ofGroups = [...groupHistories, migration, ...consumerGroupHistories];

/**
 * Plays all histories, one after another. The second time those of groups are taken as they were
 * the first time: their members would wait for others, whom strangers have brought in.
 */
export async function playCorpus(bootstrap: string, earlier?: Corpus): Promise<Corpus> {
  const others = histories.filter((history) => !ofGroups.includes(history));
  const otherCalls = await played(bootstrap, others);
  const groupCalls = earlier?.groupCalls ?? (await played(bootstrap, ofGroups));
  const calls = [...otherCalls, ...groupCalls];
  const texts = new Set<string>();
  for (const { request } of calls) collectTexts(request, texts);
  const all = [...texts].filter((text) => text.length < 100);
  return { calls, groupCalls, strings: all, uuids: all.filter(isUuid) };
}

/** What is changed here lasts no longer than its node. */
function restart(): Promise<void> {
  return Promise.reject(new Error('no history of these starts its node again'));
}

/** What was sent, as it was sent last. */
async function played(bootstrap: string, asked: readonly History[]): Promise<readonly Sendable[]> {
  const calls: Sendable[] = [];
  for (const history of asked) {
    const watched = history.calls.map((one) => {
      let place: number | undefined;
      return {
        ...one,
        send: (...[known]: Parameters<typeof one.send>) => {
          const sent = one.send(known);
          place ??= calls.push(sent) - 1;
          calls[place] = sent;
          return sent;
        },
      };
    });
    await play({ bootstrap, restart }, { ...history, calls: watched });
  }
  return calls;
}

function collectTexts(value: unknown, texts: Set<string>): void {
  if (typeof value === 'string') texts.add(value);
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return;
  for (const part of Object.values(value)) collectTexts(part, texts);
}

function isUuid(text: string): boolean {
  return /^[\w-]{21}[AQgw]$/.test(text);
}
