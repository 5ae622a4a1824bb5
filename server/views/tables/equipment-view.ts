import { purchasesOf } from '#shared/catalogue/hall-steps.ts'
import type { EquipmentRow } from '#shared/result/equipment-result.ts'
import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { type Figures, figuresFrom } from '../figures/figure.ts'
import type { Figure } from '#shared/formats/key-figure.ts'
import { sum } from '../figures/series.ts'
import { compact, count, MISSING } from '#shared/formats/figures.ts'
import { counted, sentenceCase, shortMonth } from '#shared/formats/months.ts'
import { lateItems } from '../findings/hall-sentence.ts'
import type { PagePart } from '#shared/pages/page-part.ts'

export type EquipmentStatus = { readonly status: 'ok' | 'tight' | 'failing' | 'incomplete'; readonly word: string }
export type EquipmentEntry = {
	readonly key: string
	/** `Abilene: UPS module …` where the plan has several sites */
	readonly name: string
	/** what of it stands already, units hall by hall where more than one buys them, and what the plan states as bought */
	readonly shares: string
	readonly needed: Figure
	/** null where none stands */
	readonly stands: Figure | null
	readonly units: Figure
	readonly size: string
	readonly orderBy: Figure | null
	/** null where no lead time is known */
	readonly room: EquipmentStatus | null
	/** of what comes too late: what ordering it now, or its order, still gives; null of all else */
	readonly gives: string | null
}
export type EquipmentTable = {
	readonly title: string
	/** whether any of it stands already: else all that is needed is bought */
	readonly stands: boolean
	readonly entries: readonly EquipmentEntry[]
	readonly part?: PagePart
}

/** Room of so few months is shown as tight. */
const TIGHT_MONTHS = 2

function monthsWord(months: number): string {
	return `${months} ${months === 1 ? 'month' : 'months'}`
}

function roomOf({ slackMonths, state }: EquipmentRow): EquipmentStatus | null {
	if (state === 'assumed_ordered') return { status: 'incomplete', word: 'assumed ordered' }
	if (slackMonths === null) return null
	// Of what the plan buys its delivery is meant: its order may lie ahead, and so may the last month that would have done.
	const late = state === 'ordered' ? 'arrives ' : ''
	if (slackMonths < 0) return { status: 'failing', word: `${late}${monthsWord(-slackMonths)} late` }
	const held = state === 'ordered' ? 'on order, ' : ''
	return { status: slackMonths <= TIGHT_MONTHS ? 'tight' : 'ok', word: `${held}${monthsWord(slackMonths)} of float` }
}

/** What can still be had of an item that comes too late. */
function givesOf({ slackMonths, state }: EquipmentRow): string | null {
	if (slackMonths === null || slackMonths >= 0 || state === 'assumed_ordered') return null
	return `${state === 'ordered' ? 'As ordered' : 'Ordered now'}, it arrives ${monthsWord(-slackMonths)} after it is needed.`
}

function sizeOf({ lots, unitSize, sizeUnit }: EquipmentRow): string {
	if (/^(each|section)$/.test(sizeUnit)) return MISSING
	const sizes = [...new Set(lots.length === 0 ? [unitSize] : lots.map((lot) => lot.unitSize))].sort((a, b) => a - b)
	return `${sizes.map((size) => compact(size)).join(' and ')} ${sizeUnit}`
}

/** `stands already: 4 of 6` */
function standsWords({ stands, needed }: EquipmentRow): string {
	if (stands === 0) return ''
	return stands === needed ? 'all existing' : `existing: ${count(stands)} of ${count(needed)}`
}

/** What the plan buys of it, beside what is needed: `the plan buys 49, ordered in Nov 2028; 3 more to order`. */
export function boughtWords(
	{ item, count: needed }: Pick<EquipmentRow, 'item' | 'count'>,
	{ site, halls }: { readonly site: EquipmentViewSite | undefined; readonly halls: PlanFile['buildPhases'] },
): string {
	const bought = [site?.procurement ?? [], ...halls.map(purchasesOf)].flat().filter((row) => row.item === item)
	const units = sum(bought.map(({ quantity }) => quantity))
	if (bought.length === 0) return ''
	const short = needed - units
	const rest = short > 0 ? `; ${count(short)} more to order` : ''
	const months = bought.flatMap(({ orderMonth }) => (orderMonth === null ? [] : [orderMonth]))
	const [first, ...others] = [...new Set(months)].sort()
	if (first === undefined) return `the plan buys ${count(units)}${rest}`
	const last = others.at(-1)
	const when = last === undefined ? `in ${shortMonth(first)}` : `${shortMonth(first)} to ${shortMonth(last)}`
	return `the plan buys ${count(units)}, ordered ${when}${rest}`
}

/** What each hall, plant or site buys of it. */
function sharesOf({ lots: all, count: bought }: EquipmentRow, names: ReadonlyMap<string, string>): string {
	const lots = bought === 0 ? [] : all.filter((lot) => lot.count > 0)
	const [first, ...others] = lots
	if (first === undefined || others.length === 0) return ''
	const alike = others.every(
		(lot) => lot.phaseId !== null && lot.count === first.count && lot.unitSize === first.unitSize,
	)
	if (alike && first.phaseId !== null) return `${lots.length} halls, ${count(first.count)} each`
	return lots
		.map((lot) => `${names.get(lot.phaseId ?? lot.contractId ?? '') ?? 'the site'} ${count(lot.count)}`)
		.join(', ')
}

type EquipmentViewSite = PlanFile['sites'][number]
type Names = ReadonlyMap<string, string>

function entryOf(
	row: EquipmentRow,
	of: {
		readonly site: EquipmentViewSite
		readonly several: boolean
		readonly names: Names
		readonly halls: PlanFile['buildPhases']
		readonly startMonth: string
	},
	{ figure }: Figures,
): EquipmentEntry {
	const scope = { of: `equipment:${of.site.id}/${row.item}` }
	return {
		key: `${of.site.id}/${row.item}`,
		name: of.several ? `${of.site.name}: ${row.name}` : row.name,
		shares: [standsWords(row), sharesOf(row, of.names), boughtWords(row, of)]
			.filter((words) => words !== '')
			.join('; '),
		needed: figure('equipment.needed', scope),
		stands: row.stands === 0 ? null : figure('equipment.stands', scope),
		units: figure('equipment.count', scope),
		size: sizeOf(row),
		orderBy: row.orderBy === null ? null : figure('equipment.orderBy', scope),
		room: roomOf(row),
		gives: givesOf(row),
	}
}

function titleOf({ toOrder, ordered }: ReturnType<typeof lateItems>): string {
	if (toOrder > 0)
		return `${sentenceCase(counted(toOrder, 'long-lead item'))} ${toOrder === 1 ? 'is past its order-by date' : 'are past their order-by dates'}`
	if (ordered === 0) return 'Equipment to order'
	return `${sentenceCase(counted(ordered, 'long-lead item'))} ${ordered === 1 ? 'arrives after its need date' : 'arrive after their need dates'}`
}

/** Everything the sites need beside chips, the most pressing first; null where nothing is needed. */
export function equipmentTable(plan: PlanFile, result: PlanResult): EquipmentTable | null {
	const figures = figuresFrom({ plan, result })
	const names = new Map(
		[...plan.buildPhases, ...plan.powerContracts].map(({ id, name }): [string, string] => [id, name ?? id]),
	)
	const rows = plan.sites.flatMap((site) =>
		(result.sites[site.id]?.equipment ?? []).map((row) => ({
			site,
			row,
			several: plan.sites.length > 1,
			halls: plan.buildPhases.filter(({ siteId }) => siteId === site.id),
		})),
	)
	if (rows.length === 0) return null
	const late = lateItems(result)
	const pressing = ({ slackMonths }: EquipmentRow) => slackMonths ?? Infinity
	const byRoom = rows.toSorted((a, b) => {
		const [left, right] = [pressing(a.row), pressing(b.row)]
		return left === right ? 0 : left - right
	})
	return {
		stands: rows.some(({ row }) => row.stands > 0),
		title: titleOf(late),
		entries: byRoom.map(({ row, ...of }) => entryOf(row, { ...of, names, startMonth: plan.startMonth }, figures)),
	}
}

/** What the tab of the equipment comes to. */
export function lateOf(result: PlanResult): { readonly figure?: string } {
	const { toOrder, ordered } = lateItems(result)
	return toOrder + ordered === 0 ? {} : { figure: `${String(toOrder + ordered)} late` }
}

/** Whether the sites need anything beside chips. */
export const needsEquipment = ({ sites }: Pick<PlanResult, 'sites'>): boolean =>
	Object.values(sites).some(({ equipment }) => equipment.length > 0)
