import { tool } from 'ai';
import { z } from 'zod';

const skies = ['clear', 'cloudy', 'rainy'];

export const tools = {
  weather: tool({
    description: 'The current weather in a city.',
    parameters: z.object({ city: z.string().describe('The name of the city.') }),
    // Made up, but the same each time.
    execute: async ({ city }) => ({ city, celsius: city.length * 2, sky: skies[city.length % skies.length] }),
  }),
};
