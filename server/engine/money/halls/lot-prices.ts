import { getEquipment } from '#shared/catalogue/catalogue.ts'
import { defineFormula, defineInput, type Meaning } from '../../kernel/quantity.ts'
import { lotAt } from '../../equipment/lot-inputs.ts'
import { lotSize } from '../../equipment/lot-units.ts'
import { lotBought } from '../../equipment/standing/standing.ts'
import { fromRow, fromRule } from '../../sourced.ts'
import type { EngineWorld } from '../../world.ts'
import { groupOf, unitPrice } from './machine-cost.ts'

const SOURCE = 'Methodology, money M1.3'
const shared = { scope: 'lot', per: 'horizon', kind: 'rate', rule: 'mM1.3', source: SOURCE } as const

function price(part: keyof ReturnType<typeof unitPrice>, meaning: Pick<Meaning<'usd'>, 'id' | 'symbol' | 'label'>) {
	return defineInput({
		...shared,
		...meaning,
		unit: 'usd',
		read: ({ model }: EngineWorld, index) => {
			const row = getEquipment(model.catalogue, lotAt(model, index).item)
			const quality = row.confidence === 'low' ? 'guess' : 'benchmark'
			return fromRow(unitPrice(row)[part], { table: 'equipment', row, field: 'cost', quality })
		},
	})
}

const bySize = price('perSize', {
	id: 'finance.lotPriceBySize',
	symbol: 'c_size',
	label: 'Price of a unit for each of its own unit of size',
})
const each = price('each', {
	id: 'finance.lotPriceEach',
	symbol: 'c_each',
	label: 'Price of a unit whatever its size; of busway, a run of 30 m',
})

function within(group: 'electrical' | 'mechanical' | 'substation') {
	return defineInput({
		...shared,
		id: `finance.lotIs.${group}`,
		symbol: `b_${group.slice(0, 2)}`,
		label: `Counted among ${group === 'substation' ? 'the substation' : `${group} machines`}: 1, else 0`,
		unit: 'ratio',
		read: ({ model }: EngineWorld, index) => {
			const { role } = lotAt(model, index)
			const found = role === 'substation' || role === 'breaker' ? 'substation' : groupOf(role)
			return fromRule(Number(found === group), {
				rule: 'mM1.3',
				text: { code: 'by_role', facts: { role } },
				source: SOURCE,
			})
		},
	})
}

function priced(group: Parameters<typeof within>[0], symbol: string) {
	return defineFormula({
		...shared,
		id: `finance.lotUsd.${group}`,
		symbol,
		kind: 'amount',
		label: `Price of units bought, counted among ${group === 'substation' ? 'the substation' : `${group} machines`}`,
		unit: 'usd',
		inputs: { units: lotBought, size: lotSize, bySize, each, counts: within(group) },
		expression: 'units * (size * bySize + each) * counts',
		examples: [
			{ inputs: { units: 33, size: 3, bySize: 700_000, each: 0, counts: 1 }, value: 69_300_000 },
			{ inputs: { units: 180, size: 1200, bySize: 0, each: 21_000, counts: 1 }, value: 3_780_000 },
			{ inputs: { units: 33, size: 3, bySize: 700_000, each: 0, counts: 0 }, value: 0 },
		],
	})
}

/** What machines bought cost at catalogue prices. */
export const lotUsd = {
	electrical: priced('electrical', '$_E,lot'),
	mechanical: priced('mechanical', '$_M,lot'),
	substation: priced('substation', '$_sub,lot'),
} as const
