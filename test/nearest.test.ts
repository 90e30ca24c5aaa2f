import test from 'ava';
import { nearest } from '../src/nearest.ts';

test('the nearest word is the one with the fewest letters to change', (t) => {
  const words = ['port', 'data-dir', 'listen', 'log-level'];
  t.is(nearest('prot', words), 'port');
  t.is(nearest('datadir', words), 'data-dir');
  t.is(nearest('log-levle', words), 'log-level');
});

test('what is near nothing has no nearest word', (t) => {
  t.is(nearest('retention', ['port', 'listen']), undefined);
  t.is(nearest('x', []), undefined);
});

test('a word of megabytes is near nothing, and that is known at once', (t) => {
  t.is(nearest('port'.repeat(5_000_000), ['port', 'listen']), undefined);
});
