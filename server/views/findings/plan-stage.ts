import type { PlanResult } from '#shared/result.ts'
import type { Layer } from '#shared/layers.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { useOf } from '../layers/layer-shortfall.ts'
import { layerStatuses } from '../layers/layer-status.ts'
import { count, megawatts } from '#shared/formats/figures.ts'
import { longMonth } from '#shared/formats/months.ts'
import { LAYER_UNITS } from '#shared/formats/names.ts'

/** What stands where something is still to be entered: «No hall yet: power starts in July 2027 and feeds nothing». */
export function unfinishedTitle(plan: PlanFile, result: PlanResult): string | null {
	const { sites, powerContracts, buildPhases, chipOrders, workloads, applications } = plan
	const { energy, infrastructure } = result.buildout.itMW
	const from = (series: readonly number[]) => {
		const index = series.findIndex((value) => value > 0)
		return index < 0 ? null : longMonth(result.months[index] ?? '')
	}
	const [power, halls] = [from(energy), from(infrastructure)]
	if ([powerContracts, buildPhases, chipOrders, workloads, applications].every((list) => list.length === 0))
		return sites.length === 0
			? 'An empty plan: begin with where it stands'
			: 'A place and nothing on it yet: power comes next'
	if (powerContracts.length === 0) return 'No power yet: nothing of this plan can run'
	if (buildPhases.length === 0)
		return power === null
			? 'No hall and no firm power yet: nothing of this plan can run'
			: `No hall yet: power starts in ${power} and feeds nothing`
	if (chipOrders.length === 0)
		return halls === null
			? 'No chips yet: nothing of this plan can run'
			: `No chips yet: halls are ready from ${halls} and stand empty`
	return null
}

/** «No month asks for more than 1,242 of 48,000 accelerators»; null where nothing is over-built. */
export function overBuiltTitle(plan: PlanFile, result: PlanResult): string | null {
	const over = layerStatuses(plan, result).filter(({ status }) => status === 'over-built')
	const layer = (over.find((row) => row.layer === 'chips') ?? over[0])?.layer
	return layer === undefined ? null : neverAskedTitle(layer, result)
}

/** Of the most that ever stands, the most that any month asks for; they need not stand in that month, nor sites in one. */
export function neverAskedTitle(layer: Layer, result: PlanResult): string | null {
	const use = useOf(Object.values(result.sites).map(({ layerFacts }) => layerFacts[layer]))
	if (use === null) return null
	const amount = layer === 'chips' ? count : megawatts
	const of = `${amount(use.asked)} of ${amount(use.there)} ${THERE[layer]}`
	return Object.keys(result.sites).length > 1
		? `In the fullest month of each site ${of} are asked for`
		: `No month asks for more than ${of}`
}
const THERE: Readonly<Record<Layer, string>> = {
	...LAYER_UNITS,
	energy: 'MW of firm power',
	infrastructure: 'MW IT of halls',
}
