/** Errors that are kept of a check; more help nobody. */
export const ERRORS_KEPT = 1_000
/** Errors of one page. */
export const ERRORS_PAGE = 50
/** Changes that a preview shows, of what is new and of what is changed. */
export const EXAMPLES = 10
