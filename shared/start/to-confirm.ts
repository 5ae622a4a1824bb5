/** What a note ends in while its figure is a default that nobody has looked at. */
const PLEASE = 'Please confirm.'

export const toBeConfirmed = (why: string): string => `${why} ${PLEASE}`
export const isToConfirm = (why: string | null): boolean => why?.endsWith(PLEASE) ?? false
export const confirmed = (why: string): string => why.slice(0, -PLEASE.length).trimEnd()
