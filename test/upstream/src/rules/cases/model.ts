import type { RejectedCase } from './case.ts';

/** Requests that are refused for their model. */
export const modelCases: readonly RejectedCase[] = [
  { rule: 'model-missing', request: { model: undefined }, message: "Missing required parameter: 'model'." },
  {
    rule: 'model-unknown',
    request: {},
    options: { models: ['gpt-5.5'] },
    status: 404,
    message: "The requested model 'gpt-5.3-codex' does not exist.",
    code: 'model_not_found',
  },
  {
    rule: 'model-ended',
    request: { model: 'gpt-5-codex' },
    status: 404,
    message: 'The model `gpt-5-codex` has been deprecated',
  },
  {
    rule: 'model-ended',
    request: { model: 'codex-mini-latest' },
    status: 404,
    message: 'The model `codex-mini-latest` has been deprecated',
  },
  {
    rule: 'sampling-on-reasoning-model',
    request: { temperature: 0.5 },
    message: "Unsupported parameter: 'temperature' is not supported with this model.",
  },
  {
    rule: 'sampling-on-reasoning-model',
    request: { model: 'openai/o3-2025-04-16', top_p: 0.5 },
    message: "Unsupported parameter: 'top_p' is not supported with this model.",
  },
  {
    rule: 'logprobs-on-reasoning-model',
    request: { include: ['message.output_text.logprobs'] },
    message: 'logprobs are not supported with reasoning models.',
  },
  {
    rule: 'reasoning-on-plain-model',
    request: { model: 'gpt-4.1', reasoning: { effort: 'low' } },
    message: "Unsupported parameter: 'reasoning.effort' is not supported with this model.",
    code: 'unsupported_parameter',
  },
  {
    rule: 'reasoning-on-plain-model',
    request: { model: 'gpt-4o', reasoning: { summary: 'auto' } },
    message: "Unsupported parameter: 'reasoning.summary' is not supported with this model.",
  },
  {
    rule: 'encrypted-content-on-plain-model',
    request: { model: 'gpt-4o', include: ['reasoning.encrypted_content'] },
    message: 'Encrypted content is not supported with this model',
  },
  {
    rule: 'reasoning-value',
    request: { reasoning: { effort: 'huge' } },
    message:
      "Invalid value: 'huge'. Supported values are: 'none', 'minimal', 'low', 'medium', 'high', 'xhigh', and 'max'.",
  },
  {
    rule: 'reasoning-value',
    request: { reasoning: { summary: 'long' } },
    message: "Invalid value: 'long'. Supported values are: 'auto', 'concise', and 'detailed'.",
  },
  {
    rule: 'effort-of-model',
    request: { model: 'gpt-5.1', reasoning: { effort: 'minimal' } },
    message:
      "Unsupported value: 'minimal' is not supported with the 'gpt-5.1' model. Supported values are: 'none', 'low', 'medium', and 'high'.",
    code: 'unsupported_value',
  },
  {
    rule: 'effort-of-model',
    request: { reasoning: { effort: 'none' } },
    message: "Unsupported value: 'none' is not supported with the 'gpt-5.3-codex' model.",
  },
  {
    rule: 'verbosity',
    request: { text: { verbosity: 'loud' } },
    message: "Invalid value: 'loud'. Supported values are: 'low', 'medium', and 'high'.",
  },
  {
    rule: 'verbosity',
    request: { model: 'gpt-4o', text: { verbosity: 'low' } },
    message: "Unsupported value: 'low' is not supported with the 'gpt-4o' model. Supported values are: 'medium'.",
  },
];
