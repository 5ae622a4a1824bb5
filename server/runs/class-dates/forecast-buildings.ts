import { buildClass, type BuildClassId } from '#shared/catalogue/builds/build-classes.ts'
import { type BuildSequence, startsOf } from '#shared/catalogue/builds/build-sequence.ts'
import type { Percentiles } from '#shared/catalogue/types.ts'
import type { Catalogue } from '#shared/catalogue/tables.ts'
import { USUAL_RHO } from '#server/runs/simulation/spreads/find-spreads.ts'
import { type Curve, valueAtZ } from '#server/runs/simulation/chance/curve.ts'
import { NormalDraws } from '#server/runs/simulation/chance/stratified.ts'
import { percentile } from '#server/runs/simulation/odds/percentiles.ts'

export type ForecastAsk = {
	readonly buildClass: BuildClassId
	readonly buildings: number
	/** null: as is usual for the class and so many buildings */
	readonly sequence: BuildSequence | null
	readonly groupOf: number | null
	readonly everyMonths: number | null
}

const DRAWS = 2048
const SEED = 2026
/** Names of its streams hold a site: a campus forecast alone is one. */
const SITE = 'site'

/** The curve of a class: through its P10, P50 and P90, on the scale of lengths. Rule U3. */
export const curveOf = ({ p10, p50, p90 }: Percentiles): Curve => ({ scale: 'log', p10, p50, p90 })

/**
 * Months from the clearing of land to the first, second … building at work. The class is that of the first building: of those that
 * begin in one month the first ready is drawn from it, and every other comes later by what is its own. The first is a closed
 * form, those after it percentiles of draws.
 */
export function forecastBuildings(
	catalogue: Pick<Catalogue, 'buildClasses' | 'costModel'>,
	ask: ForecastAsk,
): readonly Percentiles[] {
	const { months } = buildClass(catalogue, ask.buildClass)
	const curve = curveOf(months)
	const starts = startsOf(catalogue, ask)
	if (starts.length <= 1) return starts.map(() => months)
	const draws = new NormalDraws(SEED)
	// A campus at a time in each draw, then the draws of each place in line.
	const ready = starts.map(() => new Float64Array(DRAWS))
	for (let draw = 0; draw < DRAWS; draw += 1) {
		const campus = readyOf(starts, (building) => valueAtZ(curve, drawnZ(draws, building, { starts, draw })))
		for (const [place, month] of campus.entries()) ready[place]?.set([month], draw)
	}
	return ready.map((values, place) => {
		if (place === 0) return months
		const sorted = values.toSorted()
		const at = (share: number) => percentile(sorted, share)
		return { p10: at(0.1), p50: at(0.5), p90: at(0.9) }
	})
}

const readyOf = (starts: readonly number[], monthsOf: (building: number) => number): readonly number[] =>
	starts.map((start, building) => start + monthsOf(building)).sort((a, b) => a - b)

type DrawnAt = { readonly starts: readonly number[]; readonly draw: number }

/** Of the buildings of one month the first in line is the first ready; the others lie a half normal behind it. Rule D3. */
function drawnZ(draws: NormalDraws, building: number, { starts, draw }: DrawnAt): number {
	const own = Math.sqrt(1 - USUAL_RHO.builder.rho)
	const shared = Math.sqrt(USUAL_RHO.builder.rho) * draws.at(`cause/builder/${SITE}`, draw)
	const first = shared + own * draws.at(`sites/${SITE}/firstBuilding`, draw)
	if (starts.indexOf(starts[building] ?? 0) === building) return first
	return first + own * Math.abs(draws.at(`buildPhases/building-${String(building + 1)}/durationMonths`, draw))
}
