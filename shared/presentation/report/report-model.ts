import type { Unit } from '#shared/units/units.ts'
import type { FigureSource } from '../figures/figure.ts'
import type { BarListModel } from '../charts/bar-list.ts'
import type { FlowModel } from '../charts/flow.ts'
import type { ColourToken } from '../charts/geometry.ts'
import type { TimeChartModel } from '../charts/time-model.ts'
import type { Figure, KeyFigure, WhyTarget } from '../figures/key-figure.ts'
import type { State } from '../layers/layer-status.ts'
import type { GanttModel } from '../schedule/gantt-model.ts'
import type { StripModel } from '../layers/strip-view.ts'
import type { HeatModel } from './heat-chart.ts'
import type { QualityModel } from './quality-bar.ts'

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
	/** `Confidential`, `Internal`; empty for none */
	readonly mark: string
	/** a sentence of the person who issues it */
	readonly note: string
	readonly paper: 'a4' | 'letter'
}

/** All that a report is made of: the same of it gives the same report. */
export type ReportInput = FigureSource & { readonly facts: IssueFacts }

export type ReportChart =
	| { readonly type: 'strip'; readonly model: StripModel }
	| { readonly type: 'time'; readonly model: TimeChartModel }
	| { readonly type: 'bars'; readonly model: BarListModel }
	/** figures: the dates that its bars end on */
	| { readonly type: 'gantt'; readonly model: GanttModel; readonly figures: readonly Figure[] }
	| { readonly type: 'heat'; readonly model: HeatModel }
	| { readonly type: 'flow'; readonly model: FlowModel }
	| { readonly type: 'quality'; readonly model: QualityModel }

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

/** One page: a finding, what backs it, and what it rests on. */
export type Section = {
	readonly bookmark: string
	readonly finding: string
	readonly lede: string
	readonly blocks: readonly Block[]
}

export type ReportModel = {
	readonly title: string
	readonly planName: string
	readonly engine: string
	/** class and range of what the plan costs to build; empty where nothing is to be paid */
	readonly estimate: string
	readonly facts: IssueFacts
	readonly sections: readonly Section[]
}
