/** In the log, in place of a field: the entry that this one stands behind in its list, null for the first. */
export const BEHIND = 'behind'
