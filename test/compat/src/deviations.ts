import { answerDefects } from './deviations/answer-defects.ts';
import { decisions } from './deviations/decisions.ts';
import type { Deviation } from './deviations/deviation.ts';
import { newer } from './deviations/newer.ts';
import { requestDefects } from './deviations/request-defects.ts';

/** Every place where the bridge differs from a record, reviewed one by one. A row that no longer says what is observed fails. */
export const deviations: readonly Deviation[] = [...requestDefects, ...answerDefects, ...newer, ...decisions];
