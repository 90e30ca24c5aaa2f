import { kafkajs } from './clients.ts';
import { testClient } from './suite.ts';

testClient(kafkajs);
