import type { Leaf, Origin } from '#shared/explanation.ts'
import { originWords } from '#shared/presentation/explain/origin-words.ts'
import { type NameOf, placeWords } from '#shared/presentation/wording/place-words.ts'
import { UNITS } from '#shared/units/units.ts'
import type { WorkingRow } from '#shared/workings.ts'
import { cellIn, formatOf, heads, NO_VALUE, type Sheet, type SheetCell, text } from './sheet.ts'

const NAME = 'Assumptions'
const VALUE_COLUMN = 3
const HEADS = ['Figure', 'Where', 'Unit', 'Value', 'Kind', 'Low', 'High', 'Where it is from']

/** What was not entered: defaults, what stands in for them, catalogue figures, what a rule settles. Filled as figures are read. */
export class AssumptionsSheet {
	readonly #rows: (readonly (SheetCell | null)[])[] = []
	readonly #known = new Map<string, string>()
	readonly #told = new Set<string>()
	readonly #nameOf: NameOf

	constructor(nameOf: NameOf) {
		this.#nameOf = nameOf
	}

	/** The cell of an input's value, which is entered here the first time it is asked for. */
	cellOf({ label, unit, kind, place, values, origin }: WorkingRow): string {
		const [value = NaN] = values
		const shared = origin !== null && keyOf(origin) !== null
		const key = `${label}/${shared ? (keyOf(origin) ?? '') : place}/${String(value)}`
		const known = this.#known.get(key)
		if (known !== undefined) return known
		const ref = cellIn(NAME, this.#rows.length + 1, VALUE_COLUMN)
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

	sheet(): Sheet {
		return {
			name: NAME,
			rows: [heads(HEADS), ...this.#rows],
			widths: [44, 34, 16, 14, 12, 12, 12, 110],
			frozen: { rows: 1, columns: 1 },
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
		])
	}
}

/** What names a figure that stands once for several places; null of what is of one place. */
function keyOf(origin: Origin): string | null {
	if (origin.kind === 'catalogue') return `${origin.table}/${origin.row}/${origin.field}`
	if (origin.kind === 'override') return `override/${origin.key}`
	return origin.kind === 'default' ? `default/${origin.path.replace(/\[\d+\]/, '')}` : null
}
