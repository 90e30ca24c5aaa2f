/** Runs `test/testdata/founding/*.txt`. */
import { testScripts } from '../../golden.ts';
import { FoundingScript } from './founding-script.ts';

testScripts('founding', () => new FoundingScript());
