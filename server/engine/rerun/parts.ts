/** What a field of a list's items, or one assumption, is called as a part of the model. */
export const partOf = (list: string, field: string): string => `${list}.${field}`
