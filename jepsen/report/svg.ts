/** Pictures of a run as text: what the charts of a report are put together from. */

/** Of a drawing, in pixels; what is drawn lies within the margins. */
const WIDTH = 960;
const LEFT = 60;
const RIGHT = 12;
const TICKS = 8;

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** From values to pixels. */
export type Scale = (value: number) => number;

export function timeScale(startNs: number, endNs: number): Scale {
  const perNs = (WIDTH - LEFT - RIGHT) / Math.max(1, endNs - startNs);
  return (ns) => LEFT + (ns - startNs) * perNs;
}

/** `value` 0 or below lies on the floor. */
export function logScale(max: number, height: number): Scale {
  const perDecade = height / Math.max(1, Math.log10(Math.max(10, max)));
  return (value) => height - Math.max(0, Math.log10(Math.max(1, value))) * perDecade;
}

export function linearScale(max: number, height: number): Scale {
  return (value) => height - (value * height) / Math.max(1, max);
}

export function line(points: readonly (readonly [x: number, y: number])[], color: string): string {
  const path = points.map(([x, y]) => `${round(x)},${round(y)}`).join(' ');
  return `<polyline points="${path}" fill="none" stroke="${color}"/>`;
}

export function rectangle(
  [x, y, width, height]: readonly [number, number, number, number],
  {
    color,
    title,
    edge,
  }: { readonly color: string; readonly title: string; readonly edge?: string },
): string {
  const place = `x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}"`;
  const stroke = edge === undefined ? '' : ` stroke="${edge}"`;
  return `<rect ${place} fill="${color}"${stroke}><title>${escaped(title)}</title></rect>`;
}

export function dot(x: number, y: number, color: string): string {
  return `<circle cx="${round(x)}" cy="${round(y)}" r="1.5" fill="${color}"/>`;
}

export function label(
  [x, y]: readonly [x: number, y: number],
  text: string,
  anchor: 'start' | 'middle' | 'end' = 'start',
): string {
  const place = `x="${round(x)}" y="${round(y)}" text-anchor="${anchor}"`;
  return `<text ${place}>${escaped(text)}</text>`;
}

/** Seconds along the bottom. */
export function timeAxis(startNs: number, endNs: number, height: number): string {
  const x = timeScale(startNs, endNs);
  const [startS, endS] = [startNs / 1e9, endNs / 1e9];
  const step = niceStep((endS - startS) / TICKS);
  const parts: string[] = [];
  for (let second = Math.ceil(startS / step) * step; second <= endS; second += step) {
    const at = x(second * 1e9);
    parts.push(`<path d="M${round(at)} 0V${height}" stroke="#eee"/>`);
    parts.push(label([at, height + 14], `${round(second)} s`, 'middle'));
  }
  return parts.join('');
}

/** Some values along the left, where the scale puts them. */
export function valueAxis(values: readonly number[], y: Scale): string {
  return values.map((value) => label([LEFT - 6, y(value) + 4], String(value), 'end')).join('');
}

export function drawing(height: number, parts: readonly string[]): string {
  const box = `viewBox="0 -10 ${WIDTH} ${height + 34}" width="${WIDTH}" height="${height + 34}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${box}>${parts.join('')}</svg>`;
}

/** 1, 2 or 5 times a power of ten. */
function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1e-3, least)));
  return ([1, 2, 5, 10].find((factor) => factor * power >= least) ?? 10) * power;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
