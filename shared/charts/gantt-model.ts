import type { Layer } from '#shared/layers.ts'
import { addMonths } from '#shared/units/months.ts'
import type { GridList } from '#shared/grid/grid-lists.ts'
import type { PagePart } from '#shared/pages/page-part.ts'

export type GanttKind =
	| 'contract'
	| 'work'
	| 'purchase'
	| 'equipment'
	| 'phase'
	| 'step'
	| 'order'
	| 'lease'
	| 'workload'
	| 'application'
	| 'milestone'

/** A field of the plan that a bar's end is: a month, or a number of months; '' where the plan is silent. */
export type MovedField = {
	readonly field: string
	readonly value: string
	/** it moves with the bar */
	readonly follows?: true
}
/** Whether a date is entered as a month, and not as a number of months. */
export const isMonth = (value: string): boolean => value.includes('-')

/** What a field comes to when the start or end it stands for moves by so many months; no length is below one. */
export const movedBy = (value: string, months: number): string =>
	isMonth(value) ? addMonths(value, months) : String(Math.max(1, Number(value) + months))

/** Lists whose entries have dates that are moved. */
export const DATED_LISTS = [
	'powerContracts',
	'gatingWorks',
	'buildPhases',
	'purchases',
	'hallSteps',
	'chipOrders',
	'leases',
	'workloads',
	'applications',
] as const satisfies readonly GridList[]
export type DatedList = (typeof DATED_LISTS)[number]

/** What of the plan a bar stands for: moved with its start, lengthened with its end. */
export type GanttMoves = {
	readonly list: DatedList
	readonly id: string
	readonly start: MovedField
	readonly end: MovedField | null
}

export type GanttRow = {
	/** `phase:hall-a` */
	readonly ref: string
	readonly kind: GanttKind
	readonly name: string
	readonly layer: Layer
	/** where waiting begins that comes before the work: months from the first column, as all that follow */
	readonly lead: number | null
	readonly plannedStart: number
	/** ends are exclusive */
	readonly plannedEnd: number
	readonly start: number
	/** the start was entered by nobody: it lies the usual time before the end */
	readonly usualStart: boolean
	readonly end: number
	/** where it would begin with the P90 delay */
	readonly late: number | null
	/** share of the work reported as done */
	readonly done: number | null
	readonly plannedFinish: string
	/** null: not within the months searched */
	readonly finish: string | null
	readonly delayMonths: number
	readonly status: 'ok' | 'tight' | 'failing'
	readonly statusText: string
	readonly causeText: string
	/** what stands behind the bar: «+5 mo electricians» */
	readonly note: string
	/** months it may end later before its site is complete later; null where it is part of no site */
	readonly floatMonths: number | null
	/** null: computed, not entered */
	readonly moves: GanttMoves | null
}

/** A head of a site or of a layer, or an item; one line each in table and picture. */
export type GanttLine =
	| {
			readonly kind: 'site' | 'layer'
			readonly key: string
			readonly name: string
			readonly sub: string
			readonly layer: Layer | null
			readonly folded: boolean
	  }
	| {
			readonly kind: 'item'
			readonly row: GanttRow
			/** whether the steps of its network are shown under it; null where it has none */
			readonly steps: boolean | null
	  }

/** One thing waits for another. */
export type GanttLink = { readonly from: string; readonly to: string; readonly critical: boolean }

export type GanttModel = {
	readonly months: readonly string[]
	readonly lines: readonly GanttLine[]
	readonly links: readonly GanttLink[]
	/** the month the plan is looked at from, where it states one */
	readonly status: string | null
	/** the months that dates were asked for, and whether each is missed */
	readonly targets: readonly { readonly month: string; readonly isLate: boolean }[]
	/** first and last column of the same things in another scenario */
	readonly behind: Readonly<Record<string, readonly [start: number, end: number]>>
	readonly part?: PagePart
}

export const GANTT_ZOOMS = ['month', 'quarter', 'year'] as const
export type GanttZoom = (typeof GANTT_ZOOMS)[number]

export const itemsOf = ({ lines }: Pick<GanttModel, 'lines'>): readonly GanttRow[] =>
	lines.flatMap((line) => (line.kind === 'item' ? [line.row] : []))
