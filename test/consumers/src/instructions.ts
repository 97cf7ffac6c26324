/** What the agents of all consumers are told. */
export const instructions = 'Be brief.';
