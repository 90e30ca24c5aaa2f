/** What Kafka 4.3's performance tools said. */
import test from 'ava';
import { consumedRate, endToEndLatency, producedRate } from '../../bench/compare/perf-load.ts';

const produced = `\
34020 records sent, 34020.0 records/sec (33.22 MB/sec), 1054.6 ms avg latency, \
1456.0 ms max latency.
34095 records sent, 34095.0 records/sec (33.30 MB/sec), 815.7 ms avg latency, \
938.0 ms max latency.
`;
const producedEnd = `\
300000 records sent, 13218.188227 records/sec (12.91 MB/sec), 2043.25 ms avg latency, \
4849.00 ms max latency, 1317 ms 50th, 4475 ms 95th, 4643 ms 99th, 4821 ms 99.9th.
`;
const names = `\
start.time, end.time, data.consumed.in.MB, MB.sec, data.consumed.in.nMsg, nMsg.sec, \
rebalance.time.ms, fetch.time.ms, fetch.MB.sec, fetch.nMsg.sec
`;
const consumed = `\
2026-11-30 13:43:35:887, 2026-11-30 13:43:42:747, 292.9688, 42.7068, 300000, 43731.7784, 2349, \
4511, 64.9454, 66504.1011
`;
const nothingConsumed = `\
WARNING: Exiting before consuming the expected number of records: timeout (1500 ms) exceeded. \
You can use the --timeout option to increase the timeout.
2026-11-30 13:43:48:291, 2026-11-30 13:43:49:913, 0.0000, 0.0000, 0, 0.0000, 1478, 144, 0.0000, \
0.0000
`;
const latency = `\
0	306.04249300000004
1000	2.866183
Avg latency: 6.2987 ms
Percentiles: 50th = 2, 99th = 61, 99.9th = 165
`;

test('what is produced is counted over the whole run, in millions of bytes', (t) => {
  t.is(producedRate(produced + producedEnd, 300_000).toFixed(3), '13.535');
});

test('a producer that has not sent everything has no rate', (t) => {
  t.throws(() => producedRate(produced, 300_000), { message: /34095 records sent/ });
  t.throws(() => producedRate(produced + producedEnd, 300_001), { message: /said/ });
});

test('what is consumed is counted from the first fetch on, in millions of bytes', (t) => {
  t.is(consumedRate(names + consumed, 300_000).toFixed(2), '68.10');
});

test('a consumer to which not everything came has no rate', (t) => {
  t.throws(() => consumedRate(names + consumed, 300_001), { message: /said/ });
  t.throws(() => consumedRate(names + nothingConsumed, 300_000), { message: /WARNING/ });
});

test('a latency in whole ms is taken by its end, so that none is 0', (t) => {
  t.deepEqual(endToEndLatency(latency), { meanMs: 6.2987, p99Ms: 62 });
  t.throws(() => endToEndLatency('0\t306.04\n'), { message: /said/ });
});
