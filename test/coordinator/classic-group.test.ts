import { testScripts } from '../golden.ts';
import { ClassicScript } from './classic-script.ts';

testScripts('groups', () => new ClassicScript());
