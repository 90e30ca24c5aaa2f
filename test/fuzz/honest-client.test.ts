/** What the honest client makes of answers. */
import test from 'ava';
import { errorCodes } from '../../src/wire/error-codes.ts';
import { NO_UUID } from '../../src/wire/types.ts';
import { offsetOf } from './honest-client.ts';

function answer(errorCode: number) {
  const told = { logAppendTimeMs: -1, logStart: 0, refusedRecords: [], errorMessage: null };
  const partitions = [{ partition: 0, errorCode, baseOffset: 7, ...told }];
  return { topics: [{ topicId: NO_UUID, partitions }] };
}

test('a record counts as stored by its answer alone', (t) => {
  t.is(offsetOf(answer(errorCodes.none)), 7);
  const { kafkaStorageError } = errorCodes;
  const message = `a record was refused: ${kafkaStorageError}`;
  t.throws(() => offsetOf(answer(kafkaStorageError)), { message });
  t.throws(() => offsetOf({ topics: [] }), { message: 'a record was refused: undefined' });
});
