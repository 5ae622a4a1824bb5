import type { Layer } from '#shared/layers.ts'
import type { BuildoutLayer } from '#shared/result.ts'
import type { LayerVerdict, LayerVerdicts, SiteVerdict } from '#shared/result/verdict-result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { LossRow } from '../losses/loss-book.ts'
import { priced } from '../losses/loss-facts.ts'
import { type MeasuredSite, ROUNDING } from '../measured-site.ts'
import type { Entered } from './entered.ts'
import { askedMWMonths, fullMonth, monthsLate, ownSupply } from './shares.ts'
import { siteDates } from './plan-dates.ts'
import { stateOf, stateOfAll, type StateFacts } from './state-rows.ts'

export type SiteJudged = {
	readonly plan: PlanFile
	readonly entered: Readonly<Record<Layer, Entered>>
	readonly measured: MeasuredSite
	readonly status: number
	/** of this site */
	readonly rows: readonly LossRow[]
	/** from the status month on: what the site asks of the whole plan's megawatt-months, and demand, MW-months */
	readonly planAsked: number
	readonly demanded: number
	/** halls are still to be built there, and of who builds them nothing is known */
	readonly isUnknown: boolean
	/** what each layer costs from the status month on, USD */
	readonly chargeUsd: Readonly<Record<BuildoutLayer, number>>
}

const isBuilt = (layer: Layer): layer is BuildoutLayer => layer !== 'models' && layer !== 'applications'
export const isLost = ({ kind }: LossRow) => kind === 'late' || kind === 'unserved'

export function lostOf(rows: readonly LossRow[]) {
	let [mwMonths, usd] = [0, 0]
	for (const { sums } of rows) {
		mwMonths += sums.mwMonths
		usd += sums.usd
	}
	return { mwMonths, usd: priced({ mwMonths, usd }) }
}

/** A site's own part of the verdict. Rules vV2, vV5. */
export function siteVerdict(of: SiteJudged): SiteVerdict {
	const { measured, status, rows } = of
	const layers = layersOf((layer) => layerVerdict(of, layer))
	const late = rows.filter(({ kind, past }) => kind === 'late' && !past)
	const lateMonths = monthsLate(measured, measured.of.delivered, status)
	const states = Object.values(layers).map(({ state }) => state)
	const whole = stateOf({
		entered: states.every((state) => state === 'empty') ? 'none' : states.includes('incomplete') ? 'missing' : 'there',
		neverHolds: fullMonth(measured) === -1,
		share: shareOf(sumOf(late), askedMWMonths([measured], status)),
		monthsLate: lateMonths,
		idleShare: states.includes('idle') ? 1 : 0,
		hasPast: rows.some(({ past, kind }) => past && (kind === 'late' || kind === 'unserved')),
		isUnknown: layers.infrastructure.state === 'no_data',
	})
	return { ...siteDates(of), state: whole, layers }
}

export const layersOf = (make: (layer: Layer) => LayerVerdict): LayerVerdicts => ({
	energy: make('energy'),
	chips: make('chips'),
	infrastructure: make('infrastructure'),
	models: make('models'),
	applications: make('applications'),
})

const sumOf = (rows: readonly LossRow[]) => rows.reduce((sum, { sums }) => sum + sums.mwMonths, 0)
const shareOf = (part: number, whole: number) => (whole > 0 ? part / whole : part > 0 ? 1 : 0)

function layerVerdict(of: SiteJudged, layer: Layer): LayerVerdict {
	const own = of.rows.filter((row) => row.layer === layer && isLost(row))
	const coming = own.filter(({ past }) => !past)
	const facts = isBuilt(layer) ? builtFacts(of, layer) : workFacts(of, layer)
	const isUnknown = layer === 'infrastructure' && of.isUnknown
	const state = stateOf({ ...facts, isUnknown, hasPast: own.some(({ past }) => past) })
	return { ...lostOf(coming), state, monthsLate: state === 'short' ? null : facts.monthsLate }
}

type LayerFactsOf = Omit<StateFacts, 'hasPast' | 'isUnknown'>

function builtFacts(of: SiteJudged, layer: BuildoutLayer): LayerFactsOf {
	const { measured, rows, status } = of
	const supply = ownSupply(measured, layer)
	const late = rows.filter((row) => row.kind === 'late' && row.layer === layer && !row.past)
	const idle = rows.filter(({ stands, past }) => stands === layer && !past)
	const idleUsd = idle.reduce((sum, { sums }) => sum + sums.usd, 0)
	return {
		entered: of.entered[layer],
		neverHolds: fullMonth(measured, supply) === -1,
		share: shareOf(sumOf(late), of.planAsked),
		monthsLate: monthsLate(measured, supply, status),
		idleShare: shareOf(idleUsd, of.chargeUsd[layer]),
	}
}

/** Of models and demand: what goes unserved for their sake. */
function workFacts({ entered, rows, demanded }: SiteJudged, layer: Exclude<Layer, BuildoutLayer>): LayerFactsOf {
	const unserved = rows.filter((row) => row.kind === 'unserved' && row.layer === layer && !row.past)
	const share = shareOf(sumOf(unserved), demanded)
	const neverHolds = share >= 1 - ROUNDING
	return { entered: entered[layer], neverHolds, share, monthsLate: 0, idleShare: 0 }
}

/** Layers of all sites together. Rule vV5. */
export function layersOfPlan(sites: readonly SiteVerdict[], rows: readonly LossRow[]): LayerVerdicts {
	return layersOf((layer) => {
		const own = sites.map(({ layers }) => layers[layer])
		const state = stateOfAll(own.map(({ state: one }) => one))
		const late = own.map(({ monthsLate: months }) => months)
		const coming = rows.filter((row) => row.layer === layer && isLost(row) && !row.past)
		return {
			...lostOf(coming),
			state,
			monthsLate: state === 'short' ? null : Math.max(0, ...late.map((months) => months ?? 0)),
		}
	})
}
