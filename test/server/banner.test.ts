import test from 'ava';
import type { ReadyFacts } from '../../src/server/banner.ts';
import { bannerOf, clusterBannerOf } from '../../src/server/banner.ts';

const facts: ReadyFacts = {
  version: '1.2.3',
  node: 1,
  cluster: 'C',
  pid: 77,
  dataDirectory: '/data',
  dataDirectoryState: 'new',
  doors: { kafka: '127.0.0.1:9092', grpc: '127.0.0.1:9093' },
  servers: ['127.0.0.1:9093'],
};

test('a node says how to join it, and how to produce and consume', (t) => {
  const banner = bannerOf(facts, { createsTopicsOnUse: false, join: 'token@127.0.0.1:9093' });
  t.regex(banner, /process 77\n/);
  t.regex(banner, /Kafka +127\.0\.0\.1:9092\n/);
  t.regex(banner, /start --join token@127\.0\.0\.1:9093\n/);
  t.regex(banner, /topic create hello .* produce hello\n.* consume hello\n$/);
  t.notRegex(banner, /BALSA_SERVER/, 'the default will do');
});

test('where the default will not do, all nodes are exported', (t) => {
  const servers = ['10.0.0.1:9093', '10.0.0.2:9093'];
  const banner = bannerOf({ ...facts, servers }, { createsTopicsOnUse: true, join: 'x' });
  t.regex(banner, /^export BALSA_SERVER=10\.0\.0\.1:9093,10\.0\.0\.2:9093$/m);
  t.notRegex(banner, /topic create/, 'produce makes it');
});

test('a cluster of processes says which is which', (t) => {
  const second = {
    ...facts,
    node: 2,
    pid: 78,
    doors: { kafka: '127.0.0.1:9192', grpc: '127.0.0.1:9193' },
  };
  const banner = clusterBannerOf('1.2.3', [second, facts], '127.0.0.1:9093,127.0.0.1:9193');
  t.regex(banner, /2 nodes of cluster C\n {2}node 1 +process 77 .*\n {2}node 2 +process 78 /);
  t.regex(banner, /^export BALSA_SERVER=127\.0\.0\.1:9093,127\.0\.0\.1:9193$/m);
});
