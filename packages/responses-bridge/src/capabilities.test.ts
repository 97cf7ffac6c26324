import { describe, expect, test } from 'vitest';
import { capabilitiesOf } from './capabilities.ts';

const reasons = { reasoning: true, sampling: false, systemRole: 'developer' };
const mayReason = { reasoning: true, sampling: 'effort-none', systemRole: 'developer' };
const chat = { reasoning: false, sampling: true, systemRole: 'system' };

describe('what is known of an id', () => {
  test.each([
    ['gpt-5.3-codex', reasons],
    ['gpt-5.1-codex-max', reasons],
    ['codex-mini-latest', reasons],
    ['openai/gpt-5-codex', reasons],
    ['azure/my-gpt-5.3-codex-eu', reasons],
    ['gpt-5', reasons],
    ['gpt-5-mini-2025-08-07', reasons],
    ['gpt-5-pro', reasons],
    ['ft:gpt-5-mini:acme::abc', reasons],
    ['gpt-5.2-pro-2025-12-11', reasons],
    ['gpt-5.1', { ...mayReason, defaultEffort: 'none' }],
    ['openai.gpt-5.4', mayReason],
    ['gpt-5.6-sol', mayReason],
    ['gpt-6', mayReason],
    ['gpt-5-chat-latest', chat],
    ['gpt-5.2-chat-latest', mayReason],
    ['gpt-4o', chat],
    ['gpt-4.1-mini-2025-04-14', chat],
    ['chatgpt-4o-latest', chat],
    ['o3', reasons],
    ['o4-mini', reasons],
    ['openai/o3-pro-2025-06-10', reasons],
    ['gpt-oss-120b', { reasoning: true, sampling: true }],
    ['orca-2', {}],
    ['foo3', {}],
    ['llama-3.3-70b', {}],
    ['my-deployment', {}],
    ['', {}],
  ])('%s', (id, known) => {
    expect(capabilitiesOf(id)).toEqual(known);
  });
});

test('an override comes first, by id or with asterisks, and leaves the rest as it is known', () => {
  expect(capabilitiesOf('prod', { prod: { reasoning: true } })).toEqual({ reasoning: true });
  expect(capabilitiesOf('team-a.gpt-5', { 'team-*': { sampling: true } })).toEqual({ ...reasons, sampling: true });
  expect(capabilitiesOf('Prod-EU', { 'prod-*': { reasoning: true } })).toEqual({ reasoning: true });
  expect(capabilitiesOf('team-a.x', { 'team.a.x': { reasoning: true } })).toEqual({});
});
