/** What a part of a stage is called in its account; `npm run ops` calls it the same. */
export const nameOf = (stage: string, part: string) => `microwish-${stage}-${part}`
