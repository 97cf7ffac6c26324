import { runEndpoints } from '@responses-bridge/endpoints';
import { driver } from './driver.ts';

runEndpoints(driver);
