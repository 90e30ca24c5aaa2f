/**
 * How long to wait before the next try. Waits grow by a third each time, so that trying again adds
 * at most about a third to an outage, however long that is; and they vary, so that clients that
 * lost one server do not come back in step.
 */
const firstMs = 20;
const growth = 4 / 3;
const waitMsMax = 1_000;

/** `chance`: uniform in [0, 1). */
export function backoffMs(failures: number, chance: number): number {
  return Math.min(waitMsMax, firstMs * growth ** failures) * (0.75 + chance / 2);
}
