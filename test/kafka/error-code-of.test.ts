import test from 'ava';
import { errorCodeOf } from '../../src/kafka/error-code-of.ts';
import { errorCodes } from '../../src/wire/error-codes.ts';

test('a refusal becomes an error that says something', (t) => {
  const silent: number[] = [errorCodes.none, errorCodes.unknownServerError];
  const offenders = Object.entries(errorCodeOf).filter(([, code]) => silent.includes(code));
  t.deepEqual(offenders, []);
});
