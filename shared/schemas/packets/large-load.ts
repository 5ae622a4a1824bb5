import { z } from 'zod'
import { RULE_ANSWERS } from '#shared/result/rule-result.ts'
import {
	byMonth,
	eightyBy,
	gap,
	maybeMonth,
	maybeNumber,
	maybeText,
	packetHead,
	reckoned,
	text,
} from './packet-head.ts'

export const LARGE_LOAD_FORMAT = 'strata.large-load/1'

const ready = z.strictObject({ p50: text, p90: text })
const step = z.strictObject({ month: text, MW: z.number() })

const load = z.strictObject({
	loadMW: byMonth.describe('At the meter: the larger of need and draw.'),
	firmMW: byMonth,
	shiftableMW: byMonth,
	pausableMW: byMonth,
	agreedPauseMW: byMonth.describe('Of contracts on the site’s own flexibility.'),
	drawnMW: byMonth,
	askedMW: byMonth,
	firmSupplyMW: byMonth,
	peakImportMW: byMonth.describe('Over the grid in the peak hour: the load less what plant on the site gives firmly.'),
	netImportMWh: byMonth.describe('Over the grid, less what is sent out.'),
})

const connection = z.strictObject({
	connectionPoint: maybeText.describe('Substation, bus or line, and whose it is.'),
	voltageKV: maybeNumber,
	limitMW: maybeNumber,
	transformers: z.array(z.strictObject({ MVA: z.number(), count: z.number() })),
	spareTransformers: z.number(),
	allTransformersMVA: maybeNumber,
	withoutLargestMVA: maybeNumber,
	withoutLargestMW: maybeNumber,
	powerFactor: z.number(),
	transformerRemark: maybeText.describe(
		'Whether the transformers carry the peak, and with the largest out; null where none are stated.',
	),
	redundancy: text,
	supplyRedundancy: text,
	rideThrough: maybeText,
	powerQuality: maybeText,
	otherRequestsMW: maybeNumber,
	exportLimitMW: z.number(),
})

const contract = z.strictObject({
	id: text,
	name: text,
	kind: text,
	status: text,
	counterparty: maybeText,
	capacityMW: z.number(),
	plannedStart: text,
	ready,
	eightyBy,
	termMonths: maybeNumber,
	rampMonths: z.number(),
	rampSteps: z.array(step),
	firmMW: z.number().describe('The most it gives that is firm.'),
	curtailmentHoursPerYear: maybeNumber,
	takeOrPayShare: z.number(),
	minimumDemandShare: maybeNumber,
})

const security = z.strictObject({
	contractId: text,
	name: text,
	collateralUsd: maybeNumber,
	postedMonth: maybeMonth,
	returnedMonth: maybeMonth,
	networkUpgradeUsd: z.number(),
	exitFeeUsd: maybeNumber,
})

const plant = z.strictObject({
	id: text,
	name: text,
	kind: text,
	capacityMW: z.number(),
	units: maybeNumber,
	unitMW: maybeNumber,
	storedMWh: maybeNumber,
	hours: maybeNumber.describe('That a battery lasts at its capacity.'),
	permittedHoursPerYear: maybeNumber,
	ready,
	eightyBy,
})

const standby = z.strictObject({ item: text, name: text, units: z.number(), unitSize: z.number(), sizeUnit: text })
const work = z.strictObject({
	id: text,
	name: text,
	contractId: text,
	gatesMW: maybeNumber,
	ready,
	contributionUsd: z.number(),
})

const rule = z.strictObject({
	id: text,
	name: text,
	jurisdiction: text,
	section: text.describe('Statute, tariff or order.'),
	duty: z.enum(['in_force', 'no_duty', 'proposed']),
	status: text,
	reach: z.enum(['applies', 'near']).describe('near: just below the threshold.'),
	answer: z.enum(RULE_ANSWERS),
	asOf: text,
	mayHaveChanged: z.boolean(),
	source: text,
	told: text.describe('Duty, section, threshold and date in a sentence.'),
	asked: z.array(z.strictObject({ group: text, words: text, answer: z.enum(RULE_ANSWERS) })),
})

const site = z.strictObject({
	id: text,
	name: text,
	country: maybeText,
	region: maybeText,
	latitude: maybeNumber,
	longitude: maybeNumber,
	siteControl: maybeText,
	landHectares: maybeNumber,
	requestMW: z.number().describe('Power to apply for, of the site when full.'),
	peakMW: z.number().describe('Peak at the meter when full.'),
	firstPower: maybeMonth,
	fullPower: maybeMonth,
	load,
	pauseHoursPerYear: maybeNumber,
	connection,
	contracts: z.array(contract),
	security: z.array(security),
	plants: z.array(plant),
	standby: z.array(standby).describe('Machines and batteries of the halls.'),
	works: z.array(work),
	rules: z.array(rule).describe('Requirements of the local rules, and the plan’s answers.'),
})

/** What a utility asks of a large load: one document a plan. */
export const largeLoadSchema = z.strictObject({
	format: z.literal(LARGE_LOAD_FORMAT),
	...packetHead,
	applicant: z.strictObject({
		organisation: maybeText.describe('The team that holds the plan.'),
		contact: maybeText.describe('Who requested the packet.'),
	}),
	sites: z.array(site),
	missing: z.array(gap),
	reckoned: z.array(reckoned),
})

export type LargeLoad = z.infer<typeof largeLoadSchema>
export type LargeLoadSite = LargeLoad['sites'][number]
