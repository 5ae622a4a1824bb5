import { TRADES } from '#shared/catalogue/workforce-types.ts'
import { getTrade } from '#shared/catalogue/catalogue.ts'
import { item } from '../cells.ts'
import { assumed } from '../inputs/assumed.ts'
import { defineFormula, defineInput } from '../kernel/quantity.ts'
import { shifts, workingWeek } from '../schedule/site-inputs.ts'
import { fromCell, fromRecord, fromRule } from '../sourced.ts'
import type { EngineWorld } from '../world.ts'
import { perDiem, wageIndex } from './pay-of-place.ts'

const SOURCE = 'Workforce §8'
const onSite = { scope: 'site', per: 'horizon', kind: 'rate', unit: 'ratio', rule: 'W4', source: SOURCE } as const

export const tradeWage = defineInput({
	...onSite,
	scope: 'crew',
	unit: 'usdPerLabourHour',
	id: 'workforce.wage',
	symbol: '$_w',
	label: 'Median wage of the trade in the United States',
	read: ({ model }: EngineWorld, index) => {
		const row = getTrade(model.catalogue, TRADES[index % TRADES.length] ?? '')
		return fromCell({ table: 'trades', row, field: 'medianHourlyWageUsd' })
	},
})

export const wagePremium = assumed('dataCenterWagePremium', {
	id: 'workforce.wagePremium',
	symbol: 'π_w',
	scope: 'site',
	rule: 'W4',
})

export const labourBurden = assumed('labourBurden', {
	id: 'workforce.labourBurden',
	symbol: 'b',
	scope: 'site',
	rule: 'W4',
	settled: ({ model }, index) =>
		model.plan.sites[index]?.labour.union ? fromRecord(model, 'labourDefaults', { field: 'unionBurden' }) : null,
})

const contractorMarkup = assumed('contractorMarkup', {
	id: 'workforce.contractorMarkup',
	symbol: 'k_c',
	scope: 'site',
	rule: 'W4',
})

const overtime = { ...onSite, scope: 'plan' } as const

const overtimeMultiplier = defineInput({
	...overtime,
	id: 'workforce.overtimeMultiplier',
	symbol: 'k_ot',
	label: 'Overtime pay per hour',
	read: ({ model }: EngineWorld) => fromRecord(model, 'labourDefaults', { field: 'overtimeWageMultiplier' }),
})

const overtimeStart = defineInput({
	...overtime,
	unit: 'hoursPerWeek',
	id: 'workforce.overtimeStart',
	symbol: 'w_0',
	label: 'Weekly hours before overtime',
	read: ({ model }: EngineWorld) => fromRecord(model, 'labourDefaults', { field: 'overtimeStartsAtHours' }),
})

export const overtimePay = defineFormula({
	...onSite,
	id: 'workforce.overtimePay',
	symbol: 'f_ot',
	label: 'Mean pay of an hour in a long week',
	inputs: { week: workingWeek, start: overtimeStart, multiplier: overtimeMultiplier },
	expression: 'if(week > start, (start + multiplier * (week - start)) / week, 1)',
	examples: [
		{ inputs: { week: 50, start: 40, multiplier: 1.5 }, value: 1.1 },
		{ inputs: { week: 40, start: 40, multiplier: 1.5 }, value: 1 },
	],
})

const secondShift = assumed('shiftPremiumSecond', {
	id: 'workforce.secondShiftPremium',
	symbol: 'π_2',
	scope: 'site',
	rule: 'W4',
})

const thirdShift = assumed('shiftPremiumThird', {
	id: 'workforce.thirdShiftPremium',
	symbol: 'π_3',
	scope: 'site',
	rule: 'W4',
})

export const shiftPay = defineFormula({
	...onSite,
	id: 'workforce.shiftPay',
	symbol: 'f_sh',
	label: 'Mean pay of an hour over the shifts',
	inputs: { shifts, second: secondShift, third: thirdShift },
	expression: 'if(shifts > 2, 1 + (second + third) / 3, if(shifts > 1, 1 + second / 2, 1))',
	examples: [
		{ inputs: { shifts: 1, second: 0.1, third: 0.15 }, value: 1 },
		{ inputs: { shifts: 2, second: 0.1, third: 0.15 }, value: 1.05 },
		{ inputs: { shifts: 3, second: 0.1, third: 0.15 }, value: 1 + 0.25 / 3 },
	],
})

export const hourlyCost = defineFormula({
	...onSite,
	scope: 'crew',
	unit: 'usdPerLabourHour',
	id: 'workforce.hourlyCost',
	symbol: '$_h',
	label: 'Cost of a construction labor hour',
	inputs: {
		wage: tradeWage,
		index: wageIndex,
		premium: wagePremium,
		overtime: overtimePay,
		shift: shiftPay,
		burden: labourBurden,
		markup: contractorMarkup,
	},
	expression: 'wage * index * (1 + premium) * overtime * shift * burden * markup',
	examples: [
		{
			inputs: { wage: 29.98, index: 0.85, premium: 0.25, overtime: 1.1, shift: 1, burden: 1.43, markup: 1.2 },
			value: 29.98 * 0.85 * 1.25 * 1.1 * 1.43 * 1.2,
		},
	],
})

const workingDays = defineInput({
	...onSite,
	id: 'workforce.workingDays',
	symbol: 'd',
	label: 'Crew days per week on site, during rotation weeks on',
	read: ({ model }: EngineWorld, index) =>
		item(model.plan.sites, index).labour.rotation === null
			? fromRule(5, { rule: 'W4', text: 'monday_to_friday', source: SOURCE })
			: fromRule(7, { rule: 'pL9', text: 'every_day_of_weeks_on', source: SOURCE }),
})

export const perDiemPerHour = defineFormula({
	...onSite,
	unit: 'usdPerLabourHour',
	id: 'workforce.perDiemPerHour',
	symbol: '$_diem,h',
	label: 'Lodging and meals of a traveler an hour worked',
	inputs: { day: perDiem, days: workingDays, week: workingWeek },
	expression: 'day * days / week',
	examples: [{ inputs: { day: 130, days: 5, week: 50 }, value: 13 }],
})
