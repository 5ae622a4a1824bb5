import { findAssumption } from '#shared/fields/assumptions.ts'
import type { Money } from '#shared/units/money.ts'
import { parseCell } from '../../grid/typed/parse-cell.ts'

type ReadAssumption =
	{ readonly ok: true; readonly value: number | string } | { readonly ok: false; readonly text: string }

/** What was typed in place of an assumption (`key`, of one site `siteId/key`), read as in any field of its unit; money in USD. */
export function readAssumption(written: string, text: string, money: Money): ReadAssumption {
	const facts = findAssumption(written)
	// The few without a unit are a key of the catalogue.
	if (facts === null || facts.unit === null) return { ok: true, value: text }
	const { label, unit, min, max } = facts
	const read = parseCell(text, { kind: 'number', required: true, unit, min, max }, { money })
	if (!read.ok) return { ok: false, text: `${label}: ${read.message}` }
	return typeof read.value === 'number' && read.range === null
		? { ok: true, value: read.value }
		: { ok: false, text: `${label}: Expected one figure, not a range.` }
}
