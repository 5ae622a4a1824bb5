import { wholeDelay } from '#shared/units/months.ts'
import { getFacilityRatio } from '#shared/catalogue/catalogue.ts'
import type { P50P90, PowerContractType } from '#shared/catalogue/types.ts'
import { fromField } from '../../inputs/from-field.ts'
import { defineFormula, defineInput, type Sourced } from '../../kernel/quantity.ts'
import { placesOf } from '../../places/rows-of-site.ts'
import { fromRow, fromRule } from '../../sourced.ts'
import type { EngineWorld } from '../../world.ts'
import { serviceStart } from './available.ts'
import { contractAt, contractStart, SOURCE } from './contract-inputs.ts'

const LEADS = 'Facility §2.5; utilities’ and market reports by region'
const shared = { scope: 'contract', per: 'horizon', kind: 'rate', rule: 'E21', source: LEADS } as const

type Lead = { readonly months: P50P90; readonly cite: (value: number, field: string) => Sourced }

/** Usual months from request to service: the region's queue for imports where it is published, else the kind's. */
function usualLead(world: EngineWorld, index: number): Lead | null {
	const { kind } = contractAt(world.model, index)
	return (kind.role === 'import' ? queueAt(world, index) : null) ?? leadOf(kind)
}

function queueAt(world: EngineWorld, index: number): Lead | null {
	const region = placesOf(world, 'contract', index).gridRegion.row
	const months = region.interconnectionMonths
	if (!months) return null
	// why: the row's confidence is that of its emissions; the queue has a source of its own.
	const trust = months.source === PLANNER ? GUESSED : REPORTED
	const row = { ...region, source: months.source, confidence: trust.confidence }
	const cite = (value: number, field: string) =>
		fromRow(value, { table: 'gridRegions', row, field: `interconnectionMonths.${field}`, quality: trust.quality })
	return { months, cite }
}

const PLANNER = 'planner default'
const GUESSED = { confidence: 'low', quality: 'guess' } as const
const REPORTED = { confidence: 'medium', quality: 'published' } as const

function leadOf(row: PowerContractType): Lead | null {
	const { leadMonths: months } = row
	if (months === null) return null
	const quality = row.confidence === 'low' ? 'guess' : 'published'
	const cite = (value: number, field: string) =>
		fromRow(value, { table: 'powerContractTypes', row, field: `leadMonths.${field}`, quality })
	return { months, cite }
}

function leadMonths(percentile: 'p50' | 'p90', label: string) {
	return defineInput({
		...shared,
		key: `contracts.leadMonths.${percentile}`,
		symbol: percentile === 'p50' ? 'T_50' : 'T_90',
		label,
		short: `Usual months from request to service, ${percentile.toUpperCase()}`,
		unit: 'gridMonths',
		read: (world: EngineWorld, index) => {
			const lead = usualLead(world, index)
			if (lead) return lead.cite(lead.months[percentile], percentile)
			return fromRule(0, { rule: 'E21', text: 'no_lead_of_kind', source: LEADS })
		},
	})
}

export const leadMonthsP50 = leadMonths('p50', 'Usual months from request to service, even odds')
export const leadMonthsP90 = leadMonths('p90', 'Usual months from request to service, nine in ten')

/** 1 where nothing is signed: a study, or a place in the queue. */
const awaitsAgreement = defineInput({
	...shared,
	id: 'energy.awaitsAgreement',
	symbol: 'queued',
	label: 'Unsigned',
	kind: 'rate',
	unit: 'ratio',
	read: ({ model }: EngineWorld, index) => {
		const { contract, kind } = contractAt(model, index)
		const queued = contract.status === 'study' || kind.firmRule === 'when_energised'
		return fromRule(Number(queued && contract.status !== 'energised'), {
			rule: 'E21',
			text: { code: 'status_of_kind', facts: { status: contract.status ?? 'agreement', kind: kind.name } },
			source: SOURCE,
		})
	},
})

/** Log-logistic through both published points, asked for in the plan’s first month; 0 once signed. */
export const lateProbability = defineFormula({
	...shared,
	key: 'contracts.lateProbability',
	symbol: 'P_late',
	label: 'Probability that the typical queue exceeds the plan',
	short: 'Probability that the queue exceeds the plan',
	kind: 'rate',
	unit: 'share',
	inputs: { queued: awaitsAgreement, start: contractStart, p50: leadMonthsP50, p90: leadMonthsP90 },
	expression:
		'if(queued > 0, if(p90 > p50, if(p50 > 0, if(start > 0, 1 / (1 + 9 ^ (ln(start / p50) / ln(p90 / p50))), 1), 0), 0), 0)',
	examples: [
		{ inputs: { queued: 1, start: 48, p50: 48, p90: 84 }, value: 0.5 },
		{ inputs: { queued: 1, start: 84, p50: 48, p90: 84 }, value: 0.1 },
		{ inputs: { queued: 1, start: 0, p50: 48, p90: 84 }, value: 1 },
		{ inputs: { queued: 0, start: 14, p50: 48, p90: 84 }, value: 0 },
	],
})

/** Months between the even-odds start and the late one. */
const delaySpread = fromField('powerContracts', 'startDelayMonths.p90', {
	id: 'energy.delaySpread',
	symbol: 'Δm_90',
	rule: 'E21',
	otherwise: 'no_late_case',
	as: {
		label: 'Months from the P50 to the P90 delay',
		value: (late, { item }) => Math.max(0, wholeDelay(late) - wholeDelay(item.startDelayMonths?.p50 ?? 0)),
	},
})

/** Shown, and drawn from in the simulation; nothing else is computed from it. */
export const lateStart = defineFormula({
	...shared,
	key: 'contracts.lateStart',
	kind: 'when',
	across: 'highest',
	symbol: 'm_90',
	label: 'Start of service with the P90 delay',
	unit: 'gridMonths',
	source: 'Methodology §4: P50 shifts start and end, P90 only the simulation',
	inputs: { start: serviceStart, spread: delaySpread },
	expression: 'start + spread',
	examples: [{ inputs: { start: 14, spread: 6 }, value: 20 }],
})

/** Shown; firm megawatts are not multiplied by it. */
export const deliveryProbability = defineInput({
	...shared,
	key: 'contracts.deliveryProbability',
	symbol: 'P_come',
	label: 'Probability that a contract of this status is delivered',
	short: 'Probability of delivery',
	kind: 'rate',
	unit: 'share',
	source: 'Facility §2.4',
	read: ({ model }: EngineWorld, index) => {
		const row = getFacilityRatio(model.catalogue, 'delivery_probability')
		const status = contractAt(model, index).contract.status ?? 'agreement'
		const value = row.values[status]
		if (value === undefined) throw new Error(`The catalogue has no delivery_probability of ${status}.`)
		return fromRow(value, { table: 'facilityRatios', row, field: `values.${status}`, quality: 'guess' })
	},
})
