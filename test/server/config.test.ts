import test from 'ava';
import type { ConfigSources } from '../../src/server/config.ts';
import { ConfigError, readConfig } from '../../src/server/config.ts';
import { readConfigFile } from '../../src/server/config-file.ts';
import { parseSetting } from '../../src/server/parse-setting.ts';
import { environmentOf, flagOf, propertyOf, settingEntries } from '../../src/server/settings.ts';

interface Said extends Omit<Partial<ConfigSources>, 'flags' | 'file'> {
  readonly flags?: Readonly<Record<string, string>>;
  readonly file?: string;
}

const read = ({ flags = {}, environment = {}, file = '', ...rest }: Said) =>
  readConfig({
    flags: new Map(Object.entries(flags)),
    environment,
    file: readConfigFile('node.yaml', file),
    ...rest,
  });

test('flags win over the environment, that over the file, that over the defaults', (t) => {
  t.like(read({}), { port: 9092, dataDir: './balsa-data', listen: '127.0.0.1', insecure: false });
  const file = 'port: 500\nnum.partitions: 3\ndata.dir: /file\n';
  const environment = { BALSA_PORT: '1000', BALSA_DATA_DIR: '/data' };
  const flags = { port: '2000' };
  const config = read({ flags, environment, file });
  t.like(config, { port: 2000, dataDir: '/data', numPartitions: 3 });
});

test('defaults of another table give way to whatever is said, and to nothing else', (t) => {
  const defaults = { numPartitions: 4, dataDir: '' };
  t.like(read({ defaults }), { numPartitions: 4, dataDir: '', port: 9092 });
  t.like(read({ defaults, file: 'num.partitions: 1' }), { numPartitions: 1, dataDir: '' });
});

test('every default is a value that the setting may have', (t) => {
  for (const [key, setting] of settingEntries) {
    t.is(parseSetting(setting, String(setting.default)), setting.default, key);
  }
});

test('one name gives all spellings', (t) => {
  const key = 'broker.session.timeout.ms';
  t.is(flagOf(key), '--broker-session-timeout-ms');
  t.is(environmentOf(key), 'BALSA_BROKER_SESSION_TIMEOUT_MS');
  t.is(propertyOf(key), 'brokerSessionTimeoutMs');
  t.deepEqual([flagOf('broker.rack'), environmentOf('broker.rack')], ['--rack', 'BALSA_RACK']);
});

test('an unknown setting is refused where it stands, with the nearest one', (t) => {
  const message = (said: Said) => t.throws(() => read(said), { instanceOf: ConfigError })?.message;
  t.is(
    message({ flags: { prot: '1' } }),
    'the command line: there is no setting prot; did you mean port?',
  );
  t.is(
    message({ file: 'rack: r1' }),
    'node.yaml:1: there is no setting rack; did you mean broker.rack?',
    'the flag is called --rack',
  );
  t.is(message({ flags: { __proto__x: '1' } }), 'the command line: there is no setting __proto__x');
  t.is(
    message({ environment: { BALSA_LISTN: 'x' } }),
    'the environment: there is no setting BALSA_LISTN; did you mean BALSA_LISTEN?',
  );
  t.is(
    message({ file: '# ours\nport: 1\nbroker:\n  rak: r1\n' }),
    'node.yaml:4: there is no setting broker.rak; did you mean broker.rack?',
  );
});

test('variables of others, and of the command line, are no settings of a node', (t) => {
  t.notThrows(() =>
    read({ environment: { PATH: '/bin', BALSA_SERVER: 'a:1', BALSA_CONFIG: 'x' } }),
  );
});

test('a value out of bounds is refused where it stands', (t) => {
  for (const value of ['x', '-1', '65533', '1.5', '']) {
    t.throws(() => read({ flags: { port: value } }), {
      message: /^--port: port is a whole number from 0 to 65532, not /,
    });
  }
  t.throws(() => read({ environment: { BALSA_LOG_LEVEL: 'loud' } }), {
    message: /^BALSA_LOG_LEVEL: log.level is one of trace/,
  });
  t.throws(() => read({ file: '\ninsecure: perhaps' }), {
    message: 'node.yaml:2: insecure is true or false, not "perhaps"',
  });
  t.throws(() => read({ flags: { 'data.dir': '' } }), { message: /--data-dir/ });
});

test('a file may nest names, and may not say one twice', (t) => {
  const file = 'broker:\n  rack: r1\n  session:\n    timeout.ms: 3000\ninsecure: true\n';
  t.like(read({ file }), { brokerRack: 'r1', brokerSessionTimeoutMs: 3000, insecure: true });
  t.throws(() => read({ file: 'broker.rack: a\nbroker: {rack: b}\n' }), {
    message: 'node.yaml:2: broker.rack is set twice, first at node.yaml:1',
  });
});

test('a file that makes no sense is refused by its line', (t) => {
  t.throws(() => read({ file: 'port: 1\n\tlisten: x\n' }), { message: /^node\.yaml:2: / });
  t.throws(() => read({ file: 'port: 1\nport: 2\n' }), { message: /^node\.yaml:2: / });
  t.throws(() => read({ file: '- port\n' }), { message: /^node\.yaml:1: .*name: value/ });
  t.throws(() => read({ file: 'a: 1\njoin: [a, b]\n' }), { message: /^node\.yaml:2: join is one/ });
});

test('an address beyond loopback needs --insecure, and takes no test hooks', (t) => {
  for (const listen of ['0.0.0.0', '::', '10.0.0.1', 'example.org']) {
    t.throws(() => read({ flags: { listen } }), { message: /--insecure/ });
    const flags = { listen, insecure: 'true' };
    t.is(read({ flags }).listen, listen);
    t.throws(() => read({ flags: { ...flags, 'test.hooks': 'true' } }), { message: /test\.hooks/ });
  }
  const listeners = 'A://127.0.0.1:9092,B://10.0.0.1:9094';
  t.throws(() => read({ flags: { listeners } }), { message: /listening on 10\.0\.0\.1/ });
  t.throws(() => read({ flags: { listeners: 'nowhere' } }), { message: /listeners: "nowhere"/ });
  for (const listen of ['localhost', '127.0.0.1', '127.1.2.3', '::1']) {
    t.is(read({ flags: { listen, 'test.hooks': 'true' } }).listen, listen);
  }
});

test('a lease outlives a change of controller, and ends before others lead', (t) => {
  const lease = (ms: number) => read({ flags: { 'broker.lease.ms': String(ms) } }).brokerLeaseMs;
  t.throws(() => lease(699), { message: /interrupt leaders/ });
  t.is(lease(700), 700);
  t.is(lease(1400), 1400);
  t.throws(() => lease(1401), { message: /within a lease/ });
});

test('founders are one, three or five, and each names them all', (t) => {
  const found = (expect: string, join: string) => read({ flags: { expect, join } }).expect;
  t.is(found('3', 'a:1,b:1,c:1'), 3);
  t.throws(() => found('3', 'a:1,b:1'), { message: /join names 2 nodes/ });
  t.throws(() => found('2', 'a:1,b:1'), { message: /0, 1, 3 or 5/ });
});
