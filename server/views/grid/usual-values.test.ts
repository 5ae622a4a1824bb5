import { expect, test } from 'vitest'
import { validPlan } from '../../../tests/factories/random/random-plan.ts'
import { campusPlan } from '../../../tests/factories/campus/campus-plan.ts'
import { buildGrid } from './grid-view.ts'
import { readCells } from './read-edits.ts'

const PRICE = 'energyPriceUsdPerMWh'

test('a price says in which currency and at which rate it is entered where that is not the dollar', () => {
	const columnOf = (plan: ReturnType<typeof campusPlan>) =>
		buildGrid(plan, 'powerContracts').columns.find(({ field }) => field === PRICE)
	const usual = columnOf(campusPlan())
	const yen = columnOf(campusPlan({ currency: 'JPY', usdPerCurrencyUnit: 1 / 150 }))
	expect(yen?.help).toBe(`${usual?.help ?? ''} In JPY: 150 JPY to the USD. Write USD after an amount in dollars.`)
	expect([usual?.unit, yen?.unit]).toEqual(['USD/MWh', 'JPY/MWh'])
})

test('a grid shows money in the plan’s currency: values as they were typed, ranges, defaults and totals', () => {
	const money = { currency: 'EUR', usdPerCurrencyUnit: 1.083 }
	const [first, ...more] = campusPlan().powerContracts
	if (first === undefined) throw new Error('The campus has no contract.')
	const where = { plan: campusPlan(money), list: 'powerContracts' } as const
	const read = readCells(where, [{ id: first.id, field: PRICE, text: '40..45.3..60' }])
	const [patch] = read.ok ? read.patches : []
	if (typeof patch?.value !== 'number' || !patch.range) throw new Error('The price was not read.')
	expect(patch.value).toBeCloseTo(49.0599, 9)
	const cellIn = (of: { currency: string; usdPerCurrencyUnit: number }) => {
		const priced = { ...first, [PRICE]: patch.value }
		const notes = {
			[`powerContracts/${first.id}/${PRICE}`]: { ...patch.range, why: null, source: null, quality: null },
		}
		const grid = buildGrid(
			validPlan({ ...campusPlan(), ...of, notes, powerContracts: [priced, ...more] }),
			'powerContracts',
		)
		return grid.rows[0]?.cells[grid.columns.findIndex(({ field }) => field === PRICE)]
	}
	expect(cellIn(money)).toMatchObject({ typed: '40..45.3..60', shown: '45.3', figure: 45.3, range: '40–60' })
	expect(cellIn(money)?.note).toContain('P10 40, P50 45.3, P90 60 EUR/MWh')
	// Another currency shows the same dollars in itself: what was typed is not taken for so many pounds.
	expect(cellIn({ currency: 'GBP', usdPerCurrencyUnit: 1.3 })).toMatchObject({ shown: '37.7384' })
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
	expect(cellOf('greenfield')).toMatchObject({ shown: '29 (Cloud self-build)', typed: '', isDefault: true })
	expect(cellOf('existing')).toMatchObject({ shown: '–', isDefault: true })
})
