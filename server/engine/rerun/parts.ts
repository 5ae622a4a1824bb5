/** What a field of a list's items, or one assumption, is called as a part of the model. */
export const partOf = (list: string, field: string): string => `${list}.${field}`

/** What was made of a plan before it is run, and is a part of the model itself: one after the other, each of a site; or as a whole. */
export const MADE_OF_SITES = ['places', 'pools', 'lots'] as const
export const MADE_OF_ALL = ['asOf', 'poolOfOrder', 'statedOrder'] as const
