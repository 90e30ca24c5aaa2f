/** Runs `test/testdata/raft/*.txt`. */
import { testScripts } from '../golden.ts';
import { Script } from './script.ts';

testScripts('raft', () => new Script());
