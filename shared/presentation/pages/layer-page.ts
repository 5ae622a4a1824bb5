import type { Layer } from '#shared/layers.ts'
import type { BarListModel } from '../charts/bar-list.ts'
import type { TimeChartModel } from '../charts/time-chart.ts'
import type { EquipmentTable } from '../tables/equipment-view.ts'
import type { Finding } from '../findings/finding.ts'
import type { KeyFigure, Figure } from '../figures/key-figure.ts'
import type { SupplyTable } from '../tables/supply-view.ts'
import type { PagePart } from './page-part.ts'

export type NamedChart = { readonly title: string; readonly sub: string; readonly chart: TimeChartModel }
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
	readonly part?: PagePart
}

/** What every layer's page shows around its grid. */
export type LayerPage = {
	readonly layer: Layer
	readonly finding: Finding
	readonly figures: readonly KeyFigure[]
	readonly bars: NamedBars | null
	readonly charts: readonly NamedChart[]
	readonly list: NamedList | null
	/** further lists below the first */
	readonly more?: readonly NamedList[]
	/** tables below the charts */
	readonly tables?: readonly FigureTable[]
	/** what is to be ordered when, on the page of infrastructure */
	readonly equipment?: EquipmentTable | null
	/** stages of every order, on the page of chips */
	readonly supply?: SupplyTable | null
}

export type PageInput<Plan, Result> = { readonly plan: Plan; readonly result: Result; readonly today: string | null }
