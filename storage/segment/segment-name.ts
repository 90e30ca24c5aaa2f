/**
 * The files of a partition's directory that bear an offset: `00000000000000000042.log` and its
 * companions.
 */
export type SegmentFileKind = (typeof KINDS)[number];

const KINDS = ['log', 'cleaned', 'index', 'timeindex', 'txnindex', 'check', 'snapshot'] as const;
const PATTERN = /^(\d{20})\.([a-z]+)$/;

export function segmentFileName(offset: number, kind: SegmentFileKind): string {
  return `${String(offset).padStart(20, '0')}.${kind}`;
}

/** `undefined` for a name that is none of these. */
export function parseSegmentFileName(
  name: string,
): { readonly offset: number; readonly kind: SegmentFileKind } | undefined {
  const [, digits, kind] = PATTERN.exec(name) ?? [];
  const offset = Number(digits);
  if (kind === undefined || !isKind(kind) || !Number.isSafeInteger(offset)) return undefined;
  return { offset, kind };
}

function isKind(kind: string): kind is SegmentFileKind {
  return (KINDS as readonly string[]).includes(kind);
}
