import { findAssumption } from '#shared/fields/assumptions.ts'
import type { Money } from '#shared/units/money.ts'
import { parseCell } from '#shared/grid/typed/parse-cell.ts'
import { saidOfShare } from '#shared/grid/typed/said-of-shares.ts'

type ReadAssumption =
	| { readonly ok: true; readonly value: number | string; readonly said: string | null }
	| { readonly ok: false; readonly text: string }
type Beside = {
	readonly money: Money
	/** what the site is called that it is of; null for all */
	readonly site: string | null
}

/** What was typed in place of an assumption (`key`, of one site `siteId/key`), read as in any field of its unit; money in USD. */
export function readAssumption(written: string, text: string, { money, site }: Beside): ReadAssumption {
	const facts = findAssumption(written)
	// The few without a unit are a key of the catalogue.
	if (facts === null || facts.unit === null) return { ok: true, value: text, said: null }
	const { unit, min, max } = facts
	const label = site === null ? facts.label : `${facts.label} at ${site}`
	const number = { kind: 'number', unit, min, max } as const
	const read = parseCell(text, { ...number, required: true }, { money })
	if (!read.ok) return { ok: false, text: `${label}: ${read.message}` }
	return typeof read.value === 'number' && read.range === null
		? { ok: true, value: read.value, said: saidOfShare({ ...number, label }, text) }
		: { ok: false, text: `${label}: Expected one figure, not a range.` }
}
