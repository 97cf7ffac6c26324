import { isObject, type Json, type JsonObject } from './json.ts';

/**
 * The peer sends a call without its result, and a result without its call, which an endpoint refuses and the bridge
 * repairs. So that what the record is about can be compared, each gets here what it lacks, and the body is compared
 * without that.
 */
export function complete(options: JsonObject) {
  const prompt = listOf(options.prompt);
  const parts = prompt.flatMap(({ content }) => listOf(content));
  const calls = parts.filter(({ type, providerExecuted }) => type === 'tool-call' && providerExecuted !== true);
  const results = prompt.flatMap(({ role, content }) => (role === 'tool' ? listOf(content).filter(isResult) : []));
  const answered = parts.filter(isResult);
  const lackResult = calls.filter(call => !answered.some(result => result.toolCallId === call.toolCallId));
  const lackCall = results.filter(result => !calls.some(call => call.toolCallId === result.toolCallId));
  const before = lackCall.map(({ toolCallId, toolName }) => ({ type: 'tool-call', toolCallId, toolName, input: {} }));
  const after = lackResult.map(({ toolCallId, toolName }) => ({ type: 'tool-result', toolCallId, toolName, output }));
  const isAdded = (item: JsonObject) =>
    (String(item.type).endsWith('_output') ? lackResult : lackCall).some(
      ({ toolCallId }) => toolCallId === item.call_id,
    );
  return {
    options: { ...options, prompt: [...toMessage('assistant', before), ...prompt, ...toMessage('tool', after)] },
    strip: (body: JsonObject): JsonObject =>
      Array.isArray(body.input) ? { ...body, input: listOf(body.input).filter(item => !isAdded(item)) } : body,
  };
}

/** A result that every kind of call takes. */
const output = { type: 'json', value: { output: { imageUrl: 'https://pictures.test/1' }, tools: [] } };

const isResult = ({ type }: JsonObject): boolean => type === 'tool-result';

const toMessage = (role: string, content: JsonObject[]): JsonObject[] =>
  content.length > 0 ? [{ role, content }] : [];

function listOf(value: Json): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}
