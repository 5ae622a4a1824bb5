import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { Acceptance, KeptPoint, PointKind } from '#shared/schemas/report/open-points.ts'
import { layerStatuses, type State } from '../layers/layer-status.ts'
import { WARNINGS, warningSentences } from '../messages/warnings.ts'
import { listAddress } from '#shared/grid/field-links.ts'
import type { Layer } from '#shared/layers.ts'
import { moneyOf } from '#shared/units/money.ts'
import { type ReportPoint, COMMENT } from '#shared/report/report-point.ts'
import type { WarningCode } from '#shared/result/warning-result.ts'

/** By what a point is sorted, and why. */
export const POINT_RULES = {
	notEntered: { kind: 'missing', why: 'Required for the report, but not entered.' },
	notAnswered: { kind: 'missing', why: 'This comment has no answer.' },
	contradiction: { kind: 'impossible', why: 'Two entries contradict each other; one is wrong.' },
	unbuildable: { kind: 'impossible', why: 'Not possible as entered, at any date or price.' },
	shortage: { kind: 'finding', why: 'Supply falls short; the report states by how much.' },
	late: { kind: 'finding', why: 'Later than planned; the report states by how much.' },
	limit: { kind: 'finding', why: 'The result exceeds a limit; the report states by how much.' },
	money: { kind: 'finding', why: 'Costs more, or returns less, than planned.' },
	unsecured: { kind: 'finding', why: 'At risk: unsigned, unlicensed or without a spare.' },
	assumed: { kind: 'finding', why: 'A figure uses a default or a nearby place, and is graded as such.' },
	doubtful: { kind: 'finding', why: 'The entry is outside the usual range. It may be right.' },
	unused: { kind: 'finding', why: 'The entry affects no figure, or buys capacity that is not used.' },
} as const satisfies Readonly<Record<string, { readonly kind: PointKind; readonly why: string }>>
type PointRule = keyof typeof POINT_RULES

/** Every warning sorted: one that is added to the engine does not compile before it stands here. */
export const RULE_OF_WARNING: Readonly<Record<WarningCode, PointRule>> = {
	no_workload: 'notEntered',
	jobs_without_workload: 'notEntered',
	no_strike_price: 'notEntered',
	unpriced: 'notEntered',

	served_in_devices: 'contradiction',
	density_over_cooling: 'contradiction',
	above_batch_ceiling: 'contradiction',
	context_beyond_model: 'unbuildable',
	ppa_without_grid: 'unbuildable',
	density_over_hall: 'unbuildable',
	edge_chip_ordered: 'unbuildable',
	latency_out_of_reach: 'unbuildable',
	replica_does_not_fit: 'unbuildable',
	below_memory_floor: 'unbuildable',

	chips_over_halls: 'shortage',
	refit_leased: 'shortage',
	energy_unserved: 'shortage',
	nonfirm_uncounted: 'shortage',
	promise_unbacked: 'shortage',
	meter_full: 'shortage',
	lease_over_halls: 'shortage',
	reserved_short: 'shortage',
	lease_over_power: 'shortage',
	procurement_short: 'shortage',
	retirement_hole: 'shortage',
	land_short: 'shortage',

	target_late: 'late',
	deadline_missed: 'late',
	hall_late: 'late',
	long_lead: 'late',
	chips_before_hall: 'late',
	chips_before_power: 'late',
	before_availability: 'late',
	step_out_of_order: 'late',
	hall_crowded: 'late',
	ramp_over_published: 'late',
	first_token_late: 'late',

	heat_below_buyer: 'doubtful',
	heat_over_supply: 'doubtful',
	water_limit: 'limit',
	emissions_limit: 'limit',
	hours_over_law: 'limit',

	equity_cure: 'money',
	debt_beyond_value: 'money',
	loan_outlives_chips: 'money',
	loan_outlives_lease: 'money',
	tenor_on_tail: 'money',
	cover_below_one: 'money',
	vppa_strike_outside_market: 'money',
	ppa_over_volume: 'money',
	upgrade_stated_twice: 'money',

	plant_runs_later: 'contradiction',
	queue_not_counted: 'unsecured',
	contract_in_study: 'unsecured',
	start_before_queue: 'unsecured',
	export_licence: 'unsecured',
	licence_not_commercial: 'unsecured',
	single_unit: 'unsecured',
	single_transformer: 'unsecured',

	assumed_ordered: 'assumed',
	refit_assumed: 'assumed',
	no_report: 'assumed',
	actuals_implausible: 'assumed',
	land_guess: 'assumed',
	climate_abroad: 'assumed',
	climate_far: 'assumed',
	cost_market_far: 'assumed',
	country_assumed: 'assumed',
	grid_region_far: 'assumed',
	no_grid_region: 'assumed',
	no_labour_market: 'assumed',
	no_offsite_water: 'assumed',
	mixed_emission_bases: 'assumed',
	attention_matters: 'assumed',
	work_by_parameters: 'assumed',
	replica_beyond_scale_up: 'assumed',
	precision_without_units: 'assumed',

	grid_region_abroad: 'doubtful',
	floor_area_out_of_band: 'doubtful',
	travellers_many: 'doubtful',
	goodput_above_expected: 'doubtful',
	mfu_above_published: 'doubtful',
	efficiency_at_large_size: 'doubtful',
	part_rack: 'doubtful',

	actual_after_as_of: 'unused',
	actual_not_read: 'unused',
	plant_not_needed: 'unused',
	field_without_effect: 'unused',
	minimum_load_above_demand: 'unused',
	sun_unknown: 'assumed',
	labour_national_pool: 'assumed',
	wage_unknown: 'assumed',
	surplus_spilled: 'unused',
}

const RULE_OF_STATE: Readonly<Record<State, PointRule | null>> = {
	incomplete: 'notEntered',
	failing: 'shortage',
	tight: 'shortage',
	'over-built': 'unused',
	ok: null,
}
const MEND_OF_STATE: Readonly<Record<State, string>> = {
	incomplete: 'Enter it, or explain why it isn’t needed.',
	failing: 'See on the Overview what limits the plan, and what would change it.',
	tight: 'See on the Overview what limits the plan, and what would change it.',
	'over-built': 'Plan less of it, or say what it is for.',
	ok: '',
}

const PAGE_OF_LAYER: Readonly<Record<Layer, string>> = {
	...{ energy: 'energy', chips: 'chips', infrastructure: 'infrastructure' },
	...{ models: listAddress('workloads'), applications: listAddress('applications') },
}

/** The same name twice is told apart by a number: a warning may be found twice at one place. */
function named(points: readonly ReportPoint[]): readonly ReportPoint[] {
	const times = new Map<string, number>()
	return points.map((point) => {
		const time = (times.get(point.id) ?? 0) + 1
		times.set(point.id, time)
		return time === 1 ? point : { ...point, id: `${point.id}#${String(time)}` }
	})
}

/** What is missing, what can't be as it is entered, and what the plan finds: each sorted by `POINT_RULES`. */
export function reportPoints(plan: PlanFile, result: PlanResult): readonly ReportPoint[] {
	const layers = layerStatuses(plan, result).flatMap(({ layer, status, note }): readonly ReportPoint[] => {
		const rule = RULE_OF_STATE[status]
		if (rule === null) return []
		const { kind } = POINT_RULES[rule]
		const page = status === 'incomplete' ? PAGE_OF_LAYER[layer] : '?tab=cover'
		return [{ id: `layer@${layer}`, kind, text: note, mend: MEND_OF_STATE[status], page }]
	})
	const warnings = result.warnings.map((warning): ReportPoint => {
		const { path, code } = warning
		const { kind } = POINT_RULES[RULE_OF_WARNING[code]]
		return { id: `${code}@${path}`, kind, ...warningSentences(warning, moneyOf(plan)), page: WARNINGS[code].page }
	})
	return named([...layers, ...warnings])
}

/** Comments that nobody has answered. */
export function talkPoints(
	threads: readonly { readonly threadId: string; readonly label: string }[],
): readonly ReportPoint[] {
	const { kind } = POINT_RULES.notAnswered
	return threads.map(({ threadId, label }) => ({
		...{ id: `${COMMENT}${threadId}`, kind, page: '' },
		text: `A comment on ${label} has no answer`,
		mend: 'Answer or resolve it.',
	}))
}

type Accepting = { readonly accept: readonly Acceptance[]; readonly by: string; readonly at: string }

/** Points as an issue keeps them, with the reason for which each was accepted. */
export function keptPoints(points: readonly ReportPoint[], { accept, by, at }: Accepting): readonly KeptPoint[] {
	const reasons = new Map(accept.map(({ point, reason }) => [point, reason]))
	return points.map(({ id, kind, text, mend, page }) => {
		const reason = reasons.get(id)
		return { id, kind, text, mend, page, accepted: reason === undefined ? null : { reason, by, at } }
	})
}
