import test from 'ava';
import { ConfigError, readConfig } from '../../src/server/config.ts';

const read = (flags: Record<string, string>, environment: Record<string, string> = {}) =>
  readConfig(new Map(Object.entries(flags)), environment);

test('flags win over the environment, that over the defaults', (t) => {
  t.like(read({}), { port: 9092, dataDir: './balsa-data', listen: '127.0.0.1', insecure: false });
  const environment = { BALSA_PORT: '1000', BALSA_DATA_DIR: '/data' };
  t.like(read({ port: '2000' }, environment), { port: 2000, dataDir: '/data' });
});

test('an unknown setting is refused with the nearest one', (t) => {
  const error = t.throws(() => read({ prot: '1' }), { instanceOf: ConfigError });
  t.is(error?.message, 'there is no setting prot; did you mean port?');
  t.throws(() => read({ __proto__x: '1' }), { message: 'there is no setting __proto__x' });
});

test('a value out of bounds is refused by the name of its flag', (t) => {
  for (const value of ['x', '-1', '65533', '1.5', '']) {
    t.throws(() => read({ port: value }), { message: /^--port \(BALSA_PORT\) is a whole number/ });
  }
  t.throws(() => read({}, { BALSA_LOG_LEVEL: 'loud' }), { message: /^--log-level .*trace/ });
});

test('an address beyond loopback needs --insecure', (t) => {
  for (const listen of ['0.0.0.0', '::', '10.0.0.1', 'example.org']) {
    t.throws(() => read({ listen }), { message: /--insecure/ });
    t.is(read({ listen, insecure: 'true' }).listen, listen);
  }
  for (const listen of ['localhost', '127.0.0.1', '127.1.2.3', '::1']) {
    t.is(read({ listen }).listen, listen);
  }
});
