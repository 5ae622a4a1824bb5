import { findAssumption } from '#shared/fields/assumptions.ts'
import type { Leaf, Origin } from '#shared/explanation.ts'
import { originWords } from '#server/views/explain/origin-words.ts'
import { namesIn } from '#server/views/explain/explanation-view.ts'
import { type NameOf, placeWords } from '#server/views/messages/place-words.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { UNITS } from '#shared/units/units.ts'
import type { WorkingRow } from '#shared/workings.ts'
import { cellIn, formatOf, heads, NO_VALUE, type Sheet, type SheetCell, text } from './sheet.ts'

export const ASSUMPTIONS_SHEET = 'Assumptions'
const VALUE_COLUMN = 3
/** The kind of what the plan states itself. */
export const OVERRIDE = 'override'
/** The last three are of figures that may be stated: why, by what source, and what names it in the plan. */
export const ASSUMPTION_HEADS = [
	...['Figure', 'Where', 'Unit', 'Value', 'Kind', 'Low', 'High', 'Where it is from'],
	...['Why', 'Source', 'Key'],
]

/** What was not entered: defaults, what stands in for them, catalogue figures, what a rule settles. Filled as figures are read. */
export class AssumptionsSheet {
	readonly #rows: (readonly (SheetCell | null)[])[] = []
	readonly #known = new Map<string, string>()
	readonly #told = new Set<string>()
	/** those that stand with their key, by which they are read back */
	readonly #keyed = new Set<string>()
	readonly #plan: PlanFile
	readonly #nameOf: NameOf

	constructor(plan: PlanFile) {
		this.#plan = plan
		this.#nameOf = namesIn(plan)
	}

	/** The cell of an input's value, which is entered here the first time it is asked for. */
	cellOf({ label, unit, kind, place, values, origin }: WorkingRow): string {
		const [value = NaN] = values
		const shared = origin !== null && keyOf(origin) !== null
		const key = `${label}/${shared ? (keyOf(origin) ?? '') : place}/${String(value)}`
		const known = this.#known.get(key)
		if (known !== undefined) return known
		const ref = cellIn(ASSUMPTIONS_SHEET, this.#rows.length + 1, VALUE_COLUMN)
		this.#known.set(key, ref)
		const unitLabel = kind === 'when' ? 'months from the first' : UNITS[unit].label
		const leaf = { label, scope: shared ? 'plan' : place, unit: unitLabel, value: Number.isNaN(value) ? null : value }
		if (origin) this.#add({ ...leaf, origin }, formatOf(unit, kind))
		return ref
	}

	/** Adds what only algorithms read, so that nothing the figures rest on is missing. */
	addLeaf(leaf: Leaf): void {
		const key = keyOf(leaf.origin)
		if (leaf.origin.kind !== 'plan' && (key === null || !this.#told.has(key))) this.#add(leaf)
	}

	/** Adds what is stated and nothing reads: the workbook holds all that was entered. */
	addStated(): void {
		for (const [key, { value, text: chosen, why, source }] of Object.entries(this.#plan.assumptions)) {
			if (this.#keyed.has(key)) continue
			const { label = key, unit = null, siteId = null } = findAssumption(key) ?? {}
			this.#rows.push([
				text(label),
				text(siteId === null ? '' : placeWords(`site:${siteId}`, this.#nameOf)),
				text(unit === null ? '' : UNITS[unit].label, 'note'),
				text(chosen ?? value, 'entered'),
				text(OVERRIDE, 'note'),
				...[null, null, null],
				...[why, source, key].map((cell) => text(cell, 'entered')),
			])
		}
	}

	sheet(): Sheet {
		return {
			name: ASSUMPTIONS_SHEET,
			rows: [heads(ASSUMPTION_HEADS), ...this.#rows],
			widths: [44, 34, 16, 14, 12, 12, 12, 110, 40, 40, 30],
			frozen: { rows: 1, columns: 1 },
			filter: 0,
		}
	}

	#add({ label, scope, value, unit, origin }: Leaf, format = '#,##0.0#####'): void {
		const key = keyOf(origin)
		if (key !== null) this.#told.add(key)
		const { detail, tag } = originWords(origin, unit)
		const figure = (one: number | null) => (one === null ? null : { value: one, role: 'note' as const, format })
		this.#rows.push([
			text(label),
			text(scope === 'plan' ? '' : placeWords(scope, this.#nameOf)),
			text(unit, 'note'),
			{ value: value ?? NO_VALUE, role: 'entered', format },
			text(tag, 'note'),
			figure('low' in origin ? origin.low : null),
			figure('high' in origin ? origin.high : null),
			text(detail),
			...this.#statedCells(origin, value),
		])
	}

	/** Why, source and key of an assumption; not of a figure that was only reckoned from one. */
	#statedCells(origin: Origin, value: number | null): readonly SheetCell[] {
		const key = assumptionKeyOf(origin)
		if (key === null || this.#keyed.has(key)) return []
		if (value !== (this.#plan.assumptions[key]?.value ?? findAssumption(key)?.default)) return []
		this.#keyed.add(key)
		const { why, source } = origin.kind === 'override' ? origin : { why: null, source: null }
		return [why, source, key].map((cell) => text(cell, 'entered'))
	}
}

const STATED = /^assumptions\.(.+)$/

function assumptionKeyOf(origin: Origin): string | null {
	if (origin.kind === 'override') return origin.key
	return origin.kind === 'default' ? (STATED.exec(origin.path)?.[1] ?? null) : null
}

/** What names a figure that stands once for several places; null of what is of one place. */
function keyOf(origin: Origin): string | null {
	if (origin.kind === 'catalogue') return `${origin.table}/${origin.row}/${origin.field}`
	if (origin.kind === 'override') return `override/${origin.key}`
	return origin.kind === 'default' ? `default/${origin.path.replace(/\[\d+\]/, '')}` : null
}
