import type { VerdictBasis } from '#shared/result/verdict-result.ts'
import { at } from '../cells.ts'
import type { SitePlant } from './plant.ts'
import { SiteMonths } from './site-supply.ts'
import { type AskedStep, fillSteps, type SiteTarget, stepAsEntered } from './target.ts'

export type MeasuredSeries = Readonly<
	Record<
		'asked' | 'fed' | 'housed' | 'let' | 'nameplate' | 'filled' | 'filledAlone' | 'delivered' | 'late',
		Float64Array
	>
>

/** A site as the verdict sees it. */
export type MeasuredSite = {
	readonly plant: SitePlant
	readonly basis: VerdictBasis
	/** stated with their months, or the one that the months as entered make */
	readonly steps: readonly AskedStep[]
	/** what is asked in the end: without a month, else by the last step within the plan, else behind it; 0: nothing */
	readonly fullMW: number
	/** some of it is asked within the plan, or at any time */
	readonly isJudged: boolean
	/** nameplate of the largest rack ordered */
	readonly rackMW: number
	readonly of: MeasuredSeries
}

/** Of a megawatt: less is rounding. */
export const ROUNDING = 1e-9
const LEAST_SHARE = 0.005

/** What a target may miss. Rule vV2. */
export const missable = ({ rackMW }: Pick<MeasuredSite, 'rackMW'>, itMW: number): number =>
	Math.max(rackMW, LEAST_SHARE * itMW)

export type SiteAsk = Pick<MeasuredSite, 'plant' | 'rackMW'> & { readonly target: SiteTarget }

/** Fills the series of a site and says what is asked of it. Rules vV1–vV3. */
export function measureSite({ plant, rackMW, target }: SiteAsk, of: MeasuredSeries): MeasuredSite {
	fillSupply(plant, of)
	const { basis, steps } = askedOf({ plant, rackMW, target }, of.asked)
	const within = steps.findLast(({ month }) => month < of.asked.length)
	const fullMW = target.undatedMW ?? (within ?? steps.at(-1))?.itMW ?? 0
	for (let month = 0; month < of.asked.length; month++) {
		const gap = at(of.asked, month) - at(of.delivered, month)
		of.late[month] = gap > missable({ rackMW }, at(of.asked, month)) + ROUNDING ? gap : 0
	}
	const isJudged = target.undatedMW !== null || within !== undefined
	return { plant, basis, steps, fullMW, isJudged, rackMW, of }
}

/** Fills in what is asked of a site. A month without megawatts asks for all that is entered. Rule vV1. */
function askedOf({ plant, rackMW, target }: SiteAsk, asked: Float64Array): Pick<MeasuredSite, 'basis' | 'steps'> {
	if (target.steps.length > 0) {
		fillSteps(target.steps, asked)
		return { basis: 'stated', steps: target.steps }
	}
	fillAsEntered(plant, asked, target.undatedMW ?? Infinity)
	const steps = stepAsEntered(asked, (itMW) => missable({ rackMW }, itMW))
	const { allFrom: month } = target
	if (month === null) return { basis: 'plan', steps }
	const dated = steps.map(({ itMW }) => ({ month, itMW }))
	fillSteps(dated, asked.fill(0))
	return { basis: 'stated', steps: dated }
}

function fillSupply(plant: SitePlant, of: MeasuredSeries): void {
	const run = new SiteMonths(plant, 'run')
	for (let month = 0; month < of.fed.length; month++) {
		const supply = run.month(month)
		of.fed[month] = supply.fed
		of.housed[month] = supply.housed
		of.let[month] = supply.let
		of.nameplate[month] = supply.nameplate
		of.filled[month] = supply.filled
		of.filledAlone[month] = supply.filledAlone
		of.delivered[month] = supply.delivered
	}
}

/** Nobody asks for more than is stated, by whatever month. */
function fillAsEntered(plant: SitePlant, asked: Float64Array, most: number): void {
	const entered = new SiteMonths(plant, 'entered')
	for (let month = 0; month < asked.length; month++) asked[month] = Math.min(most, entered.month(month).delivered)
}
