import type { Explanation } from '#shared/explanation.ts'
import type { SupplyDay } from '#shared/document/supply-day.ts'
import type { Readiness } from '#shared/readiness.ts'
import type { PlanDecisions } from '#shared/decisions.ts'
import type { KeptPoint } from '#shared/schemas/report/open-points.ts'
import type { Redaction } from '#shared/schemas/report/redactions.ts'
import type { ReportSection, ReportSettings } from '#shared/schemas/report/report-settings.ts'
import type { Series } from '#shared/series.ts'
import type { Unit } from '#shared/units/units.ts'
import type { FigureSource } from '../figures/figure.ts'
import type { BarListModel } from '#shared/charts/bar-list.ts'
import type { DriverBarsModel } from '#shared/charts/odds/driver-bars.ts'
import type { FanModel } from '#shared/charts/odds/fan.ts'
import type { SimulationResult } from '#shared/result/simulation-result.ts'
import type { DotPlotModel } from '../charts/dot-plot.ts'
import type { FlowModel } from '#shared/charts/flow.ts'
import type { LocatorModel } from '../charts/locator-map.ts'
import type { ColourToken } from '#shared/charts/geometry.ts'
import type { TimeChartModel } from '#shared/charts/time-model.ts'
import type { Figure, KeyFigure, WhyTarget } from '#shared/formats/key-figure.ts'
import type { State } from '../layers/layer-status.ts'
import type { GanttModel } from '#shared/charts/gantt-model.ts'
import type { StripModel } from '#shared/charts/strip-model.ts'
import type { ComparedPlan } from '../scenarios/compare-view.ts'
import type { HallHeatModel } from './hall-heat.ts'
import type { HeatModel } from './heat-chart.ts'
import type { QualityModel } from './quality-bar.ts'
import type { MatrixModel } from './risk-matrix.ts'

/** What is known of one issue of the report beside the plan and its result. No clock is read: the date is given. */
export type IssueFacts = {
	/** R03; null for a print of the plan as it stands */
	readonly number: number | null
	/** ISO time, UTC */
	readonly generatedAt: string
	readonly generatedBy: string
	/** SHA-256 of the frozen plan, in hex */
	readonly snapshotHash: string
	readonly project: string
	readonly scenario: string
	readonly status: 'draft' | 'approved'
	readonly settings: ReportSettings
	/** why it is issued, in the words of who issues it; empty where nothing was said */
	readonly reason: string
	/** who approved it; null while nobody has */
	readonly approvedBy: string | null
	/** what was open when the plan was frozen, and for which reason it was accepted; left out of issues from before it was kept */
	readonly points?: readonly KeptPoint[]
	/** issues before this one, latest first; empty for a print of the plan as it stands */
	readonly revisions: readonly Revision[]
	/** since the last issue; null where there is none */
	readonly changes: IssueChanges | null
}

/** A line of the revision table. */
export type Revision = {
	/** R02 */
	readonly issue: string
	/** ISO time, UTC */
	readonly at: string
	readonly by: string
	readonly status: string
	/** why it was issued, in the words of who issued it */
	readonly reason: string
}

/** What moved since the last issue: edits of the plan, and the figures that follow from them. */
export type IssueChanges = {
	/** R02 */
	readonly since: string
	readonly edits: readonly {
		/** ISO time, UTC */
		readonly at: string
		readonly by: string
		/** `Hall 1, IT power` */
		readonly place: string
		readonly before: string
		readonly after: string
		readonly why: string
	}[]
	/** edits that are not listed */
	readonly editsLeftOut: number
	readonly figures: readonly {
		readonly name: string
		readonly before: string
		readonly after: string
		readonly why: WhyTarget | null
	}[]
}

/** What a finished run tells beside its result: it is handed in by whoever holds the run. */
export type BehindReport = {
	/** headline figures with their formulas and all that they rest on */
	readonly headlines: readonly Explanation[]
	/** inputs behind what the plan loses, by how well each is settled */
	readonly readiness: Readiness
	/** kinds of day in the tightest month of the tightest site; null without a site */
	readonly day: { readonly siteId: string; readonly month: string; readonly days: readonly SupplyDay[] } | null
}

/** The credit under one change of the plan, as the engine ran it. */
export type CreditCase = {
	readonly id: 'halls_later' | 'demand_lower' | 'prices_lower' | 'capital_higher'
	readonly minDscr: number | null
	readonly llcr: number | null
	/** of the term loan in the plan’s last month, USD */
	readonly owedUsd: number
	readonly equityIrr: number | null
}

/** All that a report is made of: the same of it gives the same report. */
export type ReportInput = FigureSource & {
	readonly facts: IssueFacts
	/** builders of each trade at work who come from elsewhere, by month; left out where nobody holds the run */
	readonly travellers?: Readonly<Record<string, Series>>
	/** what a lender asks of the credit, case by case; left out where nobody ran them */
	readonly cases?: readonly CreditCase[]
	/** left out where only plan and result are at hand: guesses are then those the plan’s notes name */
	readonly behind?: BehindReport
	/** single changes as the engine ran them; left out where nobody ran them */
	readonly remedies?: PlanDecisions
	/** odds as they were drawn for the report; left out where nobody drew */
	readonly simulation?: SimulationResult
	/** of the same project, the one reported first; left out or alone: nothing is compared */
	readonly scenarios?: readonly { readonly label: string; readonly plan: ComparedPlan }[]
}

export type ReportChart =
	| { readonly type: 'strip'; readonly model: StripModel }
	| { readonly type: 'time'; readonly model: TimeChartModel }
	| { readonly type: 'bars'; readonly model: BarListModel }
	| { readonly type: 'fan'; readonly model: FanModel }
	| { readonly type: 'drivers'; readonly model: DriverBarsModel }
	/** figures: the dates that its bars end on */
	| { readonly type: 'gantt'; readonly model: GanttModel; readonly figures: readonly Figure[] }
	| { readonly type: 'heat'; readonly model: HeatModel }
	| { readonly type: 'flow'; readonly model: FlowModel }
	| { readonly type: 'quality'; readonly model: QualityModel }
	| { readonly type: 'halls'; readonly model: HallHeatModel }
	| { readonly type: 'matrix'; readonly model: MatrixModel }
	| { readonly type: 'dots'; readonly model: DotPlotModel }
	| { readonly type: 'map'; readonly model: LocatorModel }
	/** a day by the hour, upon a scale of `highest` */
	| {
			readonly type: 'day'
			readonly model: {
				readonly day: SupplyDay
				readonly highest: number
				readonly siteId: string
				readonly month: string
			}
	  }

export type Cell = {
	readonly text: string
	/** rests on a guess: dashed underline, explained at the foot */
	readonly guess?: boolean
	readonly strong?: boolean
	readonly status?: State
	readonly swatch?: ColourToken
	/** of a figure of the result: its value, and what it is traced to */
	readonly value?: number | null
	readonly unit?: Unit
	readonly why?: WhyTarget
	/** the anchor of a section or table of this report that it leads to */
	readonly goesTo?: string
	/** what a redacted report says «withheld» of */
	readonly holds?: Redaction
}
export type Column = { readonly name: string; readonly align: 'start' | 'end'; readonly grow?: number }

/** Quantity ids a claim rests on: `strata explain PLAN ID` opens each. */
export type Traces = readonly string[]

export type FactsBlock = {
	readonly kind: 'facts'
	readonly perRow: 1 | 3
	/** empty for none */
	readonly title: string
	readonly rows: readonly { readonly name: string; readonly value: string }[]
	/** what the rows are some of */
	readonly figure?: Figure
}
export type FiguresBlock = { readonly kind: 'figures'; readonly figures: readonly KeyFigure[]; readonly perRow: number }
export type ChartBlock = {
	readonly kind: 'chart'
	/** counted through the report where it is put together */
	readonly number: number
	/** the finding */
	readonly title: string
	/** measure, unit and span */
	readonly measure: string
	/** the whole chart in words */
	readonly alt: string
	readonly source: string
	readonly traces: Traces
	readonly chart: ReportChart
	/** of the plot in CSS pixels, where the chart has no height of its own */
	readonly least: number
	readonly most: number
}
export type TableBlock = {
	readonly kind: 'table'
	readonly title: string
	readonly columns: readonly Column[]
	readonly rows: readonly (readonly Cell[])[]
	/** rows that stay when the page is full */
	readonly least: number
	/** `contracts`: names what a cut table leaves out */
	readonly noun: string
	readonly traces: Traces
	/** said instead of an empty table */
	readonly empty: string
	/** entries it begins with, of how many, where it stands whole elsewhere */
	readonly begun?: { readonly shown: number; readonly all: number }
	/** what links lead to */
	readonly anchor?: string
	/** the anchor of the table with all rows, where this one may be cut: «3 of 8, the others in appendix C» */
	readonly restAt?: string
}
export type ListBlock = {
	readonly kind: 'list'
	readonly title: string
	readonly items: readonly { readonly lead: string; readonly text: string; readonly guess?: boolean }[]
	readonly numbered: boolean
	readonly least: number
	readonly noun: string
	readonly empty: string
}
export type ProseBlock = {
	readonly kind: 'prose'
	readonly title: string
	readonly text: string
}
export type SingleBlock = FactsBlock | FiguresBlock | ChartBlock | TableBlock | ListBlock | ProseBlock
/** Two columns side by side; share is the left one's part of the width. */
export type PairBlock = {
	readonly kind: 'pair'
	readonly share: number
	readonly left: readonly SingleBlock[]
	readonly right: readonly SingleBlock[]
}
export type Block = SingleBlock | PairBlock

/** A finding, what backs it, and what it rests on. */
export type Section = {
	/** null: document control, or a section of a report of another kind */
	readonly id: ReportSection | null
	/** `page`: made to fit one page. `flow`: as long as it is, its tables broken across pages */
	readonly setting: 'page' | 'flow'
	/** `4`, `C`; empty where sections are not counted */
	readonly number: string
	/** what links lead to */
	readonly anchor: string
	readonly bookmark: string
	readonly finding: string
	readonly lede: string
	readonly blocks: readonly Block[]
}
/** A section before it has its place in a report. */
export type SectionBody = Pick<Section, 'bookmark' | 'finding' | 'lede' | 'blocks'>

export type ReportModel = {
	readonly title: string
	/** what kind of paper it is; left out, a buildout report */
	readonly kind?: string
	readonly planName: string
	readonly engine: string
	/** class and range of what the plan costs to build; empty where nothing is to be paid */
	readonly estimate: string
	readonly facts: IssueFacts
	/** prints a page of contents, with links, after the first section */
	readonly contents: boolean
	readonly sections: readonly Section[]
}
