import { defineAlgorithm } from './algorithm.ts'
import type { AlgorithmNode, Column } from './algorithm-node.ts'
import { measureOf, measureText, PLAIN, sameMeasure, times } from './units/measure.ts'
import { defineOutput, type Meaning, type Named, type OutputNode, type QuantityNode } from './quantity.ts'
import type { World } from './scopes.ts'
import { type Unit } from '#shared/units/units.ts'

type Adding<U extends Unit> = Named &
	Omit<Meaning<U>, 'id' | 'key' | 'per'> & {
		/** what is added up, over all of it that lies under the total's scope, and over its months */
		readonly of: readonly QuantityNode[]
		/** left out: the sum */
		readonly how?: 'sum' | 'largest'
		readonly method?: string
	}

const HOW = { sum: 'The sum over', largest: 'The largest of' } as const

/** A figure of the whole horizon, and what makes it. */
export type Total<U extends Unit = Unit> = { readonly total: OutputNode<U>; readonly step: AlgorithmNode<null> }

/**
 * Quantities added up over places and months, or the largest of them. Throws where they do not add up to what the total
 * says: a rate or a month never does, and a state over months comes to so much · months. X3
 */
export function defineTotal<U extends Unit>({ of, how = 'sum', method, ...meaning }: Adding<U>): Total<U> {
	const total = defineOutput({ ...meaning, per: 'horizon' })
	if (how === 'sum') for (const quantity of of) requireSum(total, quantity)
	const step = defineAlgorithm<unknown, Readonly<Record<string, QuantityNode>>, { total: OutputNode<U> }, null>({
		id: `${total.id}.total`,
		label: meaning.label,
		rule: meaning.rule,
		method: method ?? `${HOW[how]} all places and all months: ${of.map(({ label }) => label).join('; ')}.`,
		inputs: Object.fromEntries(of.map((quantity) => [quantity.id, quantity])),
		outputs: { total },
		run: ({ world, input, output }) => {
			for (const { id, scope } of of) {
				const [column, rows] = [input[id], rowsUnder(world, { from: scope, to: meaning.scope })]
				if (column) gather(output.total, column, { rows, largest: how === 'largest' })
			}
			return null
		},
		sheet: (world, { index }, { all, called }) => {
			const parts = of.flatMap((quantity) => {
				const rows = [...rowsUnder(world, { from: quantity.scope, to: meaning.scope }).entries()]
				return all(
					quantity,
					rows.flatMap(([row, under]) => (under === index ? [row] : [])),
				)
			})
			return how === 'sum' ? called('SUM', parts) : called('MAX', ['0', ...parts])
		},
	})
	return { total, step }
}

function requireSum(total: OutputNode, { id, unit, turns, kind, per }: QuantityNode): void {
	if (kind === 'rate' || kind === 'when') throw new Error(`${total.id} adds up ${id}, which does not add up.`)
	const months = kind === 'state' && per === 'month' ? measureOf('months') : PLAIN
	const found = times(measureOf(unit, turns), months)
	if (!sameMeasure(found, measureOf(total.unit)))
		throw new Error(
			`${total.id} adds up ${id} to ${measureText(found)} and says ${measureText(measureOf(total.unit))}.`,
		)
}

function rowsUnder(world: World<unknown>, { from, to }: { readonly from: string; readonly to: string }): Int32Array {
	const rows = world.link(from, to)
	if (!rows) throw new Error(`What lives on ${from} can't be added up on ${to}.`)
	return rows
}

function gather(
	into: Float64Array,
	{ values, count, months, monthly }: Column,
	{ rows, largest }: { readonly rows: Int32Array; readonly largest: boolean },
): void {
	const span = monthly ? months : 1
	for (let index = 0; index < count; index++) {
		const row = rows[index] ?? NaN
		let value = into[row] ?? NaN
		for (let cell = index * span; cell < (index + 1) * span; cell++) {
			const next = values[cell] ?? NaN
			value = largest ? Math.max(value, next) : value + next
		}
		into[row] = value
	}
}
