import test from 'ava';
import {
  hostToTell,
  listenersFault,
  listenersOf,
  reachableHost,
} from '../../src/server/listeners.ts';

const base = {
  listen: '127.0.0.1',
  port: 9092,
  advertisedHost: '',
  listeners: '',
  advertisedListeners: '',
};

test('a node that was told of no listener has one, on its port', (t) => {
  const own = { name: 'PLAINTEXT', host: '127.0.0.1', port: 9092 };
  t.deepEqual(listenersOf(base), [{ ...own, advertised: undefined }]);
  const told = listenersOf({ ...base, advertisedHost: 'broker-1' });
  t.deepEqual(told, [{ ...own, advertised: { host: 'broker-1', port: 9092 } }]);
});

test('each listener has its own address, and its own place to be found', (t) => {
  const listeners = 'inside://10.0.0.1:9092, OUTSIDE://:9094,V6://[::1]:9095';
  const advertisedListeners = 'OUTSIDE://broker-1.example.com:19094';
  const found = listenersOf({ ...base, listeners, advertisedListeners });
  const advertised = { name: 'OUTSIDE', host: 'broker-1.example.com', port: 19_094 };
  t.deepEqual(found, [
    { name: 'INSIDE', host: '10.0.0.1', port: 9092, advertised: undefined },
    { name: 'OUTSIDE', host: '127.0.0.1', port: 9094, advertised },
    { name: 'V6', host: '::1', port: 9095, advertised: undefined },
  ]);
});

const faults: readonly (readonly [Partial<typeof base>, RegExp])[] = [
  [{ listeners: '127.0.0.1:9092' }, /^listeners: "127.0.0.1:9092" is not NAME:\/\/host:port$/],
  [{ listeners: 'A://127.0.0.1:65536' }, /is not NAME/],
  [{ listeners: 'A://h:1,a://h:2' }, /A is named twice/],
  [{ listeners: 'SSL://:9093' }, /SSL stands for encryption/],
  [{ advertisedListeners: 'A://h:1' }, /^advertised.listeners: there is no listener A$/],
  [{ advertisedListeners: 'PLAINTEXT://0.0.0.0:9092' }, /no address that a client can connect/],
  [{ advertisedListeners: 'PLAINTEXT://h:0' }, /no address that a client can connect/],
];

for (const [settings, expected] of faults) {
  test(`${JSON.stringify(settings)} is refused`, (t) => {
    t.regex(listenersFault({ ...base, ...settings }) ?? '', expected);
  });
}

test('other nodes are never told an address that stands for all', (t) => {
  t.is(reachableHost('10.0.0.1'), '10.0.0.1');
  t.regex(reachableHost('0.0.0.0'), /^\d+\.\d+\.\d+\.\d+$/);
  t.not(reachableHost('0.0.0.0'), '0.0.0.0');
});

test('nodes that listen everywhere are told, and join, by an address of their own', (t) => {
  t.is(hostToTell({ listen: '10.0.0.1', advertisedHost: '' }), '10.0.0.1');
  t.is(hostToTell({ listen: '0.0.0.0', advertisedHost: 'broker-1' }), 'broker-1');
  for (const listen of ['0.0.0.0', '::']) {
    t.is(hostToTell({ listen, advertisedHost: '' }), reachableHost(listen));
    t.not(hostToTell({ listen, advertisedHost: '' }), listen);
  }
});
