import { fuzz } from './fuzz.ts';

fuzz('v4');
