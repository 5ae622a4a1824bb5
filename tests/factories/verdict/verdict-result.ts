import type { LayerVerdict, LayerVerdicts, PlanVerdict } from '#shared/result/verdict-result.ts'

const NONE = { mwMonths: 0, usd: 0 }
const ON_TARGET: LayerVerdict = { ...NONE, state: 'on_target', monthsLate: 0 }
const TOTALS = { late: NONE, unserved: NONE, stranded: NONE, idle: NONE, belowCost: NONE }

const LAYERS: LayerVerdicts = {
	energy: ON_TARGET,
	chips: ON_TARGET,
	infrastructure: ON_TARGET,
	models: ON_TARGET,
	applications: ON_TARGET,
}

/** Nothing is lost; tests say what is different. */
export function planVerdict(over: Partial<PlanVerdict> = {}): PlanVerdict {
	return {
		statusMonth: '2026-01',
		basis: 'plan',
		fullPower: { month: null, monthsLate: null },
		firstPower: null,
		state: 'on_target',
		headline: {
			case: 'all_met',
			facts: {
				targetItMW: 0,
				deliveredItMW: 0,
				targetMonth: null,
				fullPower: null,
				monthsLate: null,
				loss: null,
				missing: null,
				share: null,
				year: null,
				tightest: null,
				fallsBack: null,
			},
		},
		layers: LAYERS,
		sites: {},
		losses: [],
		totals: { ...TOTALS, past: TOTALS },
		...over,
	}
}
