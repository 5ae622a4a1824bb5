import { PLAN_LISTS } from '#shared/fields/lists.ts'
import { catalogueFor } from '#shared/catalogue/catalogue.ts'
import { figureAt, withFigureTimes } from '#shared/catalogue/figure-at.ts'
import type { Catalogue } from '#shared/catalogue/tables.ts'
import type { Leaf, Origin } from '#shared/explanation.ts'
import { readPath } from '#shared/explanation-authors.ts'
import { ASSUMPTIONS, isAssumptionKey } from '#shared/fields/assumptions.ts'
import { FIELD_LISTS, findFieldFacts } from '#shared/fields/registry.ts'
import type { Move } from '#shared/moves.ts'
import { toPlanFile } from '#shared/schemas/plan-export.ts'
import { parsePlanFile, type PlanFile } from '#shared/schemas/plan-file.ts'
import { addMonths } from '#shared/units/months.ts'
import { applyChange } from './apply-change.ts'

/** A plan, or the reference data under it, with one input changed. */
export type Varied = {
	readonly plan: PlanFile
	readonly catalogue: Catalogue
	readonly change: Move['change']
	/** the input before */
	readonly from: number | null
}

const MORE = 1.1
const LESS = 0.9
/** Fewer things than this are counted one by one. */
const FEW = 20

/** The plan with one of its inputs a tenth larger, a month later or one more; null where the input is no such thing. */
export function varyInput(plan: PlanFile, leaf: Leaf): Varied | null {
	const { origin } = leaf
	switch (origin.kind) {
		case 'plan':
			return varyField(plan, origin.path, leaf)
		case 'default':
			return origin.path.startsWith('assumptions.')
				? varyAssumption(plan, origin.path.slice('assumptions.'.length))
				: varyField(plan, origin.path, leaf)
		case 'override':
			return varyAssumption(plan, origin.key)
		case 'catalogue':
			return varyRow(plan, origin)
		case 'rule':
			return null
	}
}

function varyField(plan: PlanFile, path: string, leaf: Leaf): Varied | null {
	const place = readPath(path)
	const list = FIELD_LISTS.find((known) => known === place?.list)
	const facts = place && list ? findFieldFacts(list, place.field) : null
	if (!place || !facts) return null
	const items = new Map<string, unknown>(Object.entries(plan)).get(place.list)
	const item: unknown = Array.isArray(items) ? items[place.index] : null
	const stated = valueAt(item, place.field.split('.')) ?? leaf.value
	const step = stepOf(stated, { kind: facts.kind, max: facts.max ?? Infinity })
	const id = valueAt(item, ['id'])
	const target = PLAN_LISTS.find((known) => known === place.list)
	if (!step || !target || typeof id !== 'string') return null
	const set = { action: 'set', list: target, id, field: place.field, value: step.value, was: null } as const
	const changed = applyChange(plan, set)
	return changed && { plan: changed, catalogue: catalogueFor(changed), change: step.change, from: leaf.value }
}

type Step = { readonly value: number | string; readonly change: Move['change'] }

function stepOf(value: unknown, of: { readonly kind: string; readonly max: number }): Step | null {
	if (of.kind === 'month') return typeof value === 'string' ? { value: addMonths(value, 1), change: 'later' } : null
	if (typeof value !== 'number' || value === 0) return null
	if (of.kind !== 'integer') return tenth(value, of.max)
	if (Math.abs(value) < FEW) return value + 1 <= of.max ? { value: value + 1, change: 'one' } : null
	const { value: exact, change } = tenth(value, of.max)
	return { value: Math.round(exact), change }
}

function tenth(value: number, max: number): { readonly value: number; readonly change: 'tenth' | 'tenthLess' } {
	return value * MORE <= max ? { value: value * MORE, change: 'tenth' } : { value: value * LESS, change: 'tenthLess' }
}

function varyAssumption(plan: PlanFile, key: string): Varied | null {
	const name = key.slice(key.lastIndexOf('/') + 1)
	if (!isAssumptionKey(name)) return null
	const facts = ASSUMPTIONS[name]
	const from = plan.assumptions[key]?.value ?? facts.default
	if (from === 0) return null
	const { value, change } = tenth(from, facts.max)
	const file = toPlanFile(plan)
	const others = Object.entries(file['assumptions'] ?? {})
	const parsed = parsePlanFile({ ...file, assumptions: Object.fromEntries([...others, [key, value]]) })
	return parsed.ok ? { plan: parsed.plan, catalogue: catalogueFor(parsed.plan), change, from } : null
}

function varyRow(plan: PlanFile, origin: Extract<Origin, { readonly kind: 'catalogue' }>): Varied | null {
	const before = catalogueFor(plan)
	const from = figureAt(before, origin)
	const most = isShare(origin.field) ? 1 : Infinity
	const change = from !== null && from <= most && from * MORE > most ? 'tenthLess' : 'tenth'
	const catalogue = withFigureTimes(before, origin, change === 'tenth' ? MORE : LESS)
	return catalogue && { plan, catalogue, change, from }
}

const isShare = (field: string): boolean => /share|efficiency|utilisation/i.test(field)

function valueAt(value: unknown, path: readonly string[]): unknown {
	return path.reduce<unknown>((at, key) => {
		if (typeof at !== 'object' || at === null) return undefined
		return new Map<string, unknown>(Object.entries(at)).get(key)
	}, value)
}
