import type { Leaf, Origin, RestsOn } from '#shared/explanation.ts'
import { keptBy } from '#shared/records/kept-by.ts'
import type { Remark } from '#shared/remarks.ts'
import { UNITS } from '#shared/units/units.ts'
import type { Fact } from '../algorithm-node.ts'
import { type QuantityNode } from '../quantity.ts'
import { type Frame } from '../run.ts'
import { outputName, sourcesAt } from '../sources.ts'
import { tableOf } from '../scopes.ts'

export type Figure = { readonly quantity: QuantityNode; readonly index: number; readonly month: number }

/** Every plan field, override, default and catalogue figure a result rests on, nearest first, each once. X2 */
export function leavesOf<Model>(frame: Frame<Model>, figures: readonly Figure[]): readonly Leaf<Remark>[] {
	const found = new Map<string, Leaf<Remark>>()
	const met = metRows(frame)
	const facts = new Set<Fact>()
	let layer: readonly Figure[] = figures.filter(({ quantity, index }) => meet(met(quantity), index))
	while (layer.length > 0) {
		const below: Figure[] = []
		for (const figure of layer) {
			for (const leaf of endsAt(frame, figure, facts)) keep(found, leaf)
			for (const { quantity, instances } of sourcesAt(frame, figure.quantity, figure.index)) {
				const rows = met(quantity)
				for (const index of instances) if (meet(rows, index)) below.push({ quantity, index, month: figure.month })
			}
		}
		layer = below
	}
	return [...found.values()]
}

/** Which instances of a quantity were met on the way down. */
function metRows<Model>({ world }: Frame<Model>): (quantity: QuantityNode) => Uint8Array {
	const seen = new Map<QuantityNode, Uint8Array>()
	return (quantity) => {
		let rows = seen.get(quantity)
		if (!rows) seen.set(quantity, (rows = new Uint8Array(tableOf(world, quantity.scope).ids.length)))
		return rows
	}
}

/** Whether it is met for the first time. */
function meet(rows: Uint8Array, index: number): boolean {
	if (rows[index] === 1) return false
	rows[index] = 1
	return true
}

/** What of it is a guess, and what stands in for a default. */
export function restsOn(leaves: readonly Leaf<Remark>[]): RestsOn<Remark> {
	return {
		guesses: leaves.filter(({ origin }) => isGuess(origin)),
		overrides: leaves.filter(({ origin }) => isOverride(origin)),
		leaves: leaves.length,
	}
}

export function isGuess(origin: Origin<Remark>): boolean {
	return 'quality' in origin && origin.quality === 'guess'
}

/** An assumption set for the plan, or a row of the plan's own in place of a built-in one. */
export function isOverride(origin: Origin<Remark>): boolean {
	return origin.kind === 'override' || (origin.kind === 'catalogue' && origin.own)
}

function endsAt<Model>(
	frame: Frame<Model>,
	{ quantity, index, month }: Figure,
	told: Set<Fact>,
): readonly Leaf<Remark>[] {
	if (quantity.node === 'input') {
		const { value, origin } = quantity.read(frame.world, index, month)
		const unit = UNITS[quantity.unit].label
		const id = tableOf(frame.world, quantity.scope).ids[index] ?? ''
		const scope = quantity.scope === 'plan' ? 'plan' : `${quantity.scope}:${id}`
		return [{ label: quantity.label, scope, value: Number.isNaN(value) ? null : value, unit, origin }]
	}
	const maker = quantity.node === 'output' ? frame.program.makers.get(quantity.id) : undefined
	if (!maker) return []
	const output = outputName(maker, quantity)
	const fresh = maker.facts(frame.world, { output, index, month }).filter((fact) => !told.has(fact))
	for (const fact of fresh) told.add(fact)
	return fresh.flatMap((fact) => leavesUnder(fact))
}

/** Most facts are the same objects of a catalogue or a plan, whatever rests on them. */
const leavesUnder = keptBy((fact: Fact) => leavesIn(fact, ''))

function leavesIn(fact: Fact, group: string): readonly Leaf<Remark>[] {
	const label = group === '' ? fact.label : `${group}: ${fact.label}`
	if (fact.parts.length > 0) return fact.parts.flatMap((part) => leavesIn(part, label))
	const { value, unit, origin } = fact
	return [{ label, scope: 'plan', value, unit, origin }]
}

function keep(found: Map<string, Leaf<Remark>>, leaf: Leaf<Remark>): void {
	const { origin } = leaf
	if (origin.kind === 'rule') {
		for (const behind of origin.from) keep(found, { ...leaf, ...behind })
		return
	}
	const key = originKey(origin)
	if (!found.has(key)) found.set(key, leaf)
}

function originKey(origin: Exclude<Origin<Remark>, { readonly kind: 'rule' }>): string {
	if (origin.kind === 'override') return `override ${origin.key}`
	return origin.kind === 'catalogue' ? `${origin.table}/${origin.row}/${origin.field}` : `${origin.kind} ${origin.path}`
}
