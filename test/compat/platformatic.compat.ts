import { platformatic } from './clients.ts';
import { testClient } from './suite.ts';

testClient(platformatic);
