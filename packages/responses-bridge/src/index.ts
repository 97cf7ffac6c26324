/**
 * For ai@4 (also as `responses-bridge/ai4`). ai@5, ai@6 and ai@7 take `responses-bridge/ai5`, `/ai6`, `/ai7`, to come.
 *
 * Models that answer only on the Responses endpoint, as language models of the AI SDK.
 *
 * @module responses-bridge
 */
export * from './ai4.ts';
