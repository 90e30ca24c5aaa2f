/** What is said of a topic that is not there, with the one that was most likely meant. */
import type { Admin } from '../client/admin.ts';
import { BalsaError } from '../client/balsa-error.ts';
import { nearest } from '../nearest.ts';

/** An error is not held back for long by what would only make it clearer. */
const listTimeoutMs = 2_000;

/**
 * The error to tell of `error`, which a command that names `topics` has come to. The cluster is
 * asked for its topics only where one of them is not there.
 */
export async function withNearestTopic(
  error: unknown,
  admin: Pick<Admin, 'listTopics'>,
  topics: readonly string[],
): Promise<unknown> {
  if (!(error instanceof BalsaError) || error.code !== 'topicNotFound') return error;
  if (topics.length === 0) return error;
  const { message } = error;
  const listing = admin.listTopics({ signal: AbortSignal.timeout(listTimeoutMs) });
  const listed = await listing.catch(() => ({ topics: [] }));
  const names = listed.topics.map(({ name }) => name ?? '');
  const missing = topics.filter((topic) => !names.includes(topic));
  // Of several the error is about one.
  const meant = missing.find((topic) => message.includes(JSON.stringify(topic))) ?? missing[0];
  const hint = meant === undefined ? undefined : nearest(meant, names);
  if (hint === undefined) return error;
  return new BalsaError(error.code, `${message}; did you mean ${hint}?`, { cause: error });
}
