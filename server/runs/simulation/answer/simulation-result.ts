import { ENGINE_VERSION, type HeadlineFigure, TARGET_MET } from '#server/engine/headline-run.ts'
import { LAYERS } from '#shared/layers.ts'
import type {
	SimulatedGroup,
	SimulatedInput,
	SimulatedSeries,
	SimulationResult,
} from '#shared/result/simulation-result.ts'
import type { KeptDraws } from '../draws/kept-draws.ts'
import type { Simulated } from '../draws/run-slice.ts'
import { oddsByMonth, percentile } from '../odds/percentiles.ts'
import { idOf, USUAL_RHO } from '../spreads/find-spreads.ts'
import type { Spread } from '../spreads/spread.ts'
import { driversOf, LEAST_DRAWS, moversOf } from './drivers.ts'
import { type Sample, sampleOf, sampleOfOne } from './sample.ts'
import { isSteady, simulatedFigure } from './simulated-figure.ts'

/** The figures of a plan as a whole: drivers are told of them, and they must be steady. */
const isHeadline = ({ key }: HeadlineFigure) =>
	/^(verdict\.f|finance\.totals|stranded|workforce\.construction)/.test(key)
const isOfSite = ({ key }: HeadlineFigure) => /^verdict\.sites\..*\.fullPower\.month$/.test(key)
const isTarget = ({ key }: HeadlineFigure) => key.split('.')[0] === TARGET_MET
const FAILURES_TOLD = 20
const CUT_TOLD = 0.01

/** What the draws that are done come to, of as many as are meant to be. Rules U7–U11. */
export function simulationResult(of: Simulated, kept: KeptDraws | null, meant: number): SimulationResult {
	const { asEntered, settings, base, drawing } = of
	const { months } = base.world.model
	const sample = kept === null ? sampleOfOne(asEntered) : sampleOf(kept)
	const columns = asEntered.figures.map((figure, place) => ({ figure, drawn: sample.figure(place) }))
	const shown = columns.filter(({ figure }) => !isTarget(figure))
	return {
		engine: ENGINE_VERSION,
		seed: settings.seed,
		draws: sample.done,
		months,
		asked: asEntered.asked,
		figures: Object.fromEntries(shown.map(({ figure, drawn }) => [figure.key, simulatedFigure(figure, drawn, months)])),
		odds: oddsOf(columns, of),
		series: {
			itMW: seriesOf(of, sample, 'itMW'),
			deliveredItMW: seriesOf(of, sample, 'deliveredItMW'),
			servedShare: seriesOf(of, sample, 'servedShare'),
		},
		limiting: limitingOf(sample, months.length),
		...drivenOf(of, sample, columns),
		cut: cutOf(kept, drawing.spreads),
		failed: kept?.failures.length ?? 0,
		failures: kept?.failures.slice(0, FAILURES_TOLD) ?? [],
		inputs: of.spreads.map((spread) => inputOf(spread, settings.off)),
		groups: groupsOf(of),
		steady: isSteadyIn(shown),
		progress: { done: sample.done, of: meant },
	}
}

type Column = { readonly figure: HeadlineFigure; readonly drawn: Float64Array }

const isSteadyIn = (columns: readonly Column[]) =>
	columns.every(({ figure, drawn }) => !isHeadline(figure) || isSteady(figure, drawn))

/** Whether more draws would tell more. Rule U8. */
export function isSteadyNow(of: Simulated, kept: KeptDraws): boolean {
	const sample = sampleOf(kept)
	return isSteadyIn(of.asEntered.figures.map((figure, place) => ({ figure, drawn: sample.figure(place) })))
}

function oddsOf(columns: readonly Column[], { base, plan }: Simulated): SimulationResult['odds'] {
	const { months } = base.world.model
	const drawnOf = (key: string) => columns.find(({ figure }) => figure.key === key)?.drawn ?? new Float64Array()
	const byMonth = (key: string) => {
		const drawn = drawnOf(key)
		const odds = oddsByMonth(drawn, months.length)
		return drawn.length === 0 ? {} : Object.fromEntries(months.map((month, place) => [month, odds[place] ?? 0]))
	}
	const of = (key: string, met: string) => ({
		targetMet: shareMet(drawnOf(met)),
		firstPowerBy: byMonth(`${key}.firstPower`),
		fullPowerBy: byMonth(`${key}.fullPower.month`),
	})
	return {
		...of('verdict', TARGET_MET),
		sites: Object.fromEntries(plan.sites.map(({ id }) => [id, of(`verdict.sites.${id}`, `${TARGET_MET}.${id}`)])),
	}
}

/** Null where no target is stated. */
function shareMet(drawn: Float64Array): number | null {
	if (drawn.length === 0 || drawn.some(Number.isNaN)) return null
	return drawn.filter((met) => met === 1).length / drawn.length
}

type SeriesName = keyof SimulationResult['series']

function seriesOf({ asEntered, base }: Simulated, sample: Sample, name: SeriesName): SimulatedSeries {
	const orNull = (value: number) => (Number.isFinite(value) ? value : null)
	const sorted = Array.from({ length: base.world.months }, (_, month) =>
		sample
			.at(name, month)
			.filter((value) => !Number.isNaN(value))
			.sort(),
	)
	const at = (share: number) => sorted.map((values) => orNull(percentile(values, share)))
	return { p10: at(0.1), p50: at(0.5), p90: at(0.9), asEntered: [...asEntered.series[name]].map(orNull) }
}

function limitingOf(sample: Sample, months: number): SimulationResult['limiting'] {
	const bound = Array.from({ length: sample.draws.length === 0 ? 0 : months }, (_, month) => sample.binding(month))
	const share = (layer: number) =>
		bound.map((layers) => layers.filter((binds) => binds === layer).length / sample.draws.length)
	const [energy, chips, infrastructure, models, applications] = LAYERS.map((_, place) => share(place + 1))
	const none = share(0)
	return {
		...{ energy: energy ?? none, chips: chips ?? none, infrastructure: infrastructure ?? none },
		...{ models: models ?? none, applications: applications ?? none, none },
	}
}

/** Whether the target that a month of full power is asked by was met, draw by draw; null: none is stated, or it is no such month. */
function metOf({ key }: HeadlineFigure, columns: readonly Column[]): Float64Array | null {
	const of = /^verdict(?:\.sites\.(.*))?\.fullPower\.month$/.exec(key)
	if (of === null) return null
	const own = of[1] === undefined ? TARGET_MET : `${TARGET_MET}.${of[1]}`
	const met = columns.find(({ figure }) => figure.key === own)?.drawn ?? null
	return met === null || met.some(Number.isNaN) ? null : met
}

function drivenOf({ drawing, base }: Simulated, sample: Sample, columns: readonly Column[]) {
	const told = sample.draws.length >= LEAST_DRAWS
	const movers = told ? moversOf(drawing, sample) : []
	const driven = columns
		.filter(({ figure }) => told && !isTarget(figure) && (isHeadline(figure) || isOfSite(figure)))
		.map(({ figure, drawn }) => {
			const months = figure.kind === 'month' ? base.world.months : null
			return { key: figure.key, ...driversOf(movers, { values: drawn, months, met: metOf(figure, columns) }) }
		})
	return {
		drivers: Object.fromEntries(driven.map(({ key, drivers }) => [key, drivers])),
		together: Object.fromEntries(driven.map(({ key, together }) => [key, together])),
		guesses: Object.fromEntries(driven.map(({ key, guesses }) => [key, guesses])),
	}
}

function cutOf(kept: KeptDraws | null, spreads: readonly Spread[]): SimulationResult['cut'] {
	if (kept === null || kept.done === 0) return {}
	const shares = spreads.map(({ name }, place) => [name, (kept.cut[place] ?? 0) / kept.done] as const)
	return Object.fromEntries(shares.filter(([, share]) => share > CUT_TOLD))
}

function inputOf(spread: Spread, off: readonly string[]): SimulatedInput {
	const { name, kind, place, unit, scale, p10, p50, p90, source, citation, cause } = spread
	const group = cause && idOf(cause)
	return { name, kind, place, unit, scale, p10, p50, p90, source, citation, group, drawn: !off.includes(name) }
}

function groupsOf({ spreads, drawing }: Simulated): readonly SimulatedGroup[] {
	const found = new Map<string, SimulatedGroup>()
	for (const { name: member, cause } of spreads) {
		if (cause === null) continue
		const { group, name } = cause
		const { rho: usualRho, source } = USUAL_RHO[group]
		const known = found.get(idOf(cause))
		const members = [...(known?.members ?? []), member]
		found.set(idOf(cause), { id: idOf(cause), group, name, rho: drawing.rhoOf(cause), usualRho, source, members })
	}
	return [...found.values()]
}
