import { z } from 'zod'
import { at, figure, named, text } from './column.ts'

/** Where users of an application are. */
export const demandRegionColumns = z.strictObject({
	...named,
	...at,
	/** hours ahead of universal time, standard time */
	utcOffset: figure(-12, 14),
	/** those it stands for */
	countries: z.array(text, { error: 'expected a list' }),
})
