/** balsa.v1.TestHooks (`proto/test_hooks.proto`). */
import { unary } from './call.ts';
import { checkInteger, InvalidRequest } from './check-request.ts';
import { balsa } from './generated/balsa.js';

export type FileOperation = 'write' | 'sync';
export type FailpointAction =
  | { readonly type: 'off' | 'noSpace' | 'ioError' }
  | { readonly type: 'delay'; readonly delayMs: number };

export interface TestHooksService {
  setFailpoint(operation: FileOperation, pathPart: string, action: FailpointAction): void;
  /** Returns when it is over: nothing else runs meanwhile. */
  stall(ms: number): void;
  skewClock(aheadMs: number): void;
}

const { FileOperation, FailpointAction } = balsa.v1;
const STALL_MS_MAX = 60_000;
/** Ten years either way: a clock far beyond them shows what is no date. */
const AHEAD_MS_MAX = 10 * 365 * 24 * 3_600_000;

export function testHooksHandlers(service: TestHooksService) {
  return {
    setFailpoint: unary<balsa.v1.SetFailpointRequest, balsa.v1.SetFailpointResponse.$Properties>(
      nowhere,
      ({ operation, pathPart, action, delayMs }, done) => {
        service.setFailpoint(operationOf(operation), pathPart, actionOf(action, delayMs));
        done({ type: 'response', response: {} });
      },
    ),

    stall: unary<balsa.v1.StallRequest, balsa.v1.StallResponse.$Properties>(
      nowhere,
      ({ ms }, done) => {
        if (ms < 0 || ms > STALL_MS_MAX) throw new InvalidRequest(`ms is ${ms}: 0 to 60,000`);
        service.stall(ms);
        done({ type: 'response', response: {} });
      },
    ),

    skewClock: unary<balsa.v1.SkewClockRequest, balsa.v1.SkewClockResponse.$Properties>(
      nowhere,
      ({ aheadMs }, done) => {
        if (checkInteger(aheadMs, 'ahead_ms', -AHEAD_MS_MAX) > AHEAD_MS_MAX) {
          throw new InvalidRequest(`ahead_ms is ${aheadMs}: at most ${AHEAD_MS_MAX}`);
        }
        service.skewClock(aheadMs);
        done({ type: 'response', response: {} });
      },
    ),
  };
}

/** These calls belong to the node that is asked, and to no other. */
const nowhere = () => undefined;

function operationOf(operation: balsa.v1.FileOperation): FileOperation {
  if (operation === FileOperation.FILE_OPERATION_WRITE) return 'write';
  if (operation === FileOperation.FILE_OPERATION_SYNC) return 'sync';
  throw new InvalidRequest('operation is to be write or sync');
}

function actionOf(action: balsa.v1.FailpointAction, delayMs: number): FailpointAction {
  switch (action) {
    case FailpointAction.FAILPOINT_ACTION_OFF:
      return { type: 'off' };
    case FailpointAction.FAILPOINT_ACTION_NO_SPACE:
      return { type: 'noSpace' };
    case FailpointAction.FAILPOINT_ACTION_IO_ERROR:
      return { type: 'ioError' };
    case FailpointAction.FAILPOINT_ACTION_DELAY:
      return { type: 'delay', delayMs: checkInteger(delayMs, 'delay_ms') };
    default:
      throw new InvalidRequest(`${action} is no action`);
  }
}
