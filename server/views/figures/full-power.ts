import type { Milestone, MilestoneKind } from '#shared/milestone-result.ts'
import type { PlanResult } from '#shared/result.ts'
import type { Series } from '#shared/series.ts'
import { addMonths } from '#shared/units/months.ts'
import { shortMonth } from '#shared/formats/months.ts'

type Dated = Pick<PlanResult, 'milestones' | 'schedule' | 'sites' | 'months'>

/** What the one date of a plan is called, wherever it is told. */
export const FULL_POWER = 'Full power'

/** When everything of the target runs; where it never does, what is there of it, and when. */
export type FullPower = {
	/** null where it never all runs */
	readonly at: string | null
	/** `Jan 2028`, or `not reached` */
	readonly month: string
	/** `first power Mar 2027`; where it is not reached `power Oct 2027, halls Jan 2028` */
	readonly note: string
}

const NOT_REACHED = 'not reached'

/** Power of a site comes at once, or the last of it later. */
const ARRIVALS: readonly MilestoneKind[] = ['first_power', 'all_firm_power']

const isSome = (series: Series) => series.some((value) => value > 0)

const latest = (rows: readonly Milestone[]): Milestone | undefined =>
	rows.toSorted((one, other) => one.month.localeCompare(other.month)).at(-1)

/** «halls Jan 2028»: the month after the last of them finishes. */
function hallsText({ schedule, months }: Dated): string {
	const halls = Object.entries(schedule).flatMap(([key, { finish }]) => (key.startsWith('phase:') ? [finish] : []))
	if (halls.length === 0) return 'no hall planned'
	const finishes = halls.flatMap((finish) => (finish === null ? [] : [finish]))
	const ready = addMonths(finishes.toSorted().at(-1) ?? '', 1)
	if (finishes.length < halls.length || ready > (months.at(-1) ?? '')) return 'not all halls in these months'
	return ready <= (months[0] ?? '') ? 'halls from the start' : `halls ${shortMonth(ready)}`
}

/** One definition wherever «full power» is said. */
export function fullPowerOf(result: Dated): FullPower {
	const { milestones, sites } = result
	const first = milestones.find(({ kind }) => kind === 'first_power')
	if (first === undefined) return { at: null, month: NOT_REACHED, note: 'no power in these months' }
	const full = milestones.filter(({ kind }) => kind === 'full_power')
	const last = latest(full)
	const aimed = Object.values(sites).filter(
		({ buildout: { targetItMW, itMW } }) => targetItMW > 0 || isSome(itMW.chips),
	)
	if (last !== undefined && full.length === aimed.length)
		return { at: last.month, month: shortMonth(last.month), note: `first power ${shortMonth(first.month)}` }
	const power = latest(milestones.filter(({ kind }) => ARRIVALS.includes(kind))) ?? first
	return { at: null, month: NOT_REACHED, note: `power ${shortMonth(power.month)}, ${hallsText(result)}` }
}

/** The month, or why it has none: one text where there is no line below. */
export const fullPowerText = (full: FullPower): string =>
	full.at === null ? `${full.month}: ${full.note}` : full.month
