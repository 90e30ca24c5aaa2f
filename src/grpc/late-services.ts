/**
 * Services whose methods are known before anything stands behind them: the port is taken at once,
 * and a client that comes early is told to come again, not that there is no such method.
 */
import type {
  handleUnaryCall,
  Server,
  ServiceDefinition,
  UntypedServiceImplementation,
} from '@grpc/grpc-js';
import { status } from '@grpc/grpc-js';
import { inTime } from './deadline.ts';

type Call = Parameters<handleUnaryCall<unknown, unknown>>[0];
type Answer = Parameters<handleUnaryCall<unknown, unknown>>[1];

const STARTING = { code: status.UNAVAILABLE, details: 'the node starts' };

export class LateServices {
  readonly #handlers = new Map<ServiceDefinition, UntypedServiceImplementation>();

  constructor(server: Server, definitions: readonly ServiceDefinition[]) {
    for (const definition of definitions) {
      const methods = Object.keys(definition).map((name) => {
        return [name, this.#method(definition, name)] as const;
      });
      server.addService(definition, inTime(Object.fromEntries(methods)));
    }
  }

  fill(definition: ServiceDefinition, handlers: UntypedServiceImplementation): void {
    this.#handlers.set(definition, handlers);
  }

  /** A stream's handler is called without `answer`. */
  #method(definition: ServiceDefinition, name: string) {
    return (call: Call, answer?: Answer): void => {
      const handler = this.#handlers.get(definition)?.[name];
      if (handler !== undefined) (handler as (call: Call, answer?: Answer) => void)(call, answer);
      else if (answer !== undefined) answer(STARTING);
      else call.emit('error', STARTING);
    };
  }
}
