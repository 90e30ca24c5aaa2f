import { confluent } from './clients.ts';
import { testClient } from './suite.ts';

testClient(confluent);
