import { z } from 'zod'
import { simulationSettingsSchema } from '#server/actions/jobs/simulation-jobs.ts'
import { LAYERS } from '#shared/layers.ts'

// What a simulation is asked and answers, as the document describes it.

export const jobName = z.string().min(1).max(100).describe('The id of a job.')

const { seed, draws, off, rho } = simulationSettingsSchema.shape

export const simulationWishSchema = z
	.strictObject({
		draws: draws.optional().describe('Blank or null: 512, and more until the odds are steady, at most 2,048.'),
		seed: seed.optional().describe('Blank: 2026.'),
		off: off.optional().describe('Names of inputs held exactly as entered.'),
		rho: rho
			.optional()
			.describe('How much of its inputs’ chance a common cause has, by the id of its group, 0 to 0.95.'),
		scenario: z.string().max(100).optional().describe('The id of a scenario. Blank: the baseline.'),
	})
	.meta({ id: 'SimulationWish' })

const month = z.string().describe('A month, such as 2027-04.')
const share = z.number().min(0).max(1)
const spreadOf = <Value extends z.ZodType>(value: Value) => ({
	p10: value.nullable(),
	p50: value.nullable(),
	p80: value.nullable(),
	p90: value.nullable(),
	asEntered: value.nullable().describe('The plan as entered: not the P50 of results.'),
	never: share.describe('Share of draws in which it never comes, or has no value.'),
	within: z
		.object({ p10: z.number().nullable(), p50: z.number().nullable(), p90: z.number().nullable() })
		.describe('How far off each may be, 19 times in 20 and at most.'),
})
const figure = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('month'), ...spreadOf(month), asEnteredOdds: share.nullable() }),
	z.object({ kind: z.literal('number'), ...spreadOf(z.number()) }),
])
const byMonth = z.record(month, share).describe('Share of draws in which it has come, by month.')
const odds = { targetMet: share.nullable(), firstPowerBy: byMonth, fullPowerBy: byMonth }
const cells = z.array(z.number().nullable())
const series = z.object({ p10: cells, p50: cells, p90: cells, asEntered: cells })

export const simulationSchema = z
	.looseObject({
		version: z.number().int().describe('The edit of the plan that it is of.'),
		engine: z.string(),
		seed: z.number(),
		draws: z.number().int(),
		months: z.array(month),
		figures: z.record(z.string(), figure).describe('By key of the result.'),
		odds: z.object({ ...odds, sites: z.record(z.string(), z.object(odds)) }),
		series: z.object({ itMW: series, deliveredItMW: series, servedShare: series }),
		limiting: z.record(z.enum([...LAYERS, 'none']), z.array(share)).describe('Share of draws in which a layer limits.'),
		drivers: z
			.record(
				z.string(),
				z.array(
					z.object({
						name: z.string(),
						rho: z.number(),
						share: z.number(),
						direction: z.enum(['more', 'less', 'either']),
						source: z.string(),
						spreadLeft: share
							.nullable()
							.describe('What is left of the figure’s spread, on average, once this input is known.'),
						targetOdds: z
							.object({ p10: share, p90: share })
							.nullable()
							.describe('Odds of the target where this input is near its P10, and near its P90.'),
					}),
				),
			)
			.describe('By key of a figure, the largest share first; none below 512 draws.'),
		inputs: z.array(z.looseObject({ name: z.string(), drawn: z.boolean() })),
		groups: z.array(z.looseObject({ id: z.string(), rho: z.number(), members: z.array(z.string()) })),
		failed: z.number().int().describe('Draws that gave an impossible figure, and are excluded.'),
		steady: z.boolean().describe('No percentile of a headline figure may be off by more than a month or 5%.'),
	})
	.meta({ id: 'Simulation', description: 'The odds of a plan.' })
