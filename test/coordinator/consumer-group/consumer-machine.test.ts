import { testScripts } from '../../golden.ts';
import { ConsumerScript } from './consumer-script.ts';

testScripts('consumer-group', () => new ConsumerScript());
