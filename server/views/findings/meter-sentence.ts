import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { largest } from '../figures/series.ts'
import { isAsked, shortfallOf, type Shortfall } from '../layers/layer-shortfall.ts'
import { megawatts } from '#shared/formats/figures.ts'
import { longMonth } from '#shared/formats/months.ts'

/** Less than this is rounding, and nobody would call it short: of a plan that asks for more than that. */
const LEAST_MW = 0.05
const LEAST_SHARE = 0.001

const isNothing = ({ worst }: Shortfall) => worst.missing < LEAST_MW && 1 - worst.share < LEAST_SHARE

/** Where there is enough in total in every month, the largest gap of a site: «at Frankfurt it is 12 MW short in May 2027»; else null. */
export function shortSite(plan: PlanFile, { layers: { energy }, sites, months }: PlanResult): string | null {
	const short = shortfallOf(energy)
	const inTotal = energy.required.every((asked, month) => (energy.available[month] ?? 0) >= asked)
	if (short === null || !inTotal || isNothing(short)) return null
	const gaps = plan.sites.flatMap(({ id, name }) => {
		const { required, available } = sites[id]?.layers.energy ?? { required: [], available: [] }
		return required.map((asked, month) => ({ name, month, MW: asked - (available[month] ?? 0) }))
	})
	const most = largest(gaps.map(({ MW }) => MW))
	const gap = gaps[most?.index ?? -1]
	return gap ? `at ${gap.name} it is ${megawatts(gap.MW)} MW short in ${longMonth(months[gap.month] ?? '')}` : null
}

/** Firm power at the meter against what is asked there: the one title of the chart, on screen and on paper. */
export function meterTitle(plan: PlanFile, result: PlanResult): string {
	const { energy } = result.layers
	if (!isAsked(energy)) return 'No load yet'
	const short = shortfallOf(energy)
	if (short === null || isNothing(short)) return 'Firm power is above need in every month'
	const site = shortSite(plan, result)
	if (site !== null) return `Enough firm power in total, but ${site}`
	return `Firm power is ${megawatts(short.worst.missing)} MW below need in ${longMonth(result.months[short.worst.index] ?? '')}`
}
