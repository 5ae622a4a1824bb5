import { PERIOD } from '#shared/pages/page-part.ts'

/** Names in the address of the page, which opening a figure keeps. */
export const DAY_SITE = 'at'

export const DAY_MONTH = PERIOD
