export { fixtures } from './fixtures.ts';
export { errors, recordings, responses, type Body, type Recording } from './recordings.ts';
export { validateRequest } from './validate-request.ts';
