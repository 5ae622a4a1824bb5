import type { Layer } from '#shared/layers.ts'
import { addMonths } from '#shared/units/months.ts'
import type { GanttKind, GanttMoves } from '#shared/charts/gantt-model.ts'

/** A dated thing of the plan in calendar months, before it has a place on a chart. */
export type Dated = {
	readonly ref: string
	readonly kind: GanttKind
	readonly name: string
	/** null: of the plan as a whole */
	readonly siteId: string | null
	readonly layer: Layer
	readonly lead: string | null
	readonly plannedStart: string
	/** first month after it; ends are exclusive */
	readonly plannedEnd: string
	readonly start: string
	/** the start was entered by nobody: it lies the usual time before the end */
	readonly usualStart: boolean
	/** null: not within the months searched */
	readonly end: string | null
	readonly late: string | null
	readonly done: number | null
	readonly delayMonths: number
	readonly causeText: string
	readonly status: 'ok' | 'tight' | 'failing'
	readonly statusText: string
	/** in place of the slip */
	readonly note: string | null
	readonly moves: GanttMoves | null
}

/** From so many months a slip is a failing, below it is tight. */
const LATE_MONTHS = 2

export function slipStatus({ end, delayMonths }: Pick<Dated, 'end' | 'delayMonths'>) {
	if (end === null) return { status: 'failing', statusText: 'Not by plan end' } as const
	if (delayMonths >= LATE_MONTHS) return { status: 'failing', statusText: `${String(delayMonths)} mo behind` } as const
	if (delayMonths > 0) return { status: 'tight', statusText: `${String(delayMonths)} mo behind` } as const
	return { status: 'ok', statusText: delayMonths < 0 ? 'Early' : 'On date' } as const
}

/** What nothing more is known of. */
export const PLAIN = {
	usualStart: false,
	lead: null,
	late: null,
	done: null,
	delayMonths: 0,
	causeText: '',
	status: 'ok',
	statusText: 'On date',
	note: null,
	moves: null,
} as const

/** The month a thing is told to be ready: service begins the month after its works, all else ends with its last month. */
export const readyMonth = (kind: GanttKind, end: string): string => (kind === 'contract' ? end : addMonths(end, -1))
