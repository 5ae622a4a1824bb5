import { expect, test } from 'vitest'
import { fieldFacts } from '#shared/fields/registry.ts'
import { fieldHead, headOf } from './head-of.ts'

test('a head is the name of what stands below it and its unit, no word of it twice', () => {
	expect(headOf('energyMWh')).toBe('Energy, MWh')
	expect(headOf('contractedFirmMW')).toBe('Firm power, MW at the meter')
	expect(headOf('facilityPowerMW')).toBe('Power at the meter, MW')
	expect(headOf('acceleratorsRequired')).toBe('Accelerators requested')
})

test('what the cell itself says is not said in the head: dates, shares and the sign of money', () => {
	expect(headOf('schedule.finish')).toBe('Last month')
	expect(headOf('servedShare')).toBe('Share of demand served')
	expect(headOf('contracts.energyUsd')).toBe('Energy bill, net of surplus')
})

test('what is entered names its unit, money in the currency of the plan', () => {
	const head = (field: string) => fieldHead(fieldFacts('powerContracts', field), { code: 'EUR', usdPerUnit: 1.1 })
	expect(head('energyPriceUsdPerMWh')).toBe('Energy price, EUR/MWh')
	expect(head('rampMonths')).toBe('Ramp, months')
	expect(head('takeOrPayShare')).toBe('Take or pay')
})
