import { platformatic1 } from './clients.ts';
import { testClient } from './suite.ts';

testClient(platformatic1);
