import type { PlanResult, ScheduleEntry } from '#shared/result.ts'
import type { Layer } from '#shared/layers.ts'
import { addMonths, monthsBetween } from '#shared/units/months.ts'
import { causeShort, LAYER_NAMES } from '../wording/names.ts'
import { type EquipmentTable, lateOf } from '../tables/equipment-view.ts'
import type { HallNetwork } from '../tables/build-network-view.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { PageTabs } from '../tabs/page-tabs.ts'
import type { PagePart } from './page-part.ts'

export type GanttRow = {
	/** `phase:hall-a` */
	readonly ref: string
	readonly name: string
	readonly layer: Layer
	readonly plannedStart: number
	/** months from the first column; ends are exclusive */
	readonly plannedEnd: number
	readonly start: number
	readonly end: number
	readonly plannedFinish: string
	/** null: not within the months searched */
	readonly finish: string | null
	readonly delayMonths: number
	readonly status: 'ok' | 'tight' | 'failing'
	readonly statusText: string
	readonly causeText: string
}
type GanttGroup = { readonly layer: Layer; readonly name: string; readonly rows: readonly GanttRow[] }
export type GanttModel = {
	readonly months: readonly string[]
	readonly groups: readonly GanttGroup[]
	readonly part?: PagePart
}

const LAYER_OF: Readonly<Record<string, Layer>> = { contract: 'energy', phase: 'infrastructure', order: 'chips' }
/** From so many months a slip is a failing, below it is tight. */
const LATE_MONTHS = 2

function statusOf(entry: ScheduleEntry): Pick<GanttRow, 'status' | 'statusText'> {
	if (entry.finish === null) return { status: 'failing', statusText: 'Not in the months looked at' }
	if (entry.delayMonths >= LATE_MONTHS) return { status: 'failing', statusText: 'Late' }
	if (entry.delayMonths > 0) return { status: 'tight', statusText: 'Late' }
	return { status: 'ok', statusText: 'On date' }
}

function rowFor({
	ref,
	entry,
	first,
	end,
}: {
	ref: string
	entry: ScheduleEntry
	first: string
	end: number
}): GanttRow {
	const offset = (month: string) => monthsBetween(first, month)
	return {
		ref,
		name: entry.name,
		layer: LAYER_OF[ref.split(':')[0] ?? ''] ?? 'infrastructure',
		plannedStart: offset(entry.plannedStart),
		plannedEnd: offset(entry.plannedFinish) + 1,
		start: offset(entry.start),
		end: entry.finish === null ? end : offset(entry.finish) + 1,
		plannedFinish: entry.plannedFinish,
		finish: entry.finish,
		delayMonths: entry.delayMonths,
		causeText: entry.cause === null ? '' : causeShort(entry.cause),
		...statusOf(entry),
	}
}

/** Every dated thing of the plan, grouped by layer, planned beside levelled. The columns span the work, not the horizon. */
export function buildGantt(result: PlanResult): GanttModel {
	const entries = Object.entries(result.schedule)
	const starts = entries.flatMap(([, entry]) => [entry.plannedStart, entry.start]).sort()
	const finishes = entries
		.flatMap(([, entry]) => [entry.plannedFinish, ...(entry.finish === null ? [] : [entry.finish])])
		.sort()
	const first = `${(starts[0] ?? result.months[0] ?? '2026-01').slice(0, 4)}-01`
	const last = finishes.at(-1) ?? result.months.at(-1) ?? first
	const span = monthsBetween(first, last) + 1
	// Room after the last bar for its slip to be named.
	const months = Array.from({ length: span + Math.max(5, Math.ceil(span * 0.24)) }, (_, index) =>
		addMonths(first, index),
	)
	const rows = entries.map(([ref, entry]) => rowFor({ ref, entry, first, end: months.length }))
	const layers: readonly Layer[] = ['energy', 'infrastructure', 'chips']
	return {
		months,
		groups: layers
			.map((layer) => ({
				layer,
				name: LAYER_NAMES[layer],
				rows: rows
					.filter((row) => row.layer === layer)
					.sort((a, b) => a.plannedEnd - b.plannedEnd || a.start - b.start),
			}))
			.filter((group) => group.rows.length > 0),
	}
}

type ScheduleParts = {
	readonly plan: PlanFile
	readonly result: PlanResult
	readonly networks: readonly HallNetwork[]
	readonly orderBy: EquipmentTable | null
}

/** The dates, what they rest on, and what has come of them. */
export function scheduleTabs({ plan, result, networks, orderBy }: ScheduleParts): PageTabs {
	const slips = Object.values(result.schedule).filter(({ delayMonths }) => delayMonths > 0).length
	const dates = { id: 'dates', name: 'Dates', ...(slips > 0 && { figure: `${String(slips)} slip` }) }
	const actuals = { id: 'actuals', name: 'Actuals', list: 'actuals', figure: String(plan.actuals.length) }
	return [
		dates,
		...(orderBy === null ? [] : [{ id: 'equipment', name: 'To order', ...lateOf(orderBy) }]),
		...(networks.length === 0 ? [] : [{ id: 'networks', name: 'Steps of each hall', figure: String(networks.length) }]),
		actuals,
	]
}
