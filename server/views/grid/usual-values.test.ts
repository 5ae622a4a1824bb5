import { expect, test } from 'vitest'
import { campusPlan } from '../../../tests/factories/campus/campus-plan.ts'
import { buildGrid } from './grid-view.ts'

test('a price says that it is entered in US dollars where the plan shows another currency', () => {
	const helpOf = (plan: ReturnType<typeof campusPlan>) =>
		buildGrid(plan, 'powerContracts').columns.find(({ field }) => field === 'energyPriceUsdPerMWh')?.help
	const usual = helpOf(campusPlan())
	const yen = campusPlan({ currency: 'JPY', usdPerCurrencyUnit: 1 / 150 })
	expect(helpOf(yen)).toBe(
		`${usual ?? ''} Stored in US dollars and converted for display: 150 JPY to the USD. Type JPY after an amount to enter it in JPY.`,
	)
	expect(usual).not.toContain('US dollars')
})

test('an amount in dollars says what it is in the currency that the pages show', () => {
	const noteOf = (plan: ReturnType<typeof campusPlan>) => {
		const [first, ...more] = plan.powerContracts
		if (first === undefined) throw new Error('The campus has no contract.')
		const priced = { ...plan, notes: {}, powerContracts: [{ ...first, energyPriceUsdPerMWh: 52 }, ...more] }
		const { columns, rows } = buildGrid(priced, 'powerContracts')
		return rows[0]?.cells[columns.findIndex(({ field }) => field === 'energyPriceUsdPerMWh')]?.note
	}
	expect(noteOf(campusPlan({ currency: 'EUR', usdPerCurrencyUnit: 1.1 }))).toBe('€47.2727/MWh')
	expect(noteOf(campusPlan())).toBeNull()
})

test('a hall that states no months shows those of its site’s class, as a default, and nothing where it stands already', () => {
	const plan = campusPlan()
	const cellOf = (scope: 'greenfield' | 'existing') => {
		const [hall, ...more] = plan.buildPhases
		if (hall === undefined) throw new Error('The campus has no hall.')
		const sites = plan.sites.map((site) => ({ ...site, buildClass: 'own_pace' as const }))
		const open = { ...hall, scope, durationMonths: null, existingPlant: null }
		const grid = buildGrid({ ...plan, sites, buildPhases: [open, ...more] }, 'buildPhases')
		return grid.rows[0]?.cells[grid.columns.findIndex(({ field }) => field === 'durationMonths')]
	}
	expect(cellOf('greenfield')).toMatchObject({ shown: '29 (A cloud at its own pace)', typed: '', isDefault: true })
	expect(cellOf('existing')).toMatchObject({ shown: '–', isDefault: true })
})
