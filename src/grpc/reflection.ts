/**
 * grpc.reflection.v1.ServerReflection (`proto/reflection.proto`), and v1alpha, which is the same
 * under an older name. What it answers from is loaded with the first request.
 */
import type { ServerDuplexStream } from '@grpc/grpc-js';
import { status } from '@grpc/grpc-js';
import type { grpc } from './generated/balsa.js';
import { bounded } from './status.ts';

type Request = grpc.reflection.v1.ServerReflectionRequest;
type Response = grpc.reflection.v1.ServerReflectionResponse.$Properties;
type Stream = ServerDuplexStream<Request, Response>;

type Descriptors = typeof import('./generated/descriptors.ts');

/** `services`: the full names of all that the door serves. */
export function reflectionHandlers(services: readonly string[]) {
  return { serverReflectionInfo: (stream: Stream) => serve(stream, services) };
}

function serve(stream: Stream, services: readonly string[]): void {
  // A connection that breaks has nothing to give back.
  stream.on('error', () => undefined);
  const fail = (error: Error) => stream.emit('error', error);
  // Requests that come while it loads wait in the stream.
  import('./generated/descriptors.ts').then(({ files }) => {
    stream.on('data', (request: Request) => {
      const answer = { validHost: request.host, originalRequest: request };
      const isTaken = stream.write({ ...answer, ...answerTo(request, { files, services }) });
      if (!isTaken) stream.pause();
    });
    stream.on('drain', () => stream.resume());
    stream.on('end', () => stream.end());
  }, fail);
}

function answerTo(
  request: Request,
  { files, services }: Descriptors & { readonly services: readonly string[] },
): Response {
  if (request.listServices !== null) {
    return { listServicesResponse: { service: services.map((name) => ({ name })) } };
  }
  if (request.fileByFilename !== null) {
    const file = files.find(({ name }) => name === request.fileByFilename);
    return file === undefined ? notFound(`file ${request.fileByFilename}`) : fileOf(file);
  }
  if (request.fileContainingSymbol !== null) {
    const symbol = request.fileContainingSymbol;
    // A field, or an enum's value, stands within something that has a name of its own.
    const outer = symbol.slice(0, Math.max(0, symbol.lastIndexOf('.')));
    const file = files.find(({ symbols }) => symbols.includes(symbol) || symbols.includes(outer));
    return file === undefined ? notFound(`symbol ${symbol}`) : fileOf(file);
  }
  if (request.allExtensionNumbersOfType !== null) {
    const baseTypeName = request.allExtensionNumbersOfType;
    return { allExtensionNumbersResponse: { baseTypeName, extensionNumber: [] } };
  }
  if (request.fileContainingExtension !== null) return notFound('extension');
  return errorOf(status.INVALID_ARGUMENT, 'the request asks for nothing');
}

function fileOf({ base64 }: Descriptors['files'][number]): Response {
  return { fileDescriptorResponse: { fileDescriptorProto: [Buffer.from(base64, 'base64')] } };
}

function notFound(what: string): Response {
  return errorOf(status.NOT_FOUND, `there is no ${what}`);
}

function errorOf(errorCode: status, message: string): Response {
  return { errorResponse: { errorCode, errorMessage: bounded(message) } };
}
