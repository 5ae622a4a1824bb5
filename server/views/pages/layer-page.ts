import type { Layer } from '#shared/layers.ts'
import { madeWhenRead } from '#shared/records/made-when-read.ts'
import type { BarListModel } from '#shared/charts/bar-list.ts'
import type { TimeChartModel } from '#shared/charts/time-model.ts'
import type { EquipmentTable } from '../tables/equipment-view.ts'
import type { Finding } from '../findings/finding.ts'
import type { FigureSource } from '../figures/figure.ts'
import type { KeyFigure, Figure } from '#shared/formats/key-figure.ts'
import type { GridList } from '#shared/grid/grid-lists.ts'
import type { PagePart } from '#shared/pages/page-part.ts'
import type { PageTab, PageTabs } from '#shared/pages/page-tabs.ts'

export type NamedChart = {
	readonly title: string
	readonly sub: string
	readonly chart: TimeChartModel
	/** has its tab to itself */
	readonly tall?: true
}
export type NamedBars = { readonly title: string; readonly sub: string; readonly model: BarListModel }
export type ListEntry = {
	readonly key: string
	readonly status: 'ok' | 'tight' | 'failing' | null
	readonly statusText?: string
	readonly title: string
	readonly note: string
	readonly value: string
	readonly open: Figure | null
}
export type NamedList = {
	readonly title: string
	readonly sub: string
	readonly entries: readonly ListEntry[]
	readonly part?: PagePart
}

/** A figure of a table: words, or a figure that opens. */
export type TableFigure = string | Figure
export type FigureTable = {
	readonly title: string
	readonly sub: string
	/** of the first column, then of the figures */
	readonly heads: readonly [string, ...string[]]
	readonly rows: readonly {
		readonly key: string
		readonly name: string
		/** stands out, as the one the plan has chosen */
		readonly chosen?: boolean
		readonly figures: readonly TableFigure[]
	}[]
	/** rows that one screen of its page holds, where that is fewer than of other tables */
	readonly most?: number
	readonly part?: PagePart
	/** proves rather than answers: it opens when it is asked for */
	readonly isFolded?: boolean
}

/** One way to look at a layer, with all that stands in it. */
export type LayerTab = PageTab & {
	readonly list?: GridList
	/** what the list says while it is empty; the first says what the page does */
	readonly empty?: string
	readonly bars?: readonly NamedBars[]
	readonly charts?: readonly NamedChart[]
	readonly lists?: readonly NamedList[]
	/** what proves rather than answers: folded */
	readonly folded?: NamedList | null
	readonly tables?: readonly FigureTable[]
	/** what is to be ordered when, on the page of infrastructure */
	readonly equipment?: EquipmentTable | null
}

/** A page whose subjects stand in tabs; its key figures in the first. */
export type TabbedPage = {
	readonly finding: Finding
	readonly figures: readonly KeyFigure[]
	readonly tabs: PageTabs<LayerTab>
}

/** What every layer's page shows around its grid, which stands in the first tab. */
export type LayerPage = TabbedPage & { readonly layer: Layer }

/** A page as it is drawn: all tabs by name, and what stands in the open one. */
export type Opened<Page extends TabbedPage> = Omit<Page, 'tabs'> & {
	readonly tabs: readonly PageTab[]
	readonly tab: LayerTab
}
export type OpenLayerPage = Opened<LayerPage>

/** What every page is made of; the month it is looked at from is marked in its charts. */
export type PageInput = FigureSource & { readonly status: string | null }

export const present = <Part>(parts: readonly (Part | null)[]): readonly Part[] => parts.filter((part) => part !== null)

/** Tables that prove what stands above them. */
export const folded = (tables: readonly FigureTable[]): readonly FigureTable[] =>
	tables.map((table) => ({ ...table, isFolded: true }))

type TabHead = Pick<LayerTab, 'id' | 'name' | 'figure' | 'list' | 'empty'>
type PartName = Exclude<keyof LayerTab, keyof TabHead>
type TabParts = { readonly [Part in PartName]?: () => LayerTab[Part] }

/** A tab whose parts are made when they are read: of a page's tabs one is open. */
export const tabOf = (head: TabHead, parts: TabParts): LayerTab => Object.assign(madeWhenRead(parts), head)

/** A tab where it holds something, else none. Its parts are made in turn until one says so: those that are soonest made stand first. */
export function tabWith(head: TabHead, parts: TabParts): readonly LayerTab[] {
	const tab = tabOf(head, parts)
	const holds = (part: unknown) => (Array.isArray(part) ? part.length > 0 : part !== undefined && part !== null)
	return Object.keys(parts).some((name) => holds(Reflect.get(tab, name))) ? [tab] : []
}

/** A tab of one list, with how many it holds; none where it holds nothing. */
export function tabOfList(head: TabHead, count: number, list: () => NamedList | null): readonly LayerTab[] {
	return count === 0 ? [] : [tabOf({ ...head, figure: String(count) }, { lists: () => present([list()]) })]
}
