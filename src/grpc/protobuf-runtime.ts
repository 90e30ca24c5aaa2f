/**
 * protobuf.js as the generated code sees it: 64-bit integers are plain numbers.
 *
 * The library makes `Long` objects wherever that package happens to be installed. All 64-bit fields
 * of ours are offsets, indexes, times and ids, which are safe integers by contract; a larger one
 * decodes to an unsafe number and is refused where a request enters (`check-request.ts`).
 */
import protobuf from 'protobufjs/minimal.js';

Object.assign(protobuf.util, { Long: null });
protobuf.configure();

export type Reader = protobuf.Reader;
export type Writer = protobuf.Writer;
export const Reader = protobuf.Reader;
export const Writer = protobuf.Writer;
export const util = protobuf.util;
export default protobuf;
