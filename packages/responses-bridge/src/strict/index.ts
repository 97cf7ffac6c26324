/** OpenAI's strict subset of JSON Schema: schemas into it, and answers out of it. */
export { toStrict } from './convert.ts';
export type { Undo } from './filter.ts';
export { undoParts, type Undoing } from './undo-parts.ts';
export { undoContent } from './undo-content.ts';
