import type {
	HeadlineCase,
	HeadlineFacts,
	LayerVerdict,
	LayerVerdicts,
	Loss,
	LossFacts,
	Lost,
	PlanVerdict,
	SiteVerdict,
} from '#shared/result/verdict-result.ts'
import type { Layer } from '#shared/layers.ts'

const NONE: Lost = { mwMonths: 0, usd: null }
const NO_TOTALS = { late: NONE, unserved: NONE, stranded: NONE, idle: NONE, belowCost: NONE }

const noFacts: LossFacts = {
	...{ mw: 0, until: null, planned: null, chip: null, trade: null, equipment: null, racks: null },
	...{ stands: null, usedShare: null, unitCostUsd: null, priceUsd: null, ofTenant: false },
}

/** A loss of halls that come late, of 975 MW-months; tests say what is different. */
export const lossOf = (over: Omit<Partial<Loss>, 'facts'> & { readonly facts?: Partial<LossFacts> } = {}): Loss => ({
	kind: 'late',
	cause: 'as_planned_later',
	layer: 'infrastructure',
	siteId: 'abilene',
	item: null,
	from: '2029-06',
	to: '2030-07',
	past: false,
	mwMonths: 975,
	usd: null,
	regainedAlone: 0,
	...over,
	facts: { ...noFacts, ...over.facts },
})

const onTarget: LayerVerdict = { state: 'on_target', monthsLate: 0, ...NONE }

/** Every layer on target, unless told otherwise. */
export const layerVerdicts = (over: Partial<Record<Layer, Partial<LayerVerdict>>> = {}): LayerVerdicts => ({
	energy: { ...onTarget, ...over.energy },
	chips: { ...onTarget, ...over.chips },
	infrastructure: { ...onTarget, ...over.infrastructure },
	models: { ...onTarget, ...over.models },
	applications: { ...onTarget, ...over.applications },
})

export const siteVerdict = (over: Partial<SiteVerdict> = {}): SiteVerdict => ({
	basis: 'stated',
	state: 'on_target',
	layers: layerVerdicts(),
	fullPower: { month: '2028-03', monthsLate: 0 },
	firstPower: '2027-03',
	steps: [],
	...over,
})

const noHeadline: HeadlineFacts = {
	...{ targetItMW: 75, deliveredItMW: 75, targetMonth: '2029-06', fullPower: '2030-08', monthsLate: 0 },
	...{ loss: null, missing: null, share: null, year: null, tightest: null, fallsBack: null },
}

type Made = Omit<Partial<PlanVerdict>, 'headline' | 'totals'> & {
	readonly case?: HeadlineCase
	readonly facts?: Partial<HeadlineFacts>
	readonly totals?: Partial<PlanVerdict['totals']>
}

/** A plan that is as it should be, in whatever is not said. */
export function madeVerdict({ case: leads = 'all_met', facts = {}, totals = {}, ...over }: Made = {}): PlanVerdict {
	return {
		statusMonth: '2026-01',
		basis: 'stated',
		fullPower: { month: facts.fullPower ?? '2030-08', monthsLate: facts.monthsLate ?? 0 },
		firstPower: '2027-03',
		state: 'on_target',
		headline: { case: leads, facts: { ...noHeadline, ...facts } },
		layers: layerVerdicts(),
		sites: { abilene: siteVerdict() },
		losses: [],
		...over,
		totals: { ...NO_TOTALS, past: NO_TOTALS, ...totals },
	}
}
