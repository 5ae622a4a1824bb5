import { batteryPriceOf } from '#shared/catalogue/catalogue.ts'
import type { Remark } from '#shared/remarks.ts'
import { mwhToKWh } from '#shared/units/conversions.ts'
import { item } from '../cells.ts'
import { defineFormula, defineInput } from '../kernel/quantity.ts'
import { storedEnergy } from '../layers/energy/battery.ts'
import { contractAt, contractCapacity } from '../layers/energy/contract-inputs.ts'
import { locationOf } from '../places/places.ts'
import { siteOf } from '../places/rows-of-site.ts'
import { fromRow, fromRule } from '../sourced.ts'
import type { EngineWorld } from '../world.ts'

const SOURCE = 'Places §6: batteries by country and by the hours they last'
const shared = { scope: 'contract', per: 'horizon', kind: 'rate', rule: 'lP20', source: SOURCE } as const
const PER_KWH = mwhToKWh(1)

/** Where the price of a battery comes from: its kind, its country, or nowhere, and why. */
function pricedBy({ model }: EngineWorld, index: number): 'kind' | 'country' | Remark {
	const { contract, kind } = contractAt(model, index)
	if (kind.role !== 'storage') return 'stores_nothing'
	if (contract.capexUsdPerKW !== null) return 'cost_stated_by_kw'
	if (kind.capexUsdPerKWh !== null) return 'kind'
	return kind.capexUsdPerKW === null ? 'country' : 'cost_stated_by_kw'
}

/** Of a kind with a price of its own whatever the hours; else of the country, at four hours. */
const quotedPrice = defineInput({
	...shared,
	id: 'finance.batteryQuoted',
	symbol: 'c_4',
	label: 'Battery cost by its energy, as quoted',
	unit: 'usdPerMWh',
	read: (world: EngineWorld, index) => {
		const { model } = world
		const { kind: row } = contractAt(model, index)
		const by = pricedBy(world, index)
		if (by === 'kind') {
			const value = PER_KWH * (row.capexUsdPerKWh ?? 0)
			return fromRow(value, { table: 'powerContractTypes', row, field: 'capexUsdPerKWh' })
		}
		if (by !== 'country') return fromRule(0, { rule: 'lP20', text: by, source: SOURCE })
		const { plan, catalogue } = model
		const { country } = locationOf({ site: item(plan.sites, siteOf(world, 'contract', index)), catalogue })
		const price = batteryPriceOf(catalogue, country)
		const { low, best, high } = price.usdPerKWhAtFourHours
		const bounds = { low: PER_KWH * low, high: PER_KWH * high }
		const field = 'usdPerKWhAtFourHours.best'
		return fromRow(PER_KWH * best, { table: 'batteryPrices', row: price, field, ...bounds })
	},
})

/** Rows of countries are of so many hours. */
const HOURS = 4

const quotedHours = defineInput({
	...shared,
	id: 'finance.batteryQuotedHours',
	symbol: 'h_4',
	label: 'Battery hours of the price; 0 if it applies to any duration',
	unit: 'hours',
	read: (world: EngineWorld, index) => {
		const by = pricedBy(world, index)
		const ofKind = { code: 'by_kind', facts: { kind: contractAt(world.model, index).kind.name } } as const
		const text = by === 'country' ? 'battery_by_country' : by === 'kind' ? ofKind : by
		return fromRule(by === 'country' ? HOURS : 0, { rule: 'lP20', text, source: SOURCE })
	},
})

/** A quarter of the price at four hours goes by the kilowatt: it weighs less the longer a battery lasts. */
export const storagePrice = defineFormula({
	...shared,
	id: 'finance.storagePrice',
	symbol: 'c_bess',
	label: 'Battery cost by its energy',
	unit: 'usdPerMWh',
	inputs: { quoted: quotedPrice, of: quotedHours, stored: storedEnergy, capacity: contractCapacity },
	expression: 'quoted * if(of > 0, if(stored > 0, 0.75 + 0.25 * of * capacity * meterMWPerPlantMW / stored, 1), 1)',
	examples: [
		{ inputs: { quoted: 150_000, of: 4, stored: 16, capacity: 8 }, value: 187_500 },
		{ inputs: { quoted: 280_000, of: 4, stored: 200, capacity: 50 }, value: 280_000 },
		{ inputs: { quoted: 300_000, of: 0, stored: 16, capacity: 8 }, value: 300_000 },
	],
})
