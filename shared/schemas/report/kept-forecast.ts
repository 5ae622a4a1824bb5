import { z } from 'zod'

const month = z.string().regex(/^\d{4}-\d{2}$/)

/** A date with its odds as a report told it: kept with the issue, and scored when its month has come. */
export const keptForecastSchema = z.object({
	/** of the figure that was drawn: `schedule.phase:hall-a.finish`, `contracts.grid.start` */
	key: z.string().max(200),
	name: z.string().max(300),
	madeOn: month,
	p10: month.nullable(),
	p50: month.nullable(),
	/** null: not within the plan */
	p90: month.nullable(),
})
export type KeptForecast = z.infer<typeof keptForecastSchema>
