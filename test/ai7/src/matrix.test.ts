import { runMatrix } from '@responses-bridge/matrix';
import { driver } from './driver.ts';

runMatrix(driver);
