/**
 * How `dump` writes values: one line a thing, `name=value` pairs in a fixed order, so that lines
 * can be searched and compared. Bytes that are text appear as a JSON string, other bytes as 0x and
 * hex.
 */

const decoder = new TextDecoder('utf-8', { fatal: true });
const SHOWN_SIZE_BYTES_MAX = 256;

/** A line that says what is wrong; all other lines begin with a letter or a space. */
export function damageLine(position: number, reason: string): string {
  return `! position=${position} ${reason}`;
}

/** Pairs whose value is `undefined` are left out. */
export function pairs(values: Readonly<Record<string, string | number | undefined>>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');
}

/** Long values are cut, with their size behind. */
export function bytesText(bytes: Uint8Array | null): string {
  if (bytes === null) return 'null';
  const shown = bytes.subarray(0, SHOWN_SIZE_BYTES_MAX);
  const text = textOf(shown) ?? `0x${Buffer.from(shown).toString('hex')}`;
  return shown.length === bytes.length ? text : `${text}…(${bytes.length} bytes)`;
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    const text = decoder.decode(bytes);
    // What a terminal would act on is no text.
    return /^[^\p{Cc}\p{Cf}]*$/u.test(text.replace(/[\t\n\r]/g, ''))
      ? JSON.stringify(text)
      : undefined;
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
