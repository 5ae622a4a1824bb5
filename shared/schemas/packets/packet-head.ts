import { z } from 'zod'

export const months = z.array(z.string())
export const byMonth = z.array(z.number())
export const text = z.string()
export const maybeText = z.string().nullable()
export const maybeNumber = z.number().nullable()
export const maybeMonth = z.string().nullable()

/** What a packet is of: the same plan, engine and day give the same packet. */
export const packetHead = {
	plan: text,
	project: text,
	scenario: text,
	engine: text,
	snapshot: text.describe('SHA-256 of the plan'),
	generatedAt: text,
	months: months.describe('Every series has one value for each, in this order.'),
	odds: z
		.strictObject({
			draws: z.number(),
			seed: z.number(),
			targetMet: maybeText.describe('Odds of the target as pages say them; null where none is stated.'),
			fullPowerBy: maybeMonth.describe('Full power with 80% odds; null: not within the plan.'),
		})
		.nullable()
		.describe('From a simulation of this plan as it is; null if none was run.'),
}

/** A dated thing in the simulation of the plan. */
export const eightyBy = maybeMonth.describe(
	'Month of 80% odds; null where no simulation was run, or not within the plan.',
)

/** A number that is reckoned in the packet itself, and how. */
export const reckoned = z.strictObject({
	name: text,
	unit: text,
	formula: text,
	source: text,
})

/** What whoever reads the packet will ask for and the plan does not say. */
export const gap = z.strictObject({
	siteId: maybeText,
	of: text.describe('The site, contract or workload it is missing of.'),
	label: text.describe('The field as forms call it.'),
	why: text,
	page: text.describe('Page of the plan where it is filled in, after the address of the project.'),
	path: text.describe('`sites/abilene/siteControl`'),
})
