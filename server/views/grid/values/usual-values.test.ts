import { expect, test } from 'vitest'
import { campusPlan } from '../../../../tests/factories/campus/campus-plan.ts'
import { buildGrid } from '../grid-view.ts'

test('a price says that it is entered in US dollars where the plan shows another currency', () => {
	const helpOf = (plan: ReturnType<typeof campusPlan>) =>
		buildGrid(plan, 'powerContracts').columns.find(({ field }) => field === 'energyPriceUsdPerMWh')?.help
	const usual = helpOf(campusPlan())
	const yen = campusPlan({ currency: 'JPY', usdPerCurrencyUnit: 1 / 150 })
	expect(helpOf(yen)).toBe(
		`${usual ?? ''} Entered in US dollars, converted on pages and in reports: 150 JPY to the USD. With JPY behind it, an amount is read in JPY.`,
	)
	expect(usual).not.toContain('US dollars')
})
