import type { PlanResult } from '#shared/result.ts'
import type { Layer } from '#shared/layers.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { addMonths, monthsBetween } from '#shared/units/months.ts'
import { counted } from '#shared/formats/months.ts'
import { LAYER_NAMES } from '#shared/formats/names.ts'
import { readyMonth, type Dated, PLAIN } from './dated.ts'
import { applicationRows, leaseRows, milestoneRows, workloadRows } from './demand-rows.ts'
import { targetMarks, targetRows } from './target-rows.ts'
import { floatsOf, waitsOf } from './float.ts'
import type { GanttKind, GanttLine, GanttModel, GanttRow, GanttZoom } from '#shared/charts/gantt-model.ts'
import { stepsUnder } from './step-rows.ts'
import { contractRows, hallRows, orderRows, refreshRows, workRows } from './supply-rows.ts'
import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import { purchasesOf } from '#shared/catalogue/hall-steps.ts'
import { arrivalOf } from '#shared/catalogue/purchases.ts'
import { statusMonth } from '#shared/status-month.ts'
import { weeksToWholeMonths } from '#shared/units/conversions.ts'
import { count } from '#shared/formats/figures.ts'

/** Order-by dates so near are named. */
const SOON_MONTHS = 1

type Purchase = PlanFile['buildPhases'][number]['procurement'][number]
type Buyer = { readonly id: string; readonly name: string | null; readonly siteId: string }

function itemsOf(plan: PlanFile) {
	const rows = new Map(catalogueFor(plan).equipment.map((row) => [row.id, row]))
	return {
		nameOf: (item: string) => rows.get(item)?.name ?? item,
		leadOf: (item: string) => weeksToWholeMonths(rows.get(item)?.leadWeeks?.mid ?? 0),
		arrivalIn: (bought: Purchase) => arrivalOf(bought, { leadWeeks: rows.get(bought.item)?.leadWeeks ?? null }),
	}
}

/** What the plan states as ordered, from order to delivery. */
export function purchaseRows(plan: PlanFile): readonly Dated[] {
	const { nameOf, arrivalIn } = itemsOf(plan)
	const rowsOf = ({ id, name, siteId }: Buyer, rows: readonly Purchase[], list: 'purchases' | null) =>
		rows.flatMap((bought, at): readonly Dated[] => {
			const delivered = arrivalIn(bought)
			// What is only planned follows its hall, and is shown by the month it has to be ordered in.
			if (delivered === null || bought.orderMonth === null) return []
			const span = { plannedStart: bought.orderMonth, plannedEnd: addMonths(delivered, 1) }
			const dates = {
				start: { field: 'orderMonth', value: bought.orderMonth },
				end: { field: 'deliveryMonth', value: bought.deliveryMonth ?? '', follows: true },
			} as const
			return [
				{
					...PLAIN,
					...span,
					ref: `purchase:${id}/${String(at)}`,
					kind: 'purchase',
					name: `${nameOf(bought.item)}, ${name ?? id}`,
					siteId,
					layer: 'infrastructure',
					start: span.plannedStart,
					end: span.plannedEnd,
					statusText: 'On order',
					// Lots of a site stand in its form, and in no list whose rows could be dragged.
					moves: list === null ? null : { list, id: `${id}/${String(at)}`, ...dates },
				},
			]
		})
	return [
		...plan.sites.flatMap((site) => rowsOf({ ...site, siteId: site.id }, site.procurement, null)),
		...plan.buildPhases.flatMap((hall) => rowsOf(hall, purchasesOf(hall), 'purchases')),
	]
}

/** What is still to be ordered: the last month to order it, and its lead time from there. */
export function equipmentRows(plan: PlanFile, result: PlanResult): readonly Dated[] {
	const now = statusMonth(plan)
	const { leadOf } = itemsOf(plan)
	return plan.sites.flatMap(({ id: siteId }) =>
		(result.sites[siteId]?.equipment ?? []).flatMap(
			({ item, name, count: units, orderBy, state }): readonly Dated[] => {
				if (orderBy === null || (state !== 'late' && state !== 'to_order')) return []
				const end = addMonths(orderBy, Math.max(1, leadOf(item)))
				const ahead = monthsBetween(now, orderBy)
				const late = state === 'late'
				const soon = ahead <= SOON_MONTHS
				return [
					{
						...PLAIN,
						ref: `equipment:${siteId}/${item}`,
						kind: 'equipment',
						name: `${name}, ${count(units)}`,
						siteId,
						layer: 'infrastructure',
						plannedStart: orderBy,
						plannedEnd: end,
						start: orderBy,
						end,
						status: late ? 'failing' : soon ? 'tight' : 'ok',
						statusText: late ? 'Due, order not confirmed' : 'To order',
						note: late ? 'order not confirmed' : soon ? 'order now' : '',
					},
				]
			},
		),
	)
}

type GanttView = {
	readonly zoom?: GanttZoom
	/** heads and halls that stand otherwise than they would by themselves */
	readonly turned?: readonly string[]
	/** the same things in another scenario */
	readonly behind?: readonly Pick<Dated, 'ref' | 'start' | 'end'>[]
}
type BuildGanttGroup = {
	readonly name: string
	readonly layer: Layer | null
	readonly noun: string
	readonly kinds: readonly GanttKind[]
}

const OF_SITES: readonly BuildGanttGroup[] = [
	{ name: LAYER_NAMES.energy, layer: 'energy', noun: 'contract', kinds: ['contract', 'work'] },
	{ name: 'Procurement', layer: null, noun: 'item', kinds: ['purchase', 'equipment'] },
	{ name: LAYER_NAMES.infrastructure, layer: 'infrastructure', noun: 'hall', kinds: ['phase'] },
	{ name: 'Leases', layer: null, noun: 'lease', kinds: ['lease'] },
	{ name: LAYER_NAMES.chips, layer: 'chips', noun: 'order', kinds: ['order'] },
]
const OF_PLAN: readonly BuildGanttGroup[] = [
	{ name: LAYER_NAMES.models, layer: 'models', noun: 'workload', kinds: ['workload'] },
	{ name: LAYER_NAMES.applications, layer: 'applications', noun: 'application', kinds: ['application'] },
	{ name: 'Milestones', layer: null, noun: 'milestone', kinds: ['milestone'] },
]
/** So many computed order-by dates are listed at once; more fold under their head. */
const MOST_OPEN = 8

/** Every dated thing of the plan. */
export function datedOf(plan: PlanFile, result: PlanResult): readonly Dated[] {
	const input = { plan, result }
	return [
		...contractRows(input),
		...workRows(input),
		...purchaseRows(plan),
		...equipmentRows(plan, result),
		...hallRows(input),
		...orderRows(input),
		...leaseRows(plan),
		...refreshRows(input),
		...workloadRows(plan, result),
		...applicationRows(plan, result),
		...targetRows(plan, result),
		...milestoneRows(plan, result),
	]
}

/** The columns span what is built and bought, not the horizon; by years they span all of it. */
function columnsOf(rows: readonly Dated[], { months, schedule }: PlanResult, zoom: GanttZoom): readonly string[] {
	const built = rows.filter(({ kind }) => kind === 'contract' || kind === 'phase' || kind === 'order')
	const told = zoom === 'year' || built.length === 0 ? rows : built
	// The years a connection was waited for before anything was built are cut.
	const first = told
		.map(({ ref, plannedStart, plannedEnd }) => (ref in schedule || zoom === 'year' ? plannedStart : plannedEnd))
		.sort()[0]
	const from = `${(first ?? months[0] ?? '2026-01').slice(0, 4)}-01`
	const last = told
		.flatMap(({ plannedEnd, end }) => (end === null ? [plannedEnd] : [plannedEnd, end]))
		.sort()
		.at(-1)
	const span = Math.max(1, monthsBetween(from, last ?? months.at(-1) ?? from))
	// Room after the last bar for its slip to be named.
	const count = span + Math.max(5, Math.ceil(span * 0.24))
	return Array.from({ length: count }, (_, index) => addMonths(from, index))
}

function slipNote({ delayMonths, causeText }: Dated): string {
	return delayMonths > 0 ? `+${String(delayMonths)} mo ${causeText}`.trim() : ''
}

function placed(dated: Dated, months: readonly string[], floatMonths: number | null): GanttRow {
	const { siteId: _site, lead, plannedStart, plannedEnd, start, end, late, note, ...row } = dated
	const first = months[0] ?? start
	const at = (month: string) => monthsBetween(first, month)
	const maybe = (month: string | null) => (month === null ? null : at(month))
	return {
		...row,
		lead: maybe(lead),
		plannedStart: at(plannedStart),
		plannedEnd: at(plannedEnd),
		start: at(start),
		end: end === null ? months.length : at(end),
		late: maybe(late),
		plannedFinish: readyMonth(dated.kind, plannedEnd),
		finish: end === null ? null : readyMonth(dated.kind, end),
		note: note ?? slipNote(dated),
		floatMonths,
	}
}

/** Every dated thing of the plan by site and layer, planned beside levelled, with what waits for what. */
export function buildGantt(plan: PlanFile, result: PlanResult, view: GanttView = {}): GanttModel {
	const rows = datedOf(plan, result)
	const months = columnsOf(rows, result, view.zoom ?? 'quarter')
	const waits = waitsOf(plan, result, rows)
	const floats = floatsOf(rows, waits)
	const turned = new Set(view.turned)
	const halls = new Map(plan.buildPhases.map((hall) => [`phase:${hall.id}`, hall]))
	const isFolded = (key: string, byItself = false) => turned.has(key) !== byItself
	const line = (row: Dated, float = floats.get(row.ref) ?? null): GanttRow => placed(row, months, float)

	const itemLines = (row: Dated): readonly GanttLine[] => {
		const steps = row.kind === 'phase' ? stepsUnder(halls.get(row.ref), result) : []
		const shown = turned.has(row.ref) ? steps : []
		return [
			{ kind: 'item', row: line(row), steps: steps.length === 0 ? null : shown.length > 0 },
			...shown.map(([step, float]): GanttLine => ({ kind: 'item', row: line(step, float), steps: null })),
		]
	}
	const groupLines = (
		own: readonly Dated[],
		{ group, at }: { group: BuildGanttGroup; at: string },
	): readonly GanttLine[] => {
		const { name, layer, noun, kinds } = group
		const members = own
			.filter(({ kind }) => kinds.includes(kind))
			.sort((a, b) => monthsBetween(b.plannedEnd, a.plannedEnd) || monthsBetween(b.start, a.start))
		if (members.length === 0) return []
		const key = `${at}/${layer ?? name.toLowerCase()}`
		const folded = isFolded(key, name === 'Procurement' && members.length > MOST_OPEN)
		const due = members.filter(({ kind, status }) => kind === 'equipment' && status === 'failing').length
		const sub = `${counted(members.length, noun)}${due > 0 ? `, ${String(due)} due` : ''}`
		return [{ kind: 'layer', key, name, sub, layer, folded }, ...(folded ? [] : members.flatMap(itemLines))]
	}
	const siteLines = plan.sites.flatMap(({ id, name }): readonly GanttLine[] => {
		const own = rows.filter(({ siteId }) => siteId === id)
		const lines = OF_SITES.flatMap((group) => groupLines(own, { group, at: id }))
		if (plan.sites.length < 2 || lines.length === 0) return lines
		const key = `site:${id}`
		const folded = isFolded(key)
		const sub = counted(own.length, 'item')
		return [{ kind: 'site', key, name, sub, layer: null, folded }, ...(folded ? [] : lines)]
	})
	const ofPlan = rows.filter(({ siteId }) => siteId === null)
	const position = (month: string) => monthsBetween(months[0] ?? month, month)
	return {
		months,
		lines: [...siteLines, ...OF_PLAN.flatMap((group) => groupLines(ofPlan, { group, at: '' }))],
		links: waits.map(({ from, to }) => ({ from, to, critical: floats.get(from) === 0 && floats.get(to) === 0 })),
		status: plan.asOfMonth,
		targets: targetMarks(result),
		behind: Object.fromEntries(
			(view.behind ?? []).map(({ ref, start, end }) => [
				ref,
				[position(start), end === null ? months.length : position(end)] as const,
			]),
		),
	}
}
