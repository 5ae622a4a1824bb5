import { published, type Note } from '#shared/catalogue/templates/cited.ts'
import type { StartAnswers } from '#shared/start/answers.ts'
import { toBeConfirmed } from '#shared/start/to-confirm.ts'
import type { Choices } from './choices.ts'
import type { Sizes } from './sizes.ts'

/** A sized plan has one. */
export const SITE = 'site'

export type Item = Readonly<Record<string, unknown>>
export type SizingBasis = { readonly answers: StartAnswers; readonly choices: Choices; readonly sizes: Sizes }

/** A figure of the catalogue that the planner has not looked at yet. */
export const usual = (
	source: string,
	why: string,
	spread: { low?: number | null; high?: number | null } = {},
): Note => ({
	...published(source),
	why: toBeConfirmed(why),
	...(typeof spread.low === 'number' && { low: spread.low }),
	...(typeof spread.high === 'number' && { high: spread.high }),
})
/** A figure that the engine was run to find. */
export const sized = (why: string): Note => published('Sized by running the engine', { why })

/** A figure that was answered. */
export const said = (source: string): Note => published(source, { why: 'As was said' })
