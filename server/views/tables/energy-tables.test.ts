import { expect, test } from 'vitest'
import type { ContractResult } from '#shared/result/energy-result.ts'
import { contract, planFile } from '../../../tests/factories/plan-file.ts'
import { flat, planResult, siteResult } from '../../../tests/factories/plan-result.ts'
import { contractTable, notBilledList, powerList } from './contracts/contract-table.ts'
import { coolingTables } from './cooling-table.ts'
import { energySourcesChart, waterChart } from './energy-charts.ts'

const MONTHS = 12
const zero = flat(0, MONTHS)
const brought = (over: Partial<ContractResult> = {}): ContractResult => ({
	siteId: 'abilene',
	kind: 'utility_firm',
	start: '2026-06',
	lateStart: '2026-06',
	deliveryProbability: 0.85,
	leadMonths: { p50: 36, p90: 72 },
	lateProbability: 0,
	capacityFactor: 1,
	energyPriceUsdPerMWh: 48,
	rampedMW: flat(200, MONTHS),
	firmMW: flat(200, MONTHS),
	accreditedMW: zero,
	energyMWh: flat(1000, MONTHS),
	generationMWh: zero,
	surplusMWh: zero,
	backupMWh: zero,
	surplusUsd: zero,
	backupUsd: zero,
	tariffUsd: zero,
	attributesMWh: zero,
	energyUsd: flat(48_000, MONTHS),
	demandUsd: zero,
	minimumBillUsd: zero,
	exitFeeUsd: zero,
	fuelMMBtu: null,
	curtailedMWh: null,
	plant: null,
	battery: null,
	notBilled: { ratchetUsd: 0, escalatorUsd: 0, exitFeeUsd: 0 },
	...over,
})
const plan = planFile({ powerContracts: [contract('utility'), contract('wind', { kind: 'ppa_wind' })] })
const resultWith = (contracts: Readonly<Record<string, ContractResult>>, site = siteResult(MONTHS)) =>
	planResult({ months: MONTHS, contracts, sites: { abilene: site } })
const textOf = (figure: unknown) => (typeof figure === 'string' ? figure : (figure as { text: string }).text)

test('a contract shows firm megawatts, energy, attributes and money apart, and nothing is a dash', () => {
	const table = contractTable(
		plan,
		resultWith({
			utility: brought({ lateStart: '2026-12' }),
			wind: brought({ kind: 'ppa_wind', firmMW: zero, attributesMWh: flat(1000, MONTHS) }),
		}),
	)
	expect(table?.rows.map(({ figures }) => figures.map(textOf))).toEqual([
		['Jun 2026 to Dec 2026', '200', '12,000', '–', '$576 k', '–', '85 %'].map((text) =>
			expect.stringMatching(spaced(text)),
		),
		['Jun 2026', '0', '12,000', '12,000', '$576 k', '–', '85 %'].map((text) => expect.stringMatching(spaced(text))),
	])
	expect(contractTable(planFile({ powerContracts: [] }), resultWith({}))).toBeNull()
})

/** Thin spaces between figure and unit are the formatter's business. */
function spaced(text: string): RegExp {
	return new RegExp(`^${text.replace('$', '\\$').replaceAll(/ ?(k|%)/g, '\\s?$1')}$`)
}

test('what waits for an agreement stands first, with its odds', () => {
	const list = powerList(
		plan,
		resultWith({
			utility: brought({ plant: { units: 11, reserveUnits: 1, derate: 0.9 }, fuelMMBtu: flat(100, MONTHS) }),
			wind: brought({ lateProbability: 0.71 }),
		}),
	)
	expect(list?.entries.map(({ title, status }) => [title, status])).toEqual([
		['wind: unsigned', 'failing'],
		['utility: 11 units', null],
		['utility: fuel burned', null],
	])
	expect(powerList(plan, resultWith({ utility: brought() }))).toBeNull()
})

test('a curtailment says what batteries carry, for how long, and what is left', () => {
	const site = siteResult(MONTHS, {
		curtailment: {
			eventsPerYear: 48,
			eventHours: 2,
			gapMW: flat(40, MONTHS),
			batteryMW: flat(30, MONTHS),
			pausedMW: flat(4, MONTHS),
			leftMW: flat(6, MONTHS),
			hoursHeld: flat(5.8, MONTHS),
		},
	})
	const battery = { storedMWh: 200, usableMWh: flat(174, MONTHS), eventMW: flat(30, MONTHS) }
	const list = powerList(plan, resultWith({ utility: brought({ battery }) }, site))
	expect(list?.entries.map(({ note }) => note)).toEqual([
		'48 events per year of 2 h; batteries carry 30 MW for 5.8 h, 4 MW of load paused, 6 MW for generators',
		expect.stringContaining('5.8 h at that power'),
	])
})

test('terms of the usual tariff are told only where they would cost', () => {
	const costly = brought({ notBilled: { ratchetUsd: 0, escalatorUsd: 2e6, exitFeeUsd: 36e6 } })
	expect(notBilledList(plan, resultWith({ utility: costly }))?.entries).toHaveLength(2)
	expect(notBilledList(plan, resultWith({ utility: brought() }))).toBeNull()
})

test('the sources of energy are stacked by how they reach the site', () => {
	const contracts = { utility: brought(), wind: brought({ kind: 'ppa_wind', energyMWh: flat(3000, MONTHS) }) }
	const chart = energySourcesChart({ plan, result: resultWith(contracts), status: null })
	expect(chart?.chart.bars.map(({ name }) => name)).toEqual(['PPAs', 'Grid'])
	expect(chart?.title).toMatch(/^PPAs: 75/)
	expect(energySourcesChart({ plan, result: resultWith({}), status: null })).toBeNull()
})

test('water has a chart only where a plant evaporates some', () => {
	const wet = siteResult(MONTHS, { wue: flat(1.5, MONTHS), waterM3: flat(100, MONTHS) })
	expect(waterChart({ plan, result: resultWith({}, wet), status: null })?.title).toContain(
		'Abilene evaporates up to 1.5 L/kWh',
	)
	expect(waterChart({ plan, result: resultWith({}), status: null })).toBeNull()
})

test('every technology is shown in the site’s weather with the city and its distance, the one in use marked', () => {
	const coolings = [
		{
			id: 'a',
			name: 'Dry',
			used: true,
			designPue: 1.1,
			peakPue: 1.25,
			wueLPerKWhIT: 0,
			maxRackKW: 150,
			from: 'climate',
		},
		{
			id: 'b',
			name: 'New',
			used: false,
			designPue: 1.08,
			peakPue: 1.2,
			wueLPerKWhIT: 0,
			maxRackKW: 200,
			from: 'technology',
		},
	] as const
	const [table] = coolingTables(plan, resultWith({}, siteResult(MONTHS, { coolings })))
	expect(table?.sub).toContain('Abilene TX, the nearest climate data, 2 km away')
	expect(table?.rows.map(({ chosen, figures }) => [chosen, figures[0], figures[4]])).toEqual([
		[true, '1.1', 'city table'],
		[false, '1.08', 'regression'],
	])
})

test('where a contract has a tariff, what hours and seasons add stands beside its energy bill (lP38)', () => {
	const tariff = [{ months: null, fromHour: 0, toHour: 6, addUsdPerMWh: -5 }]
	const dear = planFile({ powerContracts: [contract('utility', { tariff })] })
	const table = contractTable(dear, resultWith({ utility: brought({ tariffUsd: flat(-1000, MONTHS) }) }))
	const heads = table?.heads ?? []
	const place = heads.findIndex((head) => textOf(head).includes('Tariff adders'))
	expect(place).toBe(heads.length - 3)
	expect(textOf(table?.rows[0]?.figures[place - 1])).toMatch(/^−\$12(,000|\s?k)$/)
	const plain = contractTable(plan, resultWith({ utility: brought() }))
	expect(plain?.heads.length).toBe(heads.length - 1)
})

test('a pipe that cannot feed all plants, and gas paid for and not burned, are told of their site (lP39)', () => {
	const gasSupply = { maxMMBtuPerDay: 7000, usdPerMMBtu: null, takeOrPayShare: 0.5, startMonth: null }
	const [site] = plan.sites
	const piped = planFile({ sites: site ? [{ ...site, gasSupply }] : [], powerContracts: [contract('utility')] })
	const held = siteResult(MONTHS, { gasHeldMW: flat(15.3, MONTHS), gasTakeOrPayUsd: flat(1e5, MONTHS) })
	const titles = powerList(piped, resultWith({ utility: brought() }, held))?.entries.map(({ title }) => title)
	expect(titles).toEqual([
		expect.stringContaining('gas plant that the pipe cannot feed'),
		expect.stringContaining('gas paid for and not burned'),
	])
	expect(powerList(piped, resultWith({ utility: brought() }))).toBeNull()
})
