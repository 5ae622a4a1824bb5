import type { PlanResult } from '#shared/result.ts'
import type { Loss } from '#shared/result/verdict-result.ts'
import type { SparseSeries } from '#shared/series.ts'
import { type Layer, LAYERS } from '#shared/layers.ts'
import { aimOf } from './aim.ts'
import { againstTarget, lateLayer } from './target-short.ts'
import { bindingRuns, limitsByMonth, stripBasis } from './binding-runs.ts'
import type { BindingRun, StripBasis } from '#shared/charts/strip-basis.ts'
import { lossNoun } from '../messages/verdict/loss-nouns.ts'
import { causeNoun, LAYER_NAMES, LAYER_UNITS } from '#shared/formats/names.ts'
import { sentenceCase, spanOfMonths, shortMonth, counted, longMonth } from '#shared/formats/months.ts'
import type { StripBand, StripModel, StripTarget } from '#shared/charts/strip-model.ts'
import { latestSite } from '../messages/verdict/latest-site.ts'
import { megawatts } from '#shared/formats/figures.ts'

function lowestOf(coverage: SparseSeries, months: readonly string[]): StripBand['lowest'] {
	let lowest: { share: number; month: string } | null = null
	coverage.forEach((share, index) => {
		if (share !== null && (lowest === null || share < lowest.share - 1e-9))
			lowest = { share, month: months[index] ?? '' }
	})
	return lowest
}

const isAsked = ({ servedShare }: PlanResult) => servedShare.some((share) => share !== null)

/** Why the target is missed in a month in which this layer holds it back: the loss that weighs most there. */
function lateNoun(layer: Layer, { verdict, months }: PlanResult, index: number): string {
	const month = months[index] ?? ''
	// Racks that no hall takes are the halls' loss, and leave chips short.
	const isOwn = (loss: Loss) => loss.layer === layer || (layer === 'chips' && loss.cause === 'racks_over_hall')
	const own = verdict.losses.filter((loss) => loss.kind === 'late' && isOwn(loss) && loss.to >= month)
	const [most] = own.toSorted((one, other) => other.mwMonths - one.mwMonths)
	return most === undefined ? 'below target' : lossNoun(most)
}

type NoteForParams = { readonly result: PlanResult; readonly aim: string }

function noteFor(layer: Layer, runs: readonly BindingRun[], { result, aim }: NoteForParams): StripBand['note'] {
	const own = runs.filter((run) => run.layer === layer)
	const longest = own.reduce<BindingRun | null>(
		(best, run) => (best === null || run.to - run.from > best.to - best.from ? run : best),
		null,
	)
	if (longest === null) return null
	const { from, to, firstMonth, cause, causeMonths } = longest
	const span =
		longest.lastMonth === result.months.at(-1) && from > 0
			? `from ${shortMonth(firstMonth)}`
			: spanOfMonths(firstMonth, longest.lastMonth)
	if (layer === 'applications')
		return { lead: `${sentenceCase(span)}:`, rest: isAsked(result) ? 'all demand met' : 'nothing short', from, to }
	const times = own.length > 1 ? ` (longest of ${own.length} periods)` : ''
	// A run may have several causes: the one that is named is told with its months, as the heading counts them.
	const part = causeMonths < to - from ? `, ${String(causeMonths)} of ${String(to - from)} months` : ''
	if (lateLayer(result, from) === layer)
		return { lead: `Limits ${span}:`, rest: `${lateNoun(layer, result, from)}${times}`, from, to }
	return {
		lead: `Limits ${span}:`,
		rest: `${cause === null ? `short of ${aim}` : `${causeNoun(cause.cause)}${part}`}${times}`,
		from,
		to,
	}
}

function seriesFor({
	result,
	basis,
	layer,
}: {
	result: PlanResult
	basis: StripBasis
	layer: Layer
}): Pick<StripBand, 'coverage' | 'required' | 'available'> {
	if (basis === 'demand') return result.layers[layer]
	const nothing = result.months.map(() => null)
	const zero = result.months.map(() => 0)
	if (layer === 'models' || layer === 'applications') return { coverage: nothing, required: zero, available: zero }
	const available = result.buildout.itMW[layer]
	const target = result.buildout.targetItMW || Math.max(0, ...result.buildout.itMW.chips)
	return {
		available,
		required: result.months.map(() => target),
		coverage: target > 0 ? available.map((value) => Math.min(1, value / target)) : nothing,
	}
}

/** The five layers over time: how far each covers what demand and the target need, which limits, and why. */
export function buildStripModel(result: PlanResult): StripModel {
	const basis = stripBasis(result)
	const runs = bindingRuns(result)
	const sites = Object.values(result.sites)
	const aim = aimOf(sites)
	return {
		basis,
		target: stripTarget(result),
		aim,
		months: result.months,
		binding: limitsByMonth(result).map(({ layer }) => layer),
		served: result.servedShare,
		commissionedItMW: result.months.map((_, index) =>
			sites.reduce((sum, site) => sum + (site.commissionedItMW[index] ?? 0), 0),
		),
		bands: LAYERS.map((layer, index) => {
			const series = withTarget(seriesFor({ result, basis, layer }), againstTarget(layer, result))
			return {
				layer,
				number: index + 1,
				name: LAYER_NAMES[layer],
				...series,
				unit: basis === 'buildout' ? 'MW IT' : LAYER_UNITS[layer],
				lowest: lowestOf(series.coverage, result.months),
				note: noteFor(layer, runs, { result, aim }),
			}
		}),
	}
}

type JudgedMonths = Pick<PlanResult, 'verdict' | 'months'>

const monthsText = (months: number) => (months > 12 ? `${String(months)} months` : counted(months, 'month'))

/** The date that was asked for; null where none was, or behind the plan's end. Of a fleet whose dates differ, that of its latest site. */
function stripTarget({ verdict, months }: JudgedMonths): StripTarget | null {
	const latest = latestSite(verdict)
	if (latest !== null) {
		const { month, itMW, reached, monthsLate } = latest
		return {
			...{ at: months.indexOf(month), met: months.indexOf(reached), isLate: true },
			text: [`Target of one site: ${megawatts(itMW)} MW IT, ${longMonth(month)}`, `Target ${shortMonth(month)}`],
			lateText: [`${monthsText(monthsLate)} late: full power ${longMonth(reached)}`, `${monthsText(monthsLate)} late`],
		}
	}
	const { targetMonth, targetItMW } = verdict.headline.facts
	const at = targetMonth === null ? -1 : months.indexOf(targetMonth)
	if (verdict.basis !== 'stated' || targetMonth === null || at < 0) return null
	const { month, monthsLate } = verdict.fullPower
	const isLate = month === null || (monthsLate ?? 0) > 0
	const late = month === null || monthsLate === null ? 'Not met by plan end' : `${monthsText(monthsLate)} late`
	return {
		at,
		met: month === null ? null : months.indexOf(month),
		isLate,
		text: [`Target: ${megawatts(targetItMW)} MW IT, ${longMonth(targetMonth)}`, `Target ${shortMonth(targetMonth)}`],
		lateText: isLate ? [month === null ? late : `${late}: full power ${longMonth(month)}`, late] : ['', ''],
	}
}

/** From its month on the target is demand too: a layer covers no more than it covers of either. */
function withTarget(
	series: Pick<StripBand, 'coverage' | 'required' | 'available'>,
	toTarget: StripBand['toTarget'],
): Pick<StripBand, 'coverage' | 'required' | 'available' | 'toTarget' | 'byTarget'> {
	const shares = series.coverage.map((_, month) => {
		const asked = toTarget?.asked[month] ?? 0
		return toTarget === null || asked <= 0 ? null : (toTarget.supply[month] ?? 0) / asked
	})
	const byTarget = shares.map(
		(share, month) => share !== null && share < 1 && share < (series.coverage[month] ?? Infinity),
	)
	const covered = shares.map((share, month) => {
		if (byTarget[month] === true) return share
		return series.coverage[month] ?? (share === null ? null : 1)
	})
	return { ...series, coverage: covered, toTarget, byTarget }
}
