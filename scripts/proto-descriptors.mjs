/**
 * Writes what the reflection service answers, src/grpc/generated/descriptors.ts, from proto/. Run
 * by `npm run proto`. protobuf.js knows packages and no files, so each package is one file here.
 */
import { readdirSync, writeFileSync } from 'node:fs';
import protobuf from 'protobufjs';
import descriptor from 'protobufjs/ext/descriptor/index.js';

const root = new protobuf.Root();
root.resolvePath = (_, target) => (target.includes('/') ? target : `proto/${target}`);
const names = readdirSync('proto').map((name) => `proto/${name}`);
root.loadSync(names, { keepCase: true }).resolveAll();

/** Fields name their types relative to where they stand; not every tool resolves that. */
function makeAbsolute(messages, scope) {
  for (const message of messages) {
    const fullName = `${scope}.${message.name}`;
    for (const field of message.field) {
      if (!field.typeName || field.typeName.startsWith('.')) continue;
      const type = root.lookup(fullName).lookup(field.typeName);
      if (type === null) throw new Error(`${fullName}.${field.name} is of no known type`);
      field.typeName = type.fullName;
    }
    makeAbsolute(message.nestedType, fullName);
  }
}

function symbolsOf(file) {
  const named = [...file.messageType, ...file.enumType, ...file.service];
  const methods = file.service.flatMap(({ name, method }) =>
    method.map((it) => `${name}.${it.name}`),
  );
  const nested = file.messageType.flatMap(({ name, nestedType, enumType }) => {
    return [...nestedType, ...enumType].map((it) => `${name}.${it.name}`);
  });
  return [...named.map(({ name }) => name), ...methods, ...nested].sort();
}

const files = root.toDescriptor('proto3').file.map((file) => {
  makeAbsolute(file.messageType, `.${file.package}`);
  const bytes = descriptor.FileDescriptorProto.encode(file).finish();
  const symbols = symbolsOf(file).map((name) => `${file.package}.${name}`);
  return { name: file.name, symbols, base64: Buffer.from(bytes).toString('base64') };
});

writeFileSync(
  'src/grpc/generated/descriptors.ts',
  `// Written by scripts/proto-descriptors.mjs.
export const files: readonly {
  readonly name: string;
  /** Full names of its services, methods, messages and enums. */
  readonly symbols: readonly string[];
  /** A google.protobuf.FileDescriptorProto. */
  readonly base64: string;
}[] = ${JSON.stringify(files, null, 2)};
`,
);
