export { fixtures } from './fixtures.ts';
export { errors, recordings, responses, type Body, type Recording } from './recordings.ts';
export { resolve, type Schema } from './schema.ts';
export { toolProperties } from './tool-properties.ts';
export { validateCount, validateEvent, validateRequest, validateResponse } from './validate.ts';
