/** Stands in rows of export rules for all chips of the advanced tier. */
export const ADVANCED = 'advanced'
