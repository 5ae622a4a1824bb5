import { climates as zones } from '#shared/catalogue/rows/climates.ts'
import { expect, test } from 'vitest'
import { computePlan } from '#server/engine/compute-plan.ts'
import { estimateCells } from '#server/engine/estimate-cells.ts'
import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import { budgetProblem } from '#shared/schemas/plan-budget.ts'
import { PLAN_LISTS } from '#shared/fields/lists.ts'
import { keyOfNote } from '#shared/schemas/note-key.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { USES, type StartAnswers } from '#shared/start/answers.ts'
import { buildStartView } from '#server/views/pages/start-view.ts'
import { longMonth } from '#shared/formats/months.ts'
import { addMonths, monthsBetween } from '#shared/units/months.ts'
import { firstPowerRange } from './date-range.ts'
import { sizePlan } from './size-plan.ts'
import { waysTo } from './ways.ts'

const FROM = '2026-11'
const FAR = '2036-01'
const BUDGET = 6_000_000
const SIZES = [10, 150, 40, 12, 320, 75, 19, 1000]
/** Months asked for: sooner than anything can be had, and later than all of it can. */
const BY = ['2028-06', FAR, '2031-03']

const at = <Item>(items: readonly Item[], index: number): Item => {
	const item = items[index % items.length]
	if (item === undefined) throw new Error('There is nothing to choose from.')
	return item
}

const countryOf = (gridRegion: string) =>
	builtInCatalogue.gridRegions.find(({ id }) => id === gridRegion)?.country ?? 'US'

/** Every climate of the catalogue, and places far from any: with sizes, dates and uses in turn. */
const FURTHER = [
	['Anchorage', 'US', 61.22, -149.9],
	['Honolulu', 'US', 21.31, -157.86],
	['Monterrey', 'MX', 25.67, -100.31],
	['Nairobi', 'KE', -1.29, 36.82],
	['Riyadh', 'SA', 24.69, 46.72],
	['Tashkent', 'UZ', 41.26, 69.22],
	['Bogotá', 'CO', 4.61, -74.08],
	['Luleå', 'SE', 65.58, 22.15],
	['Hanoi', 'VN', 21.02, 105.84],
	['Perth', 'AU', -31.95, 115.86],
	['Auckland', 'NZ', -36.85, 174.76],
	['Lagos', 'NG', 6.45, 3.39],
	['Athens', 'GR', 37.98, 23.73],
] as const
const PLACES = [
	...zones.map(({ id, latitude, longitude, gridRegion }) => ({
		id,
		country: countryOf(gridRegion),
		latitude,
		longitude,
	})),
	...FURTHER.map(([id, country, latitude, longitude]) => ({ id, country, latitude, longitude })),
]
const CASES = PLACES.map(({ id, ...place }, index): StartAnswers & { readonly id: string } => ({
	id,
	place: { name: id, region: '', ...place },
	itMW: at(SIZES, index),
	by: at(BY, index),
	use: at(USES, index),
	from: FROM,
	model: null,
	archetype: null,
	users: null,
}))

/** What would warn of what sizing has chosen. */
const CHOSEN: readonly string[] = [
	...['density_over_cooling', 'density_over_hall', 'chips_over_halls', 'ramp_over_published', 'hall_crowded'],
	...['contract_in_study', 'start_before_queue'],
]

/** Said or named, and so nobody's estimate; what the plan is called and what goes together. */
const UNSOURCED = new Set([
	'id',
	'name',
	'siteId',
	'phaseId',
	'country',
	'region',
	'targetItMW',
	'kind',
	'applicationIds',
	'siteIds',
	'chips',
	'priority',
])

/** Fields that hold something else than the form's own default, and no note says why. */
function unexplained(plan: PlanFile, bare: PlanFile): readonly string[] {
	return PLAN_LISTS.flatMap((list) =>
		plan[list].flatMap((item, index) => {
			const before = new Map<string, unknown>(Object.entries(bare[list][index] ?? {}))
			return Object.entries(item).flatMap(([field, value]) => {
				if (UNSOURCED.has(field) || value === null || JSON.stringify(value) === JSON.stringify(before.get(field)))
					return []
				if (typeof value === 'object' && Object.keys(value).length === 0) return []
				const key = keyOfNote({ list, id: item.id, field })
				return plan.notes[key] === undefined ? [key] : []
			})
		}),
	)
}

test.each(CASES)('$id: $itMW MW by $by to $use', { timeout: 120_000 }, (answers) => {
	const { plan, runsFrom, runs, lasts } = sizePlan(answers, 'Law', () => {})
	const result = computePlan(plan)
	expect(lasts).toBe(true)
	// What was asked and what came of it then: both stay true when the plan moves on.
	const later = monthsBetween(answers.by, runsFrom)
	expect(plan.description).toMatch(/^In November 2026, the request was [\d,]+ MW IT at .+ by \w+ \d{4}\. As sized, /)
	expect(plan.description).toContain(
		`all of it ran from ${longMonth(runsFrom)}, ${later === 0 ? 'on target: ' : 'with halls started at once.'}`,
	)
	const from = result.months.indexOf(runsFrom)
	const last = result.months.length - 1
	expect(runs).toBeLessThanOrEqual(90)
	expect(budgetProblem(estimateCells(plan), BUDGET)).toBe(null)

	// By the date where lead times and hands allow it; else halls begin now, and nothing could have been ordered sooner.
	expect(from).toBeGreaterThan(0)
	const waitsForHands = Object.values(result.schedule).some(({ cause }) => cause?.startsWith('labour:') === true)
	if (answers.by === FAR && !waitsForHands) expect(runsFrom).toBe(FAR)
	const { month: full } = result.verdict.fullPower
	expect(runsFrom).toBe(full !== null && full > answers.by ? full : answers.by)
	const [first = ''] = plan.buildPhases.map(({ startMonth }) => startMonth)
	if (runsFrom > answers.by) expect(first).toBe('2027-02')
	for (const { startMonth, procurement } of plan.buildPhases) {
		expect(startMonth >= '2027-02').toBe(true)
		const ordered = procurement.map(({ orderMonth }) => orderMonth ?? '')
		expect(ordered.every((month) => month >= FROM && month <= addMonths(startMonth, -3))).toBe(true)
		if (startMonth === '2027-02') expect(ordered.every((month) => month === FROM)).toBe(true)
	}
	expect(plan.chipOrders.every(({ orderMonth }) => orderMonth >= FROM)).toBe(true)
	// Ordered when it was asked, nothing is waited for by the verdict beside.
	expect(Object.values(result.schedule).filter(({ lateItem }) => (lateItem ?? null) !== null)).toEqual([])
	expect(plan.workloads.map(({ startMonth }) => startMonth)).toEqual(plan.workloads.map(() => answers.by))

	// All of it runs from then on, and nothing is short.
	const { energy, infrastructure, chips } = result.buildout.itMW
	const least = (month: number) => Math.min(energy[month] ?? 0, infrastructure[month] ?? 0, chips[month] ?? 0)
	expect(least(last)).toBeGreaterThanOrEqual(answers.itMW * (answers.use === 'both' ? 0.97 : 1) - 1e-6)
	// Full power is measured to a rack: the last of them may still be on their way.
	const all = result.layers.chips.available.indexOf(Math.max(...result.layers.chips.available))
	expect(all - from).toBeLessThanOrEqual(4)
	expect(result.bindingCause.slice(Math.max(from, all)).filter((cause) => cause !== null)).toEqual([])
	// Nor are halls too small for what works in them, also while accelerators stand there and nothing runs yet.
	expect(result.warnings.filter(({ code }) => CHOSEN.includes(code))).toEqual([])
	// Spares among it: where they lack, the page of the chips calls the plan tight.
	if (answers.use !== 'train' && runsFrom === answers.by) expect(result.layerFacts.chips.monthsShort).toBe(0)

	// With little to spare: halls a rack each, power a step and a machine, chips a rack.
	const meter = (infrastructure[last] ?? 0) * (Object.values(result.sites)[0]?.peakPue[last] ?? 1)
	const rackMW = (answers.itMW / plan.chipOrders.reduce((sum, { accelerators }) => sum + accelerators, 0)) * 72
	expect((infrastructure[last] ?? 0) - answers.itMW).toBeLessThanOrEqual(
		answers.itMW * 0.03 + rackMW + 0.01 * plan.buildPhases.length,
	)
	const carries = plan.powerContracts.find(({ id }) => (result.contracts[id]?.firmMW[last] ?? 0) > 0)
	expect((result.layers.energy.available[last] ?? 0) - meter).toBeLessThanOrEqual(carries?.unitMW ?? 1)
	expect(result.layers.chips.required[last] ?? 0).toBeGreaterThanOrEqual(
		0.95 * (result.layers.chips.available[last] ?? 0),
	)
	for (const contract of plan.powerContracts) {
		if (contract.id !== 'bridge') continue
		const firm = Math.max(...(result.contracts['bridge']?.firmMW ?? []))
		expect(firm).toBeGreaterThanOrEqual(meter - 1e-6)
		expect(firm - meter).toBeLessThanOrEqual(contract.unitMW ?? 0)
	}

	const { powerContracts, buildPhases, chipOrders, sites, applications, workloads } = plan
	const bare: PlanFile = {
		...plan,
		sites: sites.map((site) => ({ ...site, latitude: null, longitude: null, cooling: null, redundancy: null })),
		powerContracts: powerContracts.map((one) => ({
			...one,
			status: 'energised',
			capacityMW: 0,
			startMonth: '',
			termMonths: null,
			units: null,
			unitMW: null,
			fuelUsdPerMMBtu: null,
			energyPriceUsdPerMWh: null,
		})),
		buildPhases: buildPhases.map((one) => ({
			...one,
			itMW: 0,
			startMonth: '',
			durationMonths: -1,
			rackDensityKW: null,
			procurement: [],
		})),
		chipOrders: chipOrders.map((one) => ({
			...one,
			chip: '',
			accelerators: 0,
			orderMonth: '',
			leadTimeMonths: null,
			unitPriceUsd: null,
		})),
		applications: applications.map((one) => ({
			...one,
			archetype: '',
			unitsAtStart: -1,
			unitsAtEnd: null,
			startMonth: null,
		})),
		workloads: workloads.map((one) => ({ ...one, model: '', startMonth: '' })),
	}
	expect(unexplained(plan, bare)).toEqual([])
})

test(
	'what the hands of a country do not suffice for in twenty years is a plan too, and says so',
	{ timeout: 120_000 },
	() => {
		const place = { name: 'Reykjavík', region: '', country: 'IS', latitude: 64.1, longitude: -21.9 }
		const answers: StartAnswers = { ...at(CASES, 0), place, itMW: 2000, by: '2031-03', use: 'serve' }
		const sized = sizePlan(answers, 'Too much', () => {})
		expect(sized.lasts).toBe(false)
		expect(sized.plan.description).toMatch(
			/^In November 2026, the request was 2,000 MW IT at Reykjavík by March 2031\. As sized, it never all ran at once: /,
		)
		const asked = { ...sized, answers, result: computePlan(sized.plan), range: null, ways: [] }
		expect(buildStartView(asked).finding.title).toBe('Only part of 2,000 MW IT can run at once')
		expect(buildStartView({ ...asked, lasts: true }).finding.title).toMatch(
			/ of 2,000 MW IT is reached; the target is not met by /,
		)
	},
)

const ASKED = (
	[
		{ name: 'Dallas', country: 'US', latitude: 32.78, longitude: -96.8 },
		{ name: 'Querétaro', country: 'MX', latitude: 20.59, longitude: -100.39 },
		{ name: 'Columbus', country: 'US', latitude: 39.96, longitude: -83 },
		{ name: 'Johor', country: 'MY', latitude: 1.49, longitude: 103.74 },
	] as const
).map(({ name, ...where }) => ({
	name,
	answers: { ...at(CASES, 0), place: { ...where, name, region: '' }, itMW: 200, by: '2029-01', use: 'serve' } as const,
}))

const sizedFor = (answers: StartAnswers) => {
	const sized = sizePlan(answers, answers.place.name, () => {})
	return { ...sized, answers, result: computePlan(sized.plan), range: null, ways: [] }
}
/** Months from clearing land to first power. */
const took = ({ plan, result }: ReturnType<typeof sizedFor>) =>
	monthsBetween(plan.buildPhases[0]?.startMonth ?? '', result.verdict.firstPower ?? '')

/** What holds it: transformers ordered now, or a grid that comes later still; and when power comes from a slot that is reserved. */
const LONG = { what: 'hall', cause: 'long_lead:hv_transformer' } as const
const GRID = { what: 'power', contract: 'the grid', month: '2029-11' } as const
const HELD = {
	Dallas: { market: { ...LONG, months: 12 }, reserved: { ...LONG, months: 8 }, took: [32, 28] },
	Querétaro: { market: GRID, reserved: GRID, took: [33, 33] },
	Columbus: { market: { ...LONG, months: 12 }, reserved: { ...LONG, months: 8 }, took: [32, 28] },
	Johor: { market: GRID, reserved: GRID, took: [33, 33] },
}

const PAID = { Dallas: null, Querétaro: 'MXN', Columbus: null, Johor: 'MYR' } as const

test.each(ASKED)(
	'$name: first power comes with the months of the class, or with what is told to hold it',
	({ name, answers }) => {
		const market = sizedFor(answers)
		const held = HELD[name]
		// Halls that begin together, and a hall that waits for the transformer, ordered now: 30 months, needed at .78 of 20 months from February 2027.
		expect(market.plan.buildPhases.map(({ startMonth }) => startMonth)).toEqual(['2027-02', '2027-02'])
		const reserved = sizedFor({ ...answers, way: 'reserved', currency: 'USD' })
		// In what the place pays in, unless dollars are asked for.
		const currency = PAID[name]
		expect([market.plan.currency, reserved.plan.currency]).toEqual([currency, null])
		expect(buildStartView(market).currency).toMatch(currency === null ? /^$/ : new RegExp(`^Amounts in .*${currency}`))
		// The slot of the breaker comes in 24 months, that of the transformer in 26: eight later than needed.
		expect([market.heldBy, reserved.heldBy]).toEqual([held.market, held.reserved])
		expect([took(market), took(reserved)]).toEqual(held.took)
		const halls = Object.values(reserved.result.schedule).filter(({ cause }) => cause === LONG.cause)
		expect(halls.map(({ delayMonths }) => delayMonths)).toEqual([8, 8])
		const shell = sizedFor({ ...answers, way: 'shell' })
		expect(shell.plan.sites.map(({ buildClass }) => buildClass)).toEqual(['retrofit'])
		if (held.market.what === 'hall')
			expect((shell.result.verdict.firstPower ?? '~') < (market.result.verdict.firstPower ?? '')).toBe(true)
	},
)

test.each(ASKED)(
	'$name: halls take the months of the class that was asked for, and racks what is ordered for them',
	{ timeout: 120_000 },
	({ answers }) => {
		const sized = sizedFor({ ...answers, buildClass: 'own_pace' })
		const { plan, result } = sized
		expect(plan.sites.map(({ buildClass }) => buildClass)).toEqual(['own_pace'])
		// One after another every nine months.
		expect(plan.buildPhases.map(({ startMonth }) => startMonth)).toEqual(['2027-02', '2027-11'])
		for (const { durationMonths, rackDensityKW } of plan.buildPhases)
			expect([durationMonths, rackDensityKW]).toEqual([null, null])
		expect(result.warnings.filter(({ code }) => CHOSEN.includes(code))).toEqual([])
		const view = buildStartView(sized)
		const line = view.lines.find(({ text }) => text.startsWith('Cloud self-build: '))
		expect(line?.text).toBe('Cloud self-build: 20 to 45 months from clearing land')
		expect(line?.note).toMatch(/^twelve campuses like it, nine at work; yours: \d+, first power \w+ \d{4}/)
	},
)

test('a month that cannot be met has ways side by side before anything is made', () => {
	const [dallas] = ASKED
	if (dallas === undefined) throw new Error('There is no case.')
	const { answers } = dallas
	const sized = sizePlan(answers, 'Dallas', () => {})
	const result = computePlan(sized.plan)
	const ways = waysTo({ answers, sized, result }, () => {})
	expect(ways.map(({ id }) => id)).toEqual(['reserved', 'shell', 'as_sized'])
	const view = buildStartView({ ...sized, answers, result, range: firstPowerRange(sized.plan, () => {}), ways })
	expect(view.ways?.title).toBe('Ways to January 2029')
	expect(view.ways?.rows.map(({ title, way }) => [title, way])).toEqual([
		['Reserve a slot for transformers and breakers', 'reserved'],
		['Use an existing shell', 'shell'],
		['Accept the later month', null],
	])
	// What was asked for stays the target, whichever way is taken.
	for (const way of ['shell', 'reserved'] as const)
		expect(sizePlan({ ...answers, way }, 'Dallas', () => {}).plan.sites).toMatchObject([{ targetMonth: '2029-01' }])
	expect(view.lines.map(({ note }) => note).join('\n')).toMatch(
		/yours: 32, first power October 2029 \(P10 to P90: \w+ \d{4} to \w+ \d{4}\), limited by HV transformer lead time, twelve months\. That is longer than its class takes: to be ready in 20 months, a campus orders each HV transformer 15 months before it clears land, or reserves a slot$/m,
	)
	expect(waysTo({ answers, sized: { ...sized, lasts: false }, result }, () => {})).toEqual([])
})

test('bridge power is offered for the months it serves, as what it loses beyond the grid', () => {
	const querétaro = ASKED.find(({ name }) => name === 'Querétaro')
	if (querétaro === undefined) throw new Error('There is no case.')
	const answers = { ...querétaro.answers, itMW: 75, by: '2029-06', currency: 'USD' } as const
	const sized = sizePlan(answers, 'Querétaro', () => {})
	const result = computePlan(sized.plan)
	const ways = waysTo({ answers, sized, result }, () => {})
	const [bridge] = ways
	const grid = sized.plan.powerContracts.find(({ id }) => id === 'grid')?.startMonth
	const ready = result.schedule['phase:hall-1']?.finish ?? ''
	expect(bridge).toMatchObject({ id: 'bridge', bridge: { grid } })
	expect((bridge?.bridge?.from ?? '') > ready).toBe(true)
	const [row] = buildStartView({ ...sized, answers, result, range: null, ways }).ways?.rows ?? []
	expect(row?.title).toMatch(/^Bridge power from \w+ 2029 until the grid in \w+ 2029$/)
	expect(row?.date).toMatch(/^Full power \w+ \d{4}$/)
	expect(row?.costs.replaceAll(/\s/g, ' ')).toMatch(/more to build.*, net loss \$\d+M$/)
})

test('users that were said stay, and the same answers make the same plan', () => {
	const [first] = CASES
	if (first === undefined) throw new Error('There is no case.')
	const answers: StartAnswers = { ...first, use: 'serve', users: 20_000, model: 'kimi-k2' }
	const { plan } = sizePlan(answers, 'Said', () => {})
	expect(plan.applications.map(({ unitsAtEnd }) => unitsAtEnd)).toEqual([20_000])
	expect(plan.workloads.map(({ model }) => model)).toEqual(['kimi-k2'])
	expect(sizePlan(answers, 'Said', () => {}).plan).toEqual(plan)
})

test('nobody waits any more: it ends at the next run', () => {
	const [first] = CASES
	if (first === undefined) throw new Error('There is no case.')
	expect(() =>
		sizePlan(first, 'Ended', () => {
			throw new Error('ended')
		}),
	).toThrow('ended')
})
