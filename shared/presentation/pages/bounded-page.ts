import type { HallNetwork } from '../tables/build-network-view.ts'
import type { EquipmentTable } from '../tables/equipment-view.ts'
import type { FigureTable, LayerPage, NamedList, OpenLayerPage } from './layer-page.ts'
import { partOf, type Parted } from './page-part.ts'
import { namedTabs, openTab } from '../tabs/page-tabs.ts'
import type { GanttModel } from './schedule-view.ts'
import type { SitePlace, SitesView } from './sites-view.ts'
import type { SupplyTable } from '../tables/supply-view.ts'

/** Entries in words and rows full of figures are large, and a hall's network has thirteen steps. */
const MOST_ENTRIES = 12
const MOST_NETWORKS = 8

const nameOf = ({ title }: { readonly title: string }) => title.toLowerCase().replaceAll(/[^a-z]+/g, '-')

function boundedList(list: NamedList, search: URLSearchParams): NamedList {
	return { ...list, ...partOf(list.entries, { of: nameOf(list), search, most: MOST_ENTRIES }) }
}

function boundedTable(table: FigureTable, search: URLSearchParams): FigureTable {
	const { entries: rows, part } = partOf(table.rows, { of: nameOf(table), search, most: MOST_ENTRIES })
	return { ...table, rows, ...(part && { part }) }
}

function boundedSupply(table: SupplyTable, search: URLSearchParams): SupplyTable {
	const { entries: rows, part } = partOf(table.rows, { of: 'supply', search })
	return { ...table, rows, ...(part && { part }) }
}

export function boundedEquipment(table: EquipmentTable, search: URLSearchParams): EquipmentTable {
	return { ...table, ...partOf(table.entries, { of: 'equipment', search }) }
}

export function boundedNetworks(halls: readonly HallNetwork[], search: URLSearchParams): Parted<HallNetwork> {
	return partOf(halls, { of: 'networks', search, most: MOST_NETWORKS })
}

/** Every site has its pin, and of the cards those of one part. */
export function boundedSites({ finding, sites }: SitesView, search: URLSearchParams) {
	const places = sites.map(({ id, name, latitude, longitude }): SitePlace => ({ id, name, latitude, longitude }))
	return { finding, places, cards: partOf(sites, { of: 'cards', search, most: MOST_ENTRIES }) }
}

/** The rows of one part, under the heads of their layers; the months stay those of the whole. */
export function boundedGantt({ months, groups }: GanttModel, search: URLSearchParams): GanttModel {
	const rows = groups.flatMap((group) => group.rows.map((row) => ({ row, group })))
	const { entries, part } = partOf(rows, { of: 'schedule', search })
	const shown = groups.map((group) => ({
		...group,
		rows: entries.filter((entry) => entry.group === group).map(({ row }) => row),
	}))
	return { months, groups: shown.filter(({ rows: own }) => own.length > 0), ...(part && { part }) }
}

/** The page of a layer with the tab that the address asks for, and of each long list in it the part: a page has one size, however large the plan. */
export function openedPage({ tabs, ...page }: LayerPage, search: URLSearchParams): OpenLayerPage {
	const tab = openTab(tabs, search)
	const { lists, folded, tables, equipment, supply } = tab
	return {
		...page,
		tabs: namedTabs(tabs),
		tab: {
			...tab,
			...(lists && { lists: lists.map((list) => boundedList(list, search)) }),
			...(folded && { folded: boundedList(folded, search) }),
			...(tables && { tables: tables.map((table) => boundedTable(table, search)) }),
			...(equipment && { equipment: boundedEquipment(equipment, search) }),
			...(supply && { supply: boundedSupply(supply, search) }),
		},
	}
}
