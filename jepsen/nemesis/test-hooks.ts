/**
 * What a node does to itself when it is asked to (`--test-hooks`), whatever lies between it and
 * everybody else.
 */
import { Connection } from '../../src/client/connection.ts';
import { balsa } from '../../src/grpc/generated/balsa.js';
import type { Method } from '../../src/grpc/services.ts';
import { testHooksService } from '../../src/grpc/services.ts';

const ASKED_MS = 3_000;

export type Operation = 'write' | 'sync';

const operations = {
  write: balsa.v1.FileOperation.FILE_OPERATION_WRITE,
  sync: balsa.v1.FileOperation.FILE_OPERATION_SYNC,
};

export class TestHooks {
  readonly #address: string;

  /** Of the node's own native door. */
  constructor(address: string) {
    this.#address = address;
  }

  /** From now on such operations of such files fail, as on a broken disk. */
  fail(operation: Operation, pathPart: string): Promise<boolean> {
    const action = balsa.v1.FailpointAction.FAILPOINT_ACTION_IO_ERROR;
    const request = { operation: operations[operation], pathPart, action };
    return this.#ask(testHooksService.setFailpoint, request, ASKED_MS);
  }

  /** They are carried out so much later, as if the disk hung. */
  delay(operation: Operation, pathPart: string, delayMs: number): Promise<boolean> {
    const action = balsa.v1.FailpointAction.FAILPOINT_ACTION_DELAY;
    const request = { operation: operations[operation], pathPart, action, delayMs };
    return this.#ask(testHooksService.setFailpoint, request, ASKED_MS);
  }

  mend(operation: Operation, pathPart: string): Promise<boolean> {
    const action = balsa.v1.FailpointAction.FAILPOINT_ACTION_OFF;
    const request = { operation: operations[operation], pathPart, action };
    return this.#ask(testHooksService.setFailpoint, request, ASKED_MS);
  }

  /** Its thread does nothing at all for so long; resolves when that is over. */
  stall(ms: number): Promise<boolean> {
    return this.#ask(testHooksService.stall, { ms }, ms + ASKED_MS);
  }

  skewClock(aheadMs: number): Promise<boolean> {
    return this.#ask(testHooksService.skewClock, { aheadMs }, ASKED_MS);
  }

  /** Whether it was done; a node that is down or paused does nothing. */
  async #ask<Request, Message, ResponseInput, Response>(
    method: Method<Request, Message, ResponseInput, Response>,
    request: Request,
    timeoutMs: number,
  ): Promise<boolean> {
    const connection = new Connection(this.#address);
    return await connection
      .call(method, request, { timeoutMs })
      .then(
        () => true,
        () => false,
      )
      .finally(() => connection.close());
  }
}
