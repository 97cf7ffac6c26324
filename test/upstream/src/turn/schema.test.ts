import { fixtures, validateEvent, validateResponse } from '@responses-bridge/recordings';
import { endpointScenarios, scenarios as common } from '@responses-bridge/scenarios';
import { describe, expect, test } from 'vitest';
import { eventsOf, responseOf } from '../index.ts';

const scenarios = [...common, ...endpointScenarios];

describe.skipIf(!fixtures.present)('by the published document', () => {
  test.each(scenarios.map(scenario => [scenario.name, scenario] as const))('%s', (_name, { turns }) => {
    for (const turn of turns) {
      expect(eventsOf(turn).flatMap(validateEvent)).toEqual([]);
      expect(validateResponse(responseOf(turn))).toEqual([]);
    }
  });
});
