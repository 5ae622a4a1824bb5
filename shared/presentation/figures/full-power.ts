import type { Milestone, MilestoneKind } from '#shared/milestone-result.ts'
import type { PlanResult } from '#shared/result.ts'
import type { Series } from '#shared/series.ts'
import { addMonths } from '#shared/units/months.ts'
import { MISSING } from '../wording/figures.ts'
import { shortMonth } from '../wording/months.ts'

type Dated = Pick<PlanResult, 'milestones' | 'schedule' | 'sites' | 'months'>

/** When everything of the target runs; where it never does, when its power and its halls are there. */
export type FullPower = {
	readonly label: 'Full power' | 'Full grid' | 'All firm power'
	/** null where no power comes */
	readonly at: string | null
	/** `Jan 2028`, or a dash */
	readonly month: string
	readonly note: string
}

/** Power of a site comes at once, or the last of it later. */
const ARRIVALS: readonly MilestoneKind[] = ['first_power', 'full_grid', 'all_firm_power']

const isSome = (series: Series) => series.some((value) => value > 0)

const latest = (rows: readonly Milestone[]): Milestone | undefined =>
	rows.toSorted((one, other) => one.month.localeCompare(other.month)).at(-1)

/** «all halls Jan 2028»: the month after the last of them finishes. */
function hallsText({ schedule, months }: Dated): string {
	const halls = Object.entries(schedule).flatMap(([key, { finish }]) => (key.startsWith('phase:') ? [finish] : []))
	if (halls.length === 0) return 'no hall planned'
	const finishes = halls.flatMap((finish) => (finish === null ? [] : [finish]))
	const ready = addMonths(finishes.toSorted().at(-1) ?? '', 1)
	if (finishes.length < halls.length || ready > (months.at(-1) ?? '')) return 'not all halls in these months'
	return ready <= (months[0] ?? '') ? 'all halls from the start' : `all halls ${shortMonth(ready)}`
}

/** One definition wherever «full power» is said. */
export function fullPowerOf(result: Dated): FullPower {
	const { milestones, sites } = result
	const first = milestones.find(({ kind }) => kind === 'first_power')
	if (first === undefined) return { label: 'Full power', at: null, month: MISSING, note: 'no power in these months' }
	const since = `first power ${shortMonth(first.month)}`
	const full = milestones.filter(({ kind }) => kind === 'full_power')
	const last = latest(full)
	const aimed = Object.values(sites).filter(
		({ buildout: { targetItMW, itMW } }) => targetItMW > 0 || isSome(itMW.chips),
	)
	if (last !== undefined && full.length === aimed.length)
		return { label: 'Full power', at: last.month, month: shortMonth(last.month), note: since }
	const power = latest(milestones.filter(({ kind }) => ARRIVALS.includes(kind))) ?? first
	const label = power.kind === 'full_grid' ? 'Full grid' : 'All firm power'
	return { label, at: power.month, month: shortMonth(power.month), note: hallsText(result) }
}
