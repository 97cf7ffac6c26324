import { seal } from '../../seal.ts';
import {
  firstCall,
  item,
  outputOf,
  plainCall,
  reasoning,
  responseId,
  said,
  secondCall,
  thought,
  user,
  type RejectedCase,
} from './case.ts';

const foreign = seal({ item: 'rs_1', model: 'gpt-5.3-codex', organization: 'org-other' });

/** Requests that are refused for what they say of things made before. */
export const historyCases: readonly RejectedCase[] = [
  {
    rule: 'previous-response-and-conversation',
    request: { previous_response_id: 'resp_1', conversation: 'conv_1' },
    message:
      "Mutually exclusive parameters. Ensure you are only providing one of: 'previous_response_id' or 'conversation'.",
  },
  {
    rule: 'previous-response-unknown',
    request: { previous_response_id: 'resp_9' },
    message: "Previous response with id 'resp_9' not found.",
    code: 'previous_response_not_found',
  },
  {
    rule: 'previous-response-unknown',
    after: 'stateless',
    request: { previous_response_id: responseId },
    message: `Previous response with id '${responseId}' not found.`,
  },
  {
    rule: 'conversation-unknown',
    request: { conversation: { id: 'conv_1' } },
    status: 404,
    message: "Conversation with id 'conv_1' not found.",
  },
  {
    rule: 'item-reference-unknown',
    request: item({ type: 'item_reference', id: 'msg_1' }),
    status: 404,
    message: "Item with id 'msg_1' not found.",
  },
  {
    rule: 'item-reference-unknown',
    after: 'stateless',
    request: { ...item({ type: 'item_reference', id: firstCall['id'] }), store: false },
    status: 404,
    message: `Item with id '${String(firstCall['id'])}' not found. Items are not persisted when store is set to false.`,
  },
  {
    rule: 'reasoning-not-persisted',
    after: 'stateless',
    request: { store: false, input: [user, { ...thought, encrypted_content: undefined }, firstCall] },
    status: 404,
    message: `Item with id '${String(thought['id'])}' not found. Items are not persisted when store is set to false. Try again with store set to true, or remove this item from your input.`,
  },
  {
    rule: 'encrypted-content',
    request: { input: [user, { ...reasoning, encrypted_content: 'made elsewhere' }, said] },
    message:
      'The encrypted content made...here could not be verified. Reason: Encrypted content could not be decrypted or parsed.',
    code: 'invalid_encrypted_content',
  },
  {
    rule: 'encrypted-content',
    request: { input: [user, { ...reasoning, encrypted_content: foreign }, said] },
    message: `The encrypted content gAAA...${foreign.slice(-4)} could not be verified. Reason: Encrypted content organization_id did not match the target organization.`,
  },
  {
    rule: 'encrypted-content',
    after: 'stateless',
    request: { input: [user, { ...thought, id: 'rs_edited' }, firstCall] },
    message: `The encrypted content gAAA...${String(thought['encrypted_content']).slice(-4)} could not be verified. Reason: Encrypted content item_id did not match the target item id.`,
  },
  {
    rule: 'encrypted-content',
    after: 'stateless',
    request: {
      input: [
        user,
        {
          ...thought,
          encrypted_content: seal(
            { item: String(thought['id']), model: 'gpt-5.3-codex', organization: 'org-upstream' },
            'partial',
          ),
        },
        firstCall,
      ],
    },
    message: 'The encrypted content gAAA...',
  },
  {
    rule: 'item-duplicate',
    request: { input: [user, said, user, said] },
    message: 'Duplicate item found with id msg_1. Remove duplicate items from your input and try again.',
  },
  {
    rule: 'item-duplicate',
    after: 'stored',
    request: { previous_response_id: responseId, input: [firstCall, outputOf(firstCall), outputOf(secondCall)] },
    message: `Duplicate item found with id ${String(firstCall['id'])}.`,
  },
  {
    rule: 'output-without-call',
    request: { input: [user, outputOf(plainCall)] },
    message: 'No tool call found for function call output with call_id call_1.',
  },
  {
    rule: 'output-without-call',
    request: { input: [user, outputOf(plainCall), plainCall] },
    message: 'No tool call found for function call output with call_id call_1.',
  },
  {
    rule: 'call-without-output',
    request: { input: [user, plainCall, user] },
    message: 'No tool output found for function call call_1.',
  },
  {
    rule: 'call-without-output',
    after: 'stored',
    request: { previous_response_id: responseId, input: [outputOf(firstCall)] },
    message: `No tool output found for function call ${String(secondCall['call_id'])}.`,
  },
  {
    rule: 'call-without-output',
    request: { input: [user, { type: 'custom_tool_call', call_id: 'call_1', name: 'sql', input: '' }] },
    message: 'No tool output found for custom tool call call_1.',
  },
  {
    rule: 'reasoning-without-follower',
    after: 'stateless',
    request: { input: [user, thought] },
    message: `Item '${String(thought['id'])}' of type 'reasoning' was provided without its required following item.`,
  },
  {
    rule: 'reasoning-without-follower',
    after: 'stateless',
    request: { input: [user, thought, user] },
    message: `Item '${String(thought['id'])}' of type 'reasoning' was provided without its required following item.`,
  },
  {
    rule: 'reasoning-without-follower',
    after: 'stateless',
    request: { input: [user, thought, secondCall, firstCall, outputOf(firstCall), outputOf(secondCall)] },
    message: `Item '${String(thought['id'])}' of type 'reasoning' was provided without its required following item.`,
  },
  {
    rule: 'item-without-reasoning',
    after: 'stateless',
    request: { input: [user, firstCall, outputOf(firstCall)] },
    message: `Item '${String(firstCall['id'])}' of type 'function_call' was provided without its required 'reasoning' item: '${String(thought['id'])}'.`,
  },
];
