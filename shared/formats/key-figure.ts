import { MISSING } from './figures.ts'
import type { Unit } from '#shared/units/units.ts'

/** Where a figure's explanation is found: a result key or formula, its scope, its month. */
export type WhyTarget = {
	readonly quantity: string
	readonly scope: string
	readonly month: string | null
	/** a change of the plan as JSON: the figure is of the plan with it */
	readonly change?: string
}

/** A figure that opens: what is shown, and the explanation of the same value. Made by `figuresFrom` alone. */
export type Figure = {
	/** in USD where it is money, whatever the text is in; null where there is none */
	readonly value: number | null
	readonly unit: Unit
	readonly text: string
	readonly why: WhyTarget
}

/** A large figure with its name, its basis and what stands behind it. */
export type KeyFigure = {
	readonly label: string
	readonly value: string
	/** the unit with its basis, smaller behind the value */
	readonly unit: string
	readonly note: string
	readonly why: WhyTarget | null
	/** null where there is nothing to show */
	readonly figure: Figure | null
}

/** A figure with its name; one without a value opens nothing. */
export function keyFigure(
	label: string,
	{ figure, unit = '', note = '' }: { readonly figure: Figure; readonly unit?: string; readonly note?: string },
): KeyFigure {
	return { label, value: figure.text, unit, note, why: figure.value === null ? null : figure.why, figure }
}

/** Nothing is a dash, and opens nothing. */
export function figureOrNone(
	label: string,
	{ figure, ...beside }: { readonly figure: Figure | null; readonly unit?: string; readonly note?: string },
): KeyFigure {
	if (figure !== null) return keyFigure(label, { figure, ...beside })
	return { label, value: MISSING, unit: '', note: beside.note ?? '', why: null, figure: null }
}
