import { expect, test } from 'vitest'
import { isUnpriced } from './unpriced.ts'

test('only a price that nobody knows is none: what is free has one', () => {
	expect([null, 0, 48].map((energyPriceUsdPerMWh) => isUnpriced({ energyPriceUsdPerMWh }))).toEqual([
		true,
		false,
		false,
	])
})
