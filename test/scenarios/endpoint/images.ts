import { message, reasoning, type Scenario } from '../types.ts';

/** Pixels, base64, each of another colour. */
const pixel = (colour: string) =>
  `iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk${colour}AAAAASUVORK5CYII=`;

/** Conversations in which the endpoint draws. */
export const imageScenarios: readonly Scenario[] = [
  {
    name: 'image generation',
    prompt: 'Draw a red dot.',
    endpointTools: [
      {
        wire: { type: 'image_generation', quality: 'low', size: '1024x1024', output_format: 'png' },
        args: { quality: 'low', size: '1024x1024', outputFormat: 'png' },
      },
    ],
    reasoning: true,
    turns: [
      {
        output: [
          reasoning('**Drawing**'),
          { type: 'image_generation_call', result: pixel('AAAA'), revised_prompt: 'A red dot on white.' },
          message('Here it is.'),
        ],
      },
    ],
  },
  {
    name: 'image generation with partial images',
    prompt: 'Draw a red dot, and show me how.',
    endpointTools: [{ wire: { type: 'image_generation', partial_images: 2 }, args: { partialImages: 2 } }],
    turns: [
      {
        output: [
          reasoning(),
          {
            type: 'image_generation_call',
            result: pixel('AAAA'),
            partials: [pixel('CCCC'), pixel('BBBB')],
            revised_prompt: 'A red dot.',
          },
          message('Here it is.'),
        ],
      },
    ],
  },
  {
    name: 'image generation that fails',
    prompt: 'Draw something forbidden.',
    endpointTools: [{ wire: { type: 'image_generation' } }],
    turns: [
      {
        output: [{ type: 'image_generation_call', status: 'failed', result: null }, message('I could not draw that.')],
      },
    ],
  },
];
