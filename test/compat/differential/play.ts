/** Plays histories against whatever answers at an address, and keeps the answers' normal forms. */
import { compileApi } from '../../../src/wire/api.ts';
import { frameOf, readAnswer, WireConnection } from '../../wire/wire-connection.ts';
import { NormalForm } from './normal-form.ts';
import type { History, ScriptedCall } from './scripted-call.ts';
import { Known } from './scripted-call.ts';

/** By the name of the call; `closed` where the connection was. */
export type Answers = ReadonlyMap<string, unknown>;

const PATIENCE_MS = 15_000;
export const CLOSED = 'closed';
export const SILENT = 'no answer';

/** What a history is played against. */
export interface Side {
  readonly bootstrap: string;
  /** Ends the node in order and starts it again; resolves when it serves. */
  readonly restart: () => Promise<void>;
}

export async function play({ bootstrap, restart }: Side, history: History): Promise<Answers> {
  const connections = new Map<string, WireConnection>();
  const known = new Known();
  const form = new NormalForm();
  const answers = new Map<string, unknown>();
  const parked: Promise<void>[] = [];
  /** Another may have taken its place by now. */
  const forget = (name: string, closed: WireConnection): void => {
    if (connections.get(name) === closed) connections.delete(name);
  };
  for (const one of history.calls) {
    if (one.isAfterRestart) {
      await restart();
      for (const connection of connections.values()) connection.close();
      connections.clear();
    }
    const connection = connections.get(one.connection) ?? (await WireConnection.open(bootstrap));
    connections.set(one.connection, connection);
    const answered = ask(connection, one, known).then((answer) => {
      if (answer === CLOSED) forget(one.connection, connection);
      else one.learn(answer, known);
      answers.set(one.name, form.of(answer));
    });
    if (one.isParked) parked.push(answered);
    else await answered;
  }
  await Promise.all(parked);
  for (const connection of connections.values()) connection.close();
  return answers;
}

async function ask(connection: WireConnection, one: ScriptedCall, known: Known): Promise<unknown> {
  const endMs = performance.now() + PATIENCE_MS;
  for (;;) {
    const answer = await askOnce(connection, one, known);
    const isAnswer = answer !== CLOSED && answer !== SILENT;
    if (!isAnswer || one.isReady(answer) || performance.now() > endMs) return answer;
  }
}

async function askOnce(
  connection: WireConnection,
  one: ScriptedCall,
  known: Known,
): Promise<unknown> {
  const { api, version, request } = one.send(known);
  const codec = compileApi(api, version);
  const frame = frameOf(codec, request);
  const silence = new Promise<typeof SILENT>((resolve) => {
    AbortSignal.timeout(PATIENCE_MS).addEventListener('abort', () => resolve(SILENT));
  });
  const answer = new Promise<unknown>((resolve, reject) => {
    connection.send(frame, (received) => {
      try {
        resolve(readAnswer(codec, received));
      } catch (error) {
        reject(error);
      }
    });
  });
  return await Promise.race([answer, silence, connection.failure.catch(() => CLOSED)]);
}
