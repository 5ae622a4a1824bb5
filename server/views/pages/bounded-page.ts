import type { HallNetwork } from '../tables/build-network-view.ts'
import type { EquipmentTable } from '../tables/equipment-view.ts'
import type { FigureTable, NamedList, Opened, TabbedPage } from './layer-page.ts'
import type { PricesView } from '../prices/prices.ts'
import { partOf, type Parted } from '#shared/pages/page-part.ts'
import { namedTabs, openTab } from '#shared/pages/page-tabs.ts'
import { itemsOf, type GanttModel } from '#shared/charts/gantt-model.ts'
import type { SitePlace, SitesView } from './site/sites-view.ts'

/** Entries in words and rows full of figures are large, and a hall's network has thirteen steps. */
const MOST_ENTRIES = 12
/** In a narrow list beside others an entry with a status takes twice the lines of one without. */
const MOST_JUDGED_BESIDE = 6
const MOST_NETWORKS = 5
/** Lines of the schedule, each with its bars. */
const MOST_LINES = 40

const nameOf = ({ title }: { readonly title: string }) => title.toLowerCase().replaceAll(/[^a-z]+/g, '-')

function boundedList(list: NamedList, search: URLSearchParams, most = MOST_ENTRIES): NamedList {
	return { ...list, ...partOf(list.entries, { of: nameOf(list), search, most }) }
}

export function boundedTable(table: FigureTable, search: URLSearchParams): FigureTable {
	const { most = MOST_ENTRIES } = table
	const { entries: rows, part } = partOf(table.rows, { of: nameOf(table), search, most })
	return { ...table, rows, ...(part && { part }) }
}

function mostOf({ entries }: NamedList, beside: number): number {
	return beside > 1 && entries.some(({ status }) => status !== null) ? MOST_JUDGED_BESIDE : MOST_ENTRIES
}

export function boundedEquipment(table: EquipmentTable, search: URLSearchParams): EquipmentTable {
	return { ...table, ...partOf(table.entries, { of: 'equipment', search }) }
}

/** Rows of a form of prices, each with its fields. */
const MOST_PRICES = 25

/** Of each kind of price those of one part: what is not shown is not sent either. */
export function boundedPrices({ groups, missing }: PricesView, search: URLSearchParams) {
	return {
		missing,
		groups: groups.map((group) => ({
			...group,
			rows: partOf(group.rows, { of: nameOf(group), search, most: MOST_PRICES }),
		})),
	}
}

export function boundedNetworks(halls: readonly HallNetwork[], search: URLSearchParams): Parted<HallNetwork> {
	return partOf(halls, { of: 'networks', search, most: MOST_NETWORKS })
}

/** Every site has its pin, and of the cards those of one part. */
export function boundedSites({ finding, sites }: SitesView, search: URLSearchParams) {
	const places = sites.map(({ id, name, latitude, longitude }): SitePlace => ({ id, name, latitude, longitude }))
	return { finding, places, cards: partOf(sites, { of: 'cards', search, most: MOST_ENTRIES }) }
}

/** The lines of one part, its first under the heads it stands under; the months stay those of the whole. */
export function boundedGantt(model: GanttModel, search: URLSearchParams): GanttModel {
	const { entries, part } = partOf(model.lines, { of: 'schedule', search, most: MOST_LINES })
	if (part === undefined) return { ...model, ...seenFrom(model, model.lines) }
	const before = model.lines.slice(0, part.from - 1)
	const [first] = entries
	const heads = (['site', 'layer'] as const).flatMap((kind) => {
		const over = first?.kind === 'item' ? [kind] : first?.kind === 'layer' && kind === 'site' ? [kind] : []
		const head = before.findLast((line) => over.includes(kind) && line.kind === kind)
		return head === undefined ? [] : [head]
	})
	const lines = [...heads, ...entries]
	return { ...model, lines, ...seenFrom(model, lines), part }
}

/** Arrows and places behind that belong to lines that are shown. */
function seenFrom({ links, behind }: GanttModel, lines: GanttModel['lines']): Pick<GanttModel, 'links' | 'behind'> {
	const refs = new Set(itemsOf({ lines }).map(({ ref }) => ref))
	return {
		links: links.filter(({ from, to }) => refs.has(from) && refs.has(to)),
		behind: Object.fromEntries(Object.entries(behind).filter(([ref]) => refs.has(ref))),
	}
}

/** A page with the tab that the address asks for, and of each long list in it the part: a page has one size, however large the plan. */
export function openedPage<Page extends TabbedPage>({ tabs, ...page }: Page, search: URLSearchParams): Opened<Page> {
	// Copied, so that what is made when it is read is made here, and of no other tab.
	const tab = { ...openTab(tabs, search) }
	const { lists, folded, tables, equipment } = tab
	return {
		...page,
		tabs: namedTabs(tabs),
		tab: {
			...tab,
			...(lists && {
				lists: lists.map((list) => boundedList(list, search, mostOf(list, lists.length))),
			}),
			...(folded && { folded: boundedList(folded, search) }),
			...(tables && { tables: tables.map((table) => boundedTable(table, search)) }),
			...(equipment && { equipment: boundedEquipment(equipment, search) }),
		},
	}
}
