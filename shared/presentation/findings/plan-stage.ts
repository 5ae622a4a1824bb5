import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { useOf } from '../layers/layer-shortfall.ts'
import { layerStatuses } from '../layers/layer-status.ts'
import { count, megawatts } from '../wording/figures.ts'
import { longMonth } from '../wording/months.ts'
import { LAYER_NOUNS, LAYER_UNITS } from '../wording/names.ts'
import { shareText } from '../wording/shares.ts'

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

/** «At most 2 % of the chips have work: 1,242 of 48,000 accelerators are asked for»; null where nothing is over-built. */
export function overBuiltTitle(plan: PlanFile, result: PlanResult): string | null {
	const over = layerStatuses(plan, result).filter(({ status }) => status === 'over-built')
	const layer = (over.find((row) => row.layer === 'chips') ?? over[0])?.layer
	if (layer === undefined) return null
	const use = useOf(result.layerFacts[layer])
	if (use === null) return null
	const amount = layer === 'chips' ? count : megawatts
	const verb = layer === 'energy' ? 'has' : 'have'
	return `At most ${shareText(use.share)} of the ${LAYER_NOUNS[layer]} ${verb} work: ${amount(use.asked)} of ${amount(use.there)} ${LAYER_UNITS[layer]} are asked for`
}
