import { rdkafka } from './clients.ts';
import { testClient } from './suite.ts';

testClient(rdkafka);
