/**
 * What the adapters of clients written for Node share. An adapter is a process that does with its
 * client what it is told: one request a line on stdin, one answer a line on stdout.
 *
 *     {"id":1,"op":"produce",...}   ->   {"id":1,"value":...}  or  {"id":1,"error":"..."}
 *     while it is a member of a group, unasked:   {"record":{...}}   {"assigned":["topic-0",...]}
 *
 * Bytes travel as base64, null as null. It ends when stdin does.
 */
import { createInterface } from 'node:readline';

export function say(line) {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

export function decode(text) {
  return text === null ? null : Buffer.from(text, 'base64');
}

export function encode(bytes) {
  return bytes === null || bytes === undefined ? null : Buffer.from(bytes).toString('base64');
}

/** Sends one thing after another, each when the one before is acknowledged. */
export function inTurn(send) {
  let last = Promise.resolve();
  return (records) => {
    last = last.then(async () => {
      await send(records);
    });
    return last;
  };
}

/** Errors that stand for others name those, once each. */
function textOf({ name, type, code, message, errors = [] }) {
  const inner = [...new Set(errors.map(textOf))];
  return [name, type, code, message, ...inner].filter(Boolean).join(' ');
}

/** `operations` by their names; each takes the request and resolves to the answer's value. */
export function serve(operations, close = async () => {}) {
  const input = createInterface({ input: process.stdin });
  input.on('line', (text) => {
    const request = JSON.parse(text);
    const operation = operations[request.op];
    const running =
      operation === undefined ? Promise.reject(new Error(`no ${request.op}`)) : operation(request);
    running.then(
      (value) => say({ id: request.id, value: value ?? null }),
      (error) => say({ id: request.id, error: textOf(error) }),
    );
  });
  input.on('close', async () => {
    await close().catch(() => {});
    process.exit(0);
  });
}
