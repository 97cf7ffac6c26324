/**
 * Responses-only models for ai@4. Other majors of the AI SDK have entries of their own: `responses-bridge/ai5`, `/ai6`
 * and `/ai7` are to come, and this one is also `responses-bridge/ai4`.
 *
 * @module responses-bridge
 */
export * from './ai4.ts';
