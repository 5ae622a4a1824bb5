import type { PlanResult, ScheduleEntry } from '#shared/result.ts'
import type { Layer } from '#shared/layers.ts'
import type { Loss, SiteVerdict } from '#shared/result/verdict-result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { addMonths } from '#shared/units/months.ts'
import { itemAtIn } from '../../messages/verdict/item-names.ts'
import { latestSite } from '../../messages/verdict/latest-site.ts'
import { FULL_POWER, NOT_REACHED } from '../../messages/milestones.ts'
import { MISSING, megawatts } from '#shared/formats/figures.ts'
import { shortMonth } from '#shared/formats/months.ts'

/** A date of the plan beside the month it is needed in: `Aug 2030`, `Jun 2029`, `14 mo`. */
export type TargetDateRow = {
	readonly name: string
	readonly date: string
	readonly needed: string
	readonly late: string
	readonly isLate: boolean
	/** of the whole plan: set apart from what leads to it */
	readonly isFull: boolean
	/** what comes: `phase:hall-a`, `full` of the plan; null where nothing alone does */
	readonly of: string | null
}
export type TargetDates = {
	/** what the second month is: what the target needs, or what was planned */
	readonly neededHead: 'Needed' | 'Planned'
	readonly rows: readonly TargetDateRow[]
}

type JudgedDates = Pick<PlanResult, 'verdict' | 'schedule' | 'months'>
type DateFacts = {
	readonly date: string | null
	readonly late: number | null
	readonly isFull?: boolean
	readonly of?: string | null
}

/** What is needed is counted back: so many months before it comes. */
function rowOf(
	name: string,
	{ date, late, isFull = false, of = null }: DateFacts,
	needed: string | null,
): TargetDateRow {
	const month = needed ?? (date === null || late === null ? null : addMonths(date, -late))
	const isLate = late === null ? needed !== null : late > 0
	return {
		name,
		date: date === null ? (isFull ? NOT_REACHED : 'not in the plan') : shortMonth(date),
		needed: month === null ? MISSING : shortMonth(month),
		late:
			late === null ? (isLate ? 'missed' : MISSING) : late > 0 ? `${String(late)} mo` : late < 0 ? 'early' : 'on time',
		isLate,
		isFull,
		of,
	}
}

const READY: Readonly<Record<'energy' | 'infrastructure' | 'chips', string>> = {
	energy: 'energized',
	infrastructure: 'ready',
	chips: 'at work',
}
const BUILT = ['infrastructure', 'energy', 'chips'] as const

/** The loss that makes a layer of a site late to its last month, the largest of them: the month of the layer is its. */
function behind({ losses }: PlanResult['verdict'], siteId: string, layer: Layer): Loss | undefined {
	const own = losses.filter((loss) => loss.siteId === siteId && loss.layer === layer && loss.kind === 'late')
	return own.toSorted((one, other) => other.to.localeCompare(one.to) || other.mwMonths - one.mwMonths)[0]
}

const NOUNS = { energy: 'Power', infrastructure: 'Halls', chips: 'Chips' } as const

/** The layers of a site that are late, each by its last item: the month is that of the verdict. */
function layerRows(plan: PlanFile, result: JudgedDates, [siteId, site]: readonly [string, SiteVerdict]) {
	const step = site.steps.at(-1)
	if (step === undefined) return []
	return BUILT.flatMap((layer): readonly TargetDateRow[] => {
		const { state, monthsLate } = site.layers[layer]
		if (state !== 'late' && state !== 'tight' && state !== 'short') return []
		if (monthsLate === 0) return []
		const item = behind(result.verdict, siteId, layer)?.item ?? null
		const name = itemAtIn(plan, item) ?? NOUNS[layer]
		const date = monthsLate === null ? null : addMonths(step.month, monthsLate)
		const start = item === null ? undefined : result.schedule[item]
		return [
			...(layer === 'infrastructure' && start !== undefined && monthsLate !== null
				? [rowOf(`Start ${name}`, { date: start.start, late: monthsLate }, null)]
				: []),
			rowOf(`${name} ${READY[layer]}`, { date, late: monthsLate, of: item }, step.month),
		]
	})
}

/** Of several sites and steps, each; of one, full power alone. */
function stepRows(plan: PlanFile, [siteId, { steps }]: readonly [string, SiteVerdict]): readonly TargetDateRow[] {
	const site = plan.sites.find(({ id }) => id === siteId)?.name ?? siteId
	if (plan.sites.length === 1 && steps.length < 2) return []
	return steps.map(({ itMW, month, reached, monthsLate }) =>
		rowOf(
			`${megawatts(itMW)} MW${plan.sites.length === 1 ? '' : `, ${site}`}`,
			{ date: reached, late: monthsLate },
			month,
		),
	)
}

function fullRow({ verdict }: JudgedDates): TargetDateRow {
	const { month, monthsLate } = verdict.fullPower
	const { targetMonth } = verdict.headline.facts
	const latest = latestSite(verdict)
	return latest === null
		? rowOf(FULL_POWER, { date: month, late: monthsLate, isFull: true, of: 'full' }, targetMonth)
		: rowOf('Full power, latest site', { date: latest.reached, late: latest.monthsLate, isFull: true }, latest.month)
}

const MOST = 6

/** Without a target: what slips, against its own planned date. */
function plannedRows(plan: PlanFile, { schedule }: JudgedDates): readonly TargetDateRow[] {
	const late = (entry: ScheduleEntry) => (entry.finish === null ? Infinity : entry.delayMonths)
	return Object.entries(schedule)
		.filter(([, entry]) => late(entry) > 0)
		.toSorted(([, one], [, other]) => late(other) - late(one))
		.map(([ref, entry]) =>
			rowOf(
				itemAtIn(plan, ref) ?? entry.name,
				{ date: entry.finish, late: entry.finish === null ? null : entry.delayMonths },
				entry.plannedFinish,
			),
		)
}

/** The dates that lead to full power, each beside the month it is needed in; full power last, as the headline has it. */
export function targetDates(plan: PlanFile, result: JudgedDates): TargetDates {
	const { verdict } = result
	const sites = Object.entries(verdict.sites)
	const isStated = verdict.basis === 'stated'
	const rows = isStated
		? sites.flatMap((site) => [...layerRows(plan, result, site), ...stepRows(plan, site)])
		: plannedRows(plan, result)
	const latest = rows.toSorted((one, other) => Number(other.isLate) - Number(one.isLate)).slice(0, MOST - 1)
	return {
		neededHead: isStated ? 'Needed' : 'Planned',
		rows: [...rows.filter((row) => latest.includes(row)), ...(verdict.firstPower === null ? [] : [fullRow(result)])],
	}
}
