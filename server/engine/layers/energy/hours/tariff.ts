import { calendarMonth } from '#shared/units/months.ts'
import { add, at } from '../../../cells.ts'
import { defineInput } from '../../../kernel/quantity.ts'
import { fromPlan, fromRule } from '../../../sourced.ts'
import type { EngineModel, EngineWorld } from '../../../world.ts'
import { contractAt } from '../contract-inputs.ts'
import { HOURS_PER_DAY } from './made/sun.ts'

const SOURCE = 'Places, fourth chapter §11: a tariff by hour and season'

/** What a contract’s tariff adds to its price in each hour of a day of a month, USD/MWh; null: nothing in any. */
export function tariffHours(model: EngineModel, contract: number, month: number): Float64Array | null {
	const rows = contractAt(model, contract).contract.tariff
	if (rows.length === 0) return null
	const calendar = calendarMonth(model.months[month] ?? model.plan.startMonth)
	const held = rows.filter(({ months }) => months === null || months.includes(calendar))
	if (held.length === 0) return null
	const hours = new Float64Array(HOURS_PER_DAY)
	for (const { fromHour, toHour, addUsdPerMWh } of held) {
		for (let hour = fromHour; hour < toHour; hour++) add(hours, hour, addUsdPerMWh)
	}
	return hours
}

/** The energy of a day’s hours at what the tariff adds in each. */
export function tariffUsd(hours: Float64Array, takenByHour: Float64Array): number {
	let usd = 0
	for (let hour = 0; hour < HOURS_PER_DAY; hour++) usd += at(hours, hour) * at(takenByHour, hour)
	return usd
}

/** For readers: what it would add to a flat load. */
export const tariffMean = defineInput({
	id: 'energy.tariffMean',
	symbol: 'p_tariff',
	label: 'Mean of what the tariff adds in the hours of a day',
	scope: 'contract',
	per: 'month',
	kind: 'rate',
	unit: 'usdPerMWh',
	rule: 'lP38',
	source: SOURCE,
	read: ({ model }: EngineWorld, index, month) => {
		const hours = tariffHours(model, index, month)
		if (hours === null) return fromRule(0, { rule: 'lP38', text: 'no_tariff', source: SOURCE })
		const mean = hours.reduce((sum, usd) => sum + usd, 0) / HOURS_PER_DAY
		return fromPlan(model, { list: 'powerContracts', index, field: 'tariff' }, mean)
	},
})
