import { orFail } from '../callbacks.ts';
import type { Callback } from '../file-system.ts';
import type { Segment } from '../segment/segment.ts';
import type { AbortedTransaction } from '../segment/transaction-index.ts';
import type { LogSegments } from './log-segments.ts';

/**
 * The aborted transactions that overlap a range, ordered by their first offsets: what a consumer of
 * committed records needs with the batches of that range. Their markers lie in it or in any segment
 * after it.
 */
export function findAborted(
  segments: LogSegments,
  { startOffset, endOffset }: { readonly startOffset: number; readonly endOffset: number },
  done: Callback<readonly AbortedTransaction[]>,
): void {
  const found: AbortedTransaction[] = [];
  const finish = (): void =>
    done(
      null,
      found.sort((a, b) => a.firstOffset - b.firstOffset),
    );
  const search = (segment: Segment | undefined): void => {
    if (segment === undefined) return finish();
    segments.loadIndex(
      segment,
      orFail(done, ({ transactions }) => {
        const { aborted, isComplete } = transactions.overlapping(startOffset, endOffset);
        found.push(...aborted);
        if (isComplete) finish();
        else search(segments.after(segment));
      }),
    );
  };
  search(segments.find(startOffset));
}
