'use strict';

/**
 * The layering: which room may import which. Imports point one way,
 *
 *     kafka | grpc | http -> broker -> coordinator | replication | controller
 *                                   -> metadata -> storage | raft
 *
 * `raft` and `storage` know nothing of each other nor of `src`; only `src/server` and `src/main.ts`
 * see everything. Each room of `src` has one rule that lists what it may import; a room without a
 * rule may import nothing outside itself, so a new room has to be entered here.
 */

/** What each room of `src` may import besides itself, clocks, `nearest`, `hostPort` and packages. */
const rooms = {
  metadata: ['^storage/', '^raft/'],
  controller: ['^src/metadata/', '^storage/', '^raft/'],
  replication: ['^src/(metadata|wire)/', '^storage/'],
  coordinator: ['^src/metadata/', '^storage/'],
  broker: ['^src/(coordinator|replication|controller|metadata)/', '^storage/'],
  wire: ['^storage/bytes/big-endian\\.ts'],
  kafka: ['^src/(broker|metadata|wire)/', '^storage/'],
  grpc: ['^src/(broker|metadata)/', '^storage/'],
  http: ['^src/(broker|metadata)/'],
  // The client shares what describes the wire and the batch: no native module, nothing that serves.
  client: [
    '^src/wire/',
    '^src/grpc/(generated/|services\\.ts|protobuf-runtime\\.ts)',
    '^storage/(batch|compression)/',
    '^storage/bytes/(?!crc32c-native)',
  ],
  cli: ['^src/client/'],
};

/** Offline tools of the command line that open a data directory without a node. */
const offlineCommands = '^src/cli/(verify|dump)';

/** Checkers of histories, and what a history is. */
const jepsenJudges =
  '^jepsen/((queue|linearizable|group|locks|admin|membership)/|(history|stored-records)\\.ts)';

const known = Object.keys(rooms).join('|');

function roomRule(room) {
  const everywhere = [
    `^src/${room}/`,
    '^src/(clock|host-port|nearest)\\.ts$',
    'node_modules/',
    '^[a-z_:/]+$',
  ];
  return {
    name: `src/${room}`,
    severity: 'error',
    from:
      room === 'cli' ? { path: '^src/cli/', pathNot: offlineCommands } : { path: `^src/${room}/` },
    to: { pathNot: [...everywhere, ...rooms[room]] },
  };
}

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'types may name each other across files; what runs may not import in a circle',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'raft-alone',
      comment: 'raft imports itself and node:assert',
      severity: 'error',
      from: { path: '^raft/' },
      to: { pathNot: ['^raft/', '^(node:)?assert(/strict)?$'] },
    },
    {
      name: 'storage-alone',
      severity: 'error',
      from: { path: '^storage/' },
      to: { path: ['^raft/', '^src/', '^test/', '^bench/'] },
    },
    {
      name: 'judges-alone',
      comment: 'what judges the program shares no line with it',
      severity: 'error',
      from: { path: jepsenJudges },
      to: { path: ['^raft/', '^storage/', '^src/', '^test/', '^bench/'] },
    },
    {
      name: 'jepsen-over-the-wire',
      comment: 'what loads the program is a client of it, as any other',
      severity: 'error',
      from: { path: '^jepsen/', pathNot: jepsenJudges },
      to: {
        path: ['^raft/', '^storage/', '^src/', '^test/', '^bench/'],
        pathNot: [...rooms.client, '^src/client/'],
      },
    },
    {
      name: 'nothing-imports-tests',
      severity: 'error',
      from: { path: '^(raft|storage|src)/' },
      to: { path: ['^test/', '^bench/', '^scripts/'] },
    },
    {
      name: 'offline-commands',
      comment: 'verify and dump read files without a node; nothing of the server serves them',
      severity: 'error',
      from: { path: offlineCommands },
      to: { path: '^src/', pathNot: ['^src/(cli|client)/', '^src/clock\\.ts$'] },
    },
    {
      name: 'src-rooms-are-known',
      severity: 'error',
      from: { path: '^src/[^/]+/', pathNot: `^src/(server|${known})/` },
      to: {},
    },
    {
      name: 'src-top-level',
      comment: 'only main.ts, the composition root, lies beside the rooms and sees them',
      severity: 'error',
      from: { path: '^src/[^/]+$', pathNot: '^src/main\\.ts$' },
      to: { pathNot: ['^src/[^/]+$', '^[a-z_:/]+$'] },
    },
    ...Object.keys(rooms).map(roomRule),
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^src/grpc/generated/'] },
    exclude: { path: '^(dist|test/mutants|test/compat/clients)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.d.ts'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
    tsConfig: { fileName: 'tsconfig.json' },
  },
};
