/** grpc.health.v1.Health (`proto/health.proto`). */
import type { ServerUnaryCall, ServerWritableStream, sendUnaryData } from '@grpc/grpc-js';
import { status } from '@grpc/grpc-js';
import { grpc } from './generated/balsa.js';
import { bounded } from './status.ts';

type Request = grpc.health.v1.HealthCheckRequest;
type Response = grpc.health.v1.HealthCheckResponse.$Properties;

const { SERVING, NOT_SERVING, SERVICE_UNKNOWN } = grpc.health.v1.HealthCheckResponse.ServingStatus;

export class Health {
  readonly #services: ReadonlySet<string>;
  readonly #watchers = new Set<ServerWritableStream<Request, Response>>();
  #isServing = false;

  /** `services`: full names. The node as a whole is the empty name. */
  constructor(services: readonly string[]) {
    this.#services = new Set(['', ...services]);
  }

  set isServing(isServing: boolean) {
    this.#isServing = isServing;
    for (const watcher of this.#watchers) watcher.write({ status: this.#status });
  }

  get handlers() {
    return {
      check: (call: ServerUnaryCall<Request, Response>, callback: sendUnaryData<Response>) => {
        if (this.#services.has(call.request.service))
          return callback(null, { status: this.#status });
        callback({
          code: status.NOT_FOUND,
          details: bounded(`there is no service ${JSON.stringify(call.request.service)}`),
        });
      },
      watch: (stream: ServerWritableStream<Request, Response>) => {
        const isKnown = this.#services.has(stream.request.service);
        stream.write({ status: isKnown ? this.#status : SERVICE_UNKNOWN });
        if (!isKnown) return;
        this.#watchers.add(stream);
        stream.on('cancelled', () => this.#watchers.delete(stream));
      },
    };
  }

  /** Ends all watches: a server that drains waits for its calls. */
  close(): void {
    for (const watcher of this.#watchers) watcher.end();
    this.#watchers.clear();
  }

  get #status() {
    return this.#isServing ? SERVING : NOT_SERVING;
  }
}
