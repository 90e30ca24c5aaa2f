import test from 'ava';
import type { LogConfig } from '../../../storage/log/log-config.ts';
import { Random } from '../../sim/random.ts';
import type { Action } from './log-model.ts';
import { LogModel } from './log-model.ts';

const SEEDS = Number(process.env['SEEDS'] ?? 60);
const FIRST_SEED = Number(process.env['SEED'] ?? 1);
const STEPS = 60;

const actions: readonly Action[] = [
  ...Array<Action>(12).fill('append'),
  ...Array<Action>(4).fill('settle'),
  ...Array<Action>(6).fill('read'),
  ...Array<Action>(3).fill('advance'),
  'truncate',
  'truncate',
  'giveUp',
  'retain',
  'retain',
  'reopen',
  'kill',
  'cutPower',
  'crashInside',
  'crashInside',
  'findTime',
  'findTime',
];

function play(seed: number, config: Partial<LogConfig>): LogModel {
  const random = new Random(seed);
  const model = new LogModel(seed, config);
  const done: Action[] = [];
  for (let step = 0; step < STEPS; step++) {
    const action = random.pick(actions);
    done.push(action);
    try {
      model.do(action);
    } catch (cause) {
      throw new Error(`SEED=${seed} SEEDS=1, ${cause}, after ${done.join(' ')}`, { cause });
    }
  }
  return model;
}

const bounds = { segmentAgeMs: 400, retentionMs: 600, retentionSizeBytes: 3_000 };

for (const durability of ['fsync', 'page-cache'] as const) {
  test(`a log with ${durability} durability agrees with an array, through crashes`, (t) => {
    let keptCount = 0;
    for (let seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
      const config = { durability, ...(seed % 2 === 0 ? bounds : {}) };
      keptCount += play(seed, config).kept.length;
    }
    t.true(keptCount > SEEDS);
  });
}
