import { kafkaPython } from './clients.ts';
import { testClient } from './suite.ts';

testClient(kafkaPython);
