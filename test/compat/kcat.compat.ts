import { kcat } from './clients.ts';
import { testClient } from './suite.ts';

testClient(kcat);
