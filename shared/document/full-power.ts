import type { Milestone, MilestoneKind } from '#shared/result/milestone-result.ts'
import type { PlanResult } from '../result.ts'
import { addMonths } from '../units/months.ts'

type HallsOfParams = Pick<PlanResult, 'milestones' | 'schedule' | 'verdict' | 'months'>

/** The month after the last of the halls finishes; or that none is planned, or not all are ready in these months. */
export type HallsReady =
	{ readonly is: 'none' | 'not_all' | 'from_start' } | { readonly is: 'ready'; readonly month: string }

/** When all that is asked for is delivered; where it never does, `at` is null and it is told what is there of it, and when. */
export type FullPower =
	/** until: the month from which less of it is delivered again */
	| { readonly at: string; readonly firstPower: string; readonly until?: string }
	| { readonly at: null; readonly firstPower: null }
	| { readonly at: null; readonly firstPower: string; readonly allPower: string; readonly halls: HallsReady }

/** Power of a site comes at once, or the last of it later. */
const ARRIVALS: readonly MilestoneKind[] = ['power_at_meter', 'all_firm_power']

const latest = (rows: readonly Milestone[]): Milestone | undefined =>
	rows.toSorted((one, other) => one.month.localeCompare(other.month)).at(-1)

function hallsOf({ schedule, months }: HallsOfParams): HallsReady {
	const halls = Object.entries(schedule).flatMap(([key, { finish }]) => (key.startsWith('phase:') ? [finish] : []))
	if (halls.length === 0) return { is: 'none' }
	const finishes = halls.flatMap((finish) => (finish === null ? [] : [finish]))
	const ready = addMonths(finishes.toSorted().at(-1) ?? '', 1)
	if (finishes.length < halls.length || ready > (months.at(-1) ?? '')) return { is: 'not_all' }
	return ready <= (months[0] ?? '') ? { is: 'from_start' } : { is: 'ready', month: ready }
}

/** One definition wherever «full power» is said: the verdict’s. */
export function fullPowerOf(result: HallsOfParams): FullPower {
	const { milestones, verdict } = result
	const { month } = verdict.fullPower
	const until = verdict.headline.facts.fallsBack?.month
	if (month !== null)
		return {
			at: month,
			firstPower: verdict.firstPower ?? month,
			...(until !== undefined && until > month && { until }),
		}
	const power = latest(milestones.filter(({ kind }) => ARRIVALS.includes(kind)))
	const first = verdict.firstPower ?? milestones.find(({ kind }) => kind === 'power_at_meter')?.month
	if (first === undefined) return { at: null, firstPower: null }
	return { at: null, firstPower: first, allPower: power?.month ?? first, halls: hallsOf(result) }
}
