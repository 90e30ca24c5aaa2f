/**
 * The codecs of record batches, loaded when the node already serves: on some versions of Node zstd
 * is WebAssembly, and takes a good part of a start. Only a search by time opens batches here.
 */
import type { Compression } from '../../storage/compression/compression.ts';

export class LateCodecs {
  /** Empty until they are loaded, then the same object holds them. */
  readonly compression: Compression = {};
  readonly #load: () => Promise<Compression>;
  readonly #waiting: (() => void)[] = [];
  #isLoaded = false;

  constructor(load: () => Promise<Compression>) {
    this.#load = load;
  }

  async load(): Promise<void> {
    Object.assign(this.compression, await this.#load());
    this.#isLoaded = true;
    for (const done of this.#waiting.splice(0)) done();
  }

  readonly whenLoaded = (done: () => void): void => {
    if (this.#isLoaded) done();
    else this.#waiting.push(done);
  };
}
