import { late } from '#app/components/ui/late.ts'

/** What draws a long list where it is looked at. Most lists are short: it comes with the rows of the first that is not. */
export const lateRows = late(() => import('./long-rows.tsx'))
