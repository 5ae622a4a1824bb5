import { findAssumption, mayBeOfSite } from '#shared/fields/assumptions.ts'
import type { EditProblem } from '#shared/grid/edit-reply.ts'
import { parseCell } from '#shared/grid/typed/parse-cell.ts'
import { saidOfShare } from '#shared/grid/typed/said-of-shares.ts'
import { keptAmount, type Money, moneyOf } from '#shared/units/money.ts'
import { noteOfAssumption } from '#shared/schemas/note-key.ts'
import type { CellRange } from '#shared/ranges/stated-range.ts'
import { rangeEditsAt } from './range-edits.ts'
import type { HeldPlan } from '../edits-of.ts'
import type { PlainCommand, PlanCommand } from '../plan-command.ts'
import { fieldEdit } from '../plan-edit.ts'

type AssumptionCommand = Extract<PlanCommand, { readonly command: 'assumption' }>
type RefusedResult =
	| { readonly ok: true; readonly command: PlainCommand; readonly said: string | null }
	| { readonly ok: false; readonly problems: readonly EditProblem[] }

type ReadAssumption =
	| {
			readonly ok: true
			readonly value: number | string
			readonly range: CellRange | null
			readonly said: string | null
	  }
	| { readonly ok: false; readonly text: string }
type ReadAssumptionParams = {
	readonly money: Money
	/** what the site is called that it is of; null for all */
	readonly site: string | null
	/** what stands there */
	readonly now?: number | null
}

/** What was typed in place of an assumption (`key`, of one site `siteId/key`), read as in any field of its unit; money in USD. */
export function readAssumption(
	written: string,
	text: string,
	{ money, site, now = null }: ReadAssumptionParams,
): ReadAssumption {
	const facts = findAssumption(written)
	// The few without a unit are a key of the catalogue.
	if (facts === null || facts.unit === null) return { ok: true, value: text, range: null, said: null }
	const { unit, min, max } = facts
	const label = site === null ? facts.label : `${facts.label} at ${site}`
	const number = { kind: 'number', unit, min, max } as const
	const read = parseCell(text, { ...number, required: true }, { money, now })
	if (!read.ok) return { ok: false, text: `${label}: ${read.message}` }
	return typeof read.value === 'number'
		? {
				ok: true,
				value: keptAmount(read.value, now, { unit, money }),
				range: read.range,
				said: saidOfShare({ ...number, label }, text),
			}
		: { ok: false, text: `${label}: Expected a figure.` }
}

const refused = (field: string, text: string): RefusedResult => ({ ok: false, problems: [{ field, text }] })

/**
 * An assumption is read in the plan's currency, and kept with its reason; one without an entry is the default again, of a site
 * what the plan has.
 */
export function readAssumptionCommand({ plan }: HeldPlan, { key, entry, baseRev }: AssumptionCommand): RefusedResult {
	const facts = findAssumption(key)
	const of = facts?.siteId ?? null
	const site = of === null ? null : plan.sites.find(({ id }) => id === of)
	if (entry !== null && facts !== null && site === undefined)
		return refused('site', `${facts.label}: this site is not in the plan any more. Reload the page.`)
	if (entry !== null && facts !== null && of !== null && !mayBeOfSite(facts.key))
		return refused('site', `${facts.label}: all sites share it. Choose the whole plan.`)
	const now = plan.assumptions[key]?.value ?? null
	const read = entry && readAssumption(key, entry.text, { money: moneyOf(plan), site: site?.name ?? null, now })
	if (read?.ok === false) return refused('value', read.text)
	const value = entry && read && { value: read.value, why: entry.why, source: entry.source }
	const edits = [
		fieldEdit({ kind: 'assumptions', itemId: key, field: '', value, baseRev }),
		...rangeEditsAt(noteOfAssumption(key), read?.range ?? null),
	]
	return { ok: true, command: { command: 'edits', edits }, said: read?.said ?? null }
}
