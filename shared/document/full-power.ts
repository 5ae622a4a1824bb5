import type { Milestone, MilestoneKind } from '#shared/result/milestone-result.ts'
import type { PlanResult } from '../result.ts'
import type { Series } from '../series.ts'
import { addMonths } from '../units/months.ts'

type HallsOfParams = Pick<PlanResult, 'milestones' | 'schedule' | 'sites' | 'months'>

/** The month after the last of the halls finishes; or that none is planned, or not all are ready in these months. */
export type HallsReady =
	{ readonly is: 'none' | 'not_all' | 'from_start' } | { readonly is: 'ready'; readonly month: string }

/** When everything of the target runs; where it never does, `at` is null and it is told what is there of it, and when. */
export type FullPower =
	| { readonly at: string; readonly firstPower: string }
	| { readonly at: null; readonly firstPower: null }
	| { readonly at: null; readonly firstPower: string; readonly allPower: string; readonly halls: HallsReady }

/** Power of a site comes at once, or the last of it later. */
const ARRIVALS: readonly MilestoneKind[] = ['first_power', 'all_firm_power']

const isSome = (series: Series) => series.some((value) => value > 0)

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

/** One definition wherever «full power» is said. */
export function fullPowerOf(result: HallsOfParams): FullPower {
	const { milestones, sites } = result
	const first = milestones.find(({ kind }) => kind === 'first_power')
	if (first === undefined) return { at: null, firstPower: null }
	const full = milestones.filter(({ kind }) => kind === 'full_power')
	const last = latest(full)
	const aimed = Object.values(sites).filter(
		({ buildout: { targetItMW, itMW } }) => targetItMW > 0 || isSome(itMW.chips),
	)
	if (last !== undefined && full.length === aimed.length) return { at: last.month, firstPower: first.month }
	const power = latest(milestones.filter(({ kind }) => ARRIVALS.includes(kind))) ?? first
	return { at: null, firstPower: first.month, allPower: power.month, halls: hallsOf(result) }
}
