import { isRecord } from '#shared/is-record.ts'
import { notedIn } from '#shared/schemas/note-key.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { Withheld } from '#shared/together/link-scope.ts'
import { COUNTERPARTY } from '../report/parts/withheld-fields.ts'
import { rewritten } from '../report/parts/rewritten.ts'

/** Every money field says so in its name, or begins with it; the rate of a plan's currency is nobody's price. */
const MONEY = /Usd(?![a-z])|\busdPer(?!CurrencyUnit)/

/** What holds a field back, by its name alone: `powerContracts/grid/energyPriceUsdPerMWh`. */
export function heldByName(name: string): 'prices' | 'counterparties' | null {
	if (COUNTERPARTY.test(name)) return 'counterparties'
	return MONEY.test(name) ? 'prices' : null
}

/** Of a copy that leaves values out: which. */
const leftOut = new WeakMap<PlanFile, readonly Withheld[]>()
const copies = new WeakMap<PlanFile, Map<string, PlanFile>>()

/**
 * The plan as somebody is shown it from whom prices or counterparties are withheld: without those values, their notes and their
 * order, so that no view can tell them. Figures are of the whole plan.
 */
export function withheldPlan(plan: PlanFile, withheld: readonly Withheld[]): PlanFile {
	if (withheld.length === 0) return plan
	const known = copies.get(plan) ?? new Map<string, PlanFile>()
	copies.set(plan, known)
	const name = withheld.join(' ')
	const copy = known.get(name) ?? copyOf(plan, withheld)
	known.set(name, copy)
	return copy
}

function copyOf(plan: PlanFile, withheld: readonly Withheld[]): PlanFile {
	const isHeld = (name: string) => withheld.some((one) => one === heldByName(name))
	const { assumptions, notes, ...rest } = plan
	const told = rewritten(rest, (value, key) => (isHeld(key) && !isRecord(value) ? null : value))
	const kept = Object.entries(notes).filter(([key]) => !isHeld(notedIn(key).field))
	const copy = { ...told, assumptions, notes: Object.fromEntries(kept) }
	leftOut.set(copy, withheld)
	return copy
}

/** A field of an entry, or of what else a plan holds. */
type WithheldPlanPlace = { readonly kind: string; readonly itemId: string; readonly field: string }

/** Whether what stands at a place is withheld from whoever is shown this plan. Assumptions are nobody's offer. */
export function isWithheldAt(plan: PlanFile, { kind, itemId, field }: WithheldPlanPlace): boolean {
	const withheld = leftOut.get(plan)
	if (withheld === undefined) return false
	if (kind === 'assumptions') return withheld.includes('money') && heldByName(itemId) !== null
	const held = heldByName(kind === 'notes' ? itemId : field)
	return withheld.some((one) => one === held)
}
