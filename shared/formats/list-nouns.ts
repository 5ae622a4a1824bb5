import { gridList, type GridList } from '#shared/grid/grid-lists.ts'

/** What one entry of a list is called on its page. */
export const gridNoun = (list: GridList): string => gridList(list).noun
