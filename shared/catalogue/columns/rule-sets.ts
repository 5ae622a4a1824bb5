import { z } from 'zod'
import { listOf, monthSchema } from '#shared/fields/field.ts'
import { figure, maybe, named, oneOf, text } from './column.ts'

/** What a rule asks, by where a plan says it or what is computed of it. `not_planned`: a plan has no field for it. */
export const ASKS = [
	...(['other_requests', 'site_control', 'backup', 'upgrade_contribution', 'pausable', 'collateral'] as const),
	...(['ramp_steps', 'ride_through', 'firm_service', 'non_firm_service', 'upgrades_awaited', 'own_plant'] as const),
	...(['accredited', 'pausable_or_promised', 'voltage', 'floor', 'heat', 'heat_reason', 'accelerators'] as const),
	...(['finance', 'energy_figures', 'water_figures', 'renewable_figures', 'pue_at_most', 'reuse_at_least'] as const),
	...(['renewable_at_least', 'not_planned'] as const),
] as const

/** From a month on so much is asked: of what begins service then, or of the calendar years from then on. */
const limitColumns = z.strictObject({ from: monthSchema, value: figure(0, 100) })

const askedColumns = z.strictObject({
	group: oneOf(['site', 'money', 'load', 'service', 'plant', 'figure', 'chips']),
	words: text,
	reads: oneOf(ASKS),
	limits: listOf(limitColumns, 20),
})

/** What the rules of a place ask of a large load. Rules lP41 to lP44. */
export const ruleSetColumns = z.strictObject({
	...named,
	jurisdiction: text,
	/** the section that says it */
	section: text,
	/** where it holds: grid regions, countries */
	gridRegions: listOf(text, 100),
	countries: listOf(text, 300),
	/** null: no threshold is stated */
	thresholdMW: maybe(0, 100_000),
	/** megawatts at the meter when all halls are full, or installed IT load */
	thresholdOf: oneOf(['meter', 'it']),
	/** at this voltage or below it the lower threshold holds */
	thresholdKV: maybe(0, 2000),
	lowVoltageThresholdMW: maybe(0, 100_000),
	thresholdAccelerators: maybe(0, 1e9),
	basis: text,
	/** a proposal asks nothing yet; an order or a call may ask nothing of a customer */
	duty: oneOf(['in_force', 'no_duty', 'proposed']),
	status: text,
	asked: listOf(askedColumns, 50),
})
