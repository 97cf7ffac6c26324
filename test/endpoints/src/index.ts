export { runEndpoints } from './run-endpoints.ts';
