import { expect, test } from 'vitest'
import { campusPlan } from '../../../tests/factories/campus/campus-plan.ts'
import { campusResult } from '../../../tests/factories/campus/campus-result.ts'
import { must } from '../../../tests/factories/must.ts'
import { planFile } from '../../../tests/factories/plan-file.ts'
import { flat, noShortfall, planResult } from '../../../tests/factories/plan-result.ts'
import { computePlan } from '#server/engine/compute-plan.ts'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import { validPlan } from '../../../tests/factories/random/random-plan.ts'
import { energyFinding } from '../findings/energy-finding.ts'
import { contractedPower } from '../tables/contracts/contracted-power.ts'
import { megawatts } from '#shared/formats/figures.ts'
import { buildBalanceView } from './balance-view.ts'
import { stripBasis } from '../layers/binding-runs.ts'
import { buildFunnel } from './energy-view.ts'
import { buildMoneyView } from './money/money-view.ts'
import { buildForm } from '../grid/grid-form.ts'
import { buildGrid } from '../grid/grid-view.ts'
import { lossesToTell, lossWords } from '../messages/verdict/loss-words.ts'
import { buildOverview, causesToDecide } from './overview-view.ts'
import { buildGantt } from '../schedule/build-gantt.ts'
import { itemsOf } from '#shared/charts/gantt-model.ts'
import { buildReadout } from '#shared/charts/strip-readout.ts'
import { buildStripModel } from '../layers/strip-view.ts'
import { tradeGap } from '../tables/trade-gap.ts'
import { assumptionTabs, buildAssumptionsView, inPart, shownIn } from './assumptions/assumptions-view.ts'
import { buildWorkforceView } from './workforce-view.ts'

test('before there is demand the strip shows the build against its target', () => {
	const result = planResult({
		months: 3,
		binding: [null, null, null],
		buildout: {
			itMW: { energy: [50, 100, 100], infrastructure: [0, 100, 100], chips: [100, 100, 100] },
			targetItMW: 100,
			binding: ['infrastructure', null, null],
		},
	})
	expect(stripBasis(result)).toBe('buildout')
	const strip = buildStripModel(result)
	expect(strip.bands[0]?.coverage).toEqual([0.5, 1, 1])
	expect(strip.bands[4]?.coverage).toEqual([null, null, null])
	const told = buildReadout(strip, 0).layers.map(({ detail }) => detail)
	expect(told.slice(0, 3)).toEqual(['50 of 100 MW IT', '100 of 100 MW IT', '0 of 100 MW IT'])
	expect(stripBasis(planResult({ months: 3, binding: [null, null, null] }))).toBe('nothing')
})

test('the readout of a month gives cover, amounts and what binds', () => {
	const model = buildStripModel(campusResult())
	const index = model.binding.indexOf('infrastructure')
	const readout = buildReadout(model, index)
	const halls = readout.layers.find(({ layer }) => layer === 'infrastructure')
	expect(halls?.binds).toBe(true)
	expect(halls?.detail).toMatch(/^[\d.]+ of [\d.]+ MW IT$/)
	expect(readout.layers.filter(({ binds }) => binds)).toHaveLength(1)
})

test('what stands free at one site is not told to cover what another asks', () => {
	const { bands, ...model } = buildStripModel(campusResult())
	const [energy] = bands
	if (energy === undefined) throw new Error('A strip begins with energy.')
	const here = { ...energy, coverage: [0.12], required: [6.67], available: [132] }
	expect(buildReadout({ ...model, bands: [here] }, 0).layers[0]).toMatchObject({
		share: '12%',
		detail: '132 of 6.67 MW, not all where it is needed',
	})
})

test('the funnel narrows from what is firmly contracted: firm, usable, housed, in use, on every template (D4)', () => {
	for (const template of TEMPLATES) {
		const plan = validPlan(template.plan)
		const result = computePlan(plan)
		const { title, model } = buildFunnel(plan, result)
		expect(model.rows.map((row) => row.name)).toEqual([
			'Contracted',
			'Firm at the meter',
			'Usable IT load',
			'With power and a hall',
			'In use',
		])
		const values = model.rows.map((row) => row.value)
		expect(values).toEqual(values.toSorted((one, other) => other - one))
		const { firmMW } = contractedPower(plan, result)
		expect(title).toContain(`${megawatts(firmMW)} MW contracted runs`)
		expect(energyFinding(plan, result).lede).toContain(`${megawatts(firmMW)} MW firm contracted`)
	}
})

test('what is decided on is what is lost, each cause once, the dearest first, and nothing that is past', () => {
	const result = campusResult()
	const told = causesToDecide(campusPlan(), result)
	expect(new Set(told.map(({ title, note }) => title + note)).size).toBe(told.length)
	const losses = lossesToTell(result.verdict).slice(0, told.length)
	expect(told.map(({ title }) => title)).toEqual(losses.map((loss) => lossWords(campusPlan(), loss).cause))
	expect(losses.some(({ past }) => past)).toBe(false)
})

test('a plan that only has a target tells in its table what binds, as its heading and its colors do', () => {
	const plan = planFile({ sites: [{ ...must(planFile().sites[0]), targetItMW: 100 }] })
	const view = buildBalanceView(plan, computePlan(plan))
	const binds = view.rows.flatMap(({ cells, name }) => (cells.some((cell) => cell.binds) ? [name] : []))
	expect(binds).not.toEqual([])
	expect(view.causes.map(({ layer }) => layer)).toEqual(binds)
})

test('the overview holds six figures and each has a value', () => {
	const overview = buildOverview({ plan: campusPlan(), result: campusResult(), status: '2026-06' })
	expect(overview.figures).toHaveLength(6)
	for (const { value } of overview.figures) expect(value).not.toMatch(/NaN|undefined|–/)
})

test('a trade is short where its planned dates ask for more than can be had', () => {
	const { planned, available, missing } = tradeGap(campusResult().workforce, 'electrician')
	expect(missing[8]).toBe((planned[8] ?? 0) - (available[8] ?? 0))
	expect(Math.min(...missing)).toBe(0)
})

test('the gating trade stands first on its page and is marked', () => {
	const view = buildWorkforceView({ plan: campusPlan(), result: campusResult(), trade: null, status: null })
	expect(view.trade).toBe('electrician')
	expect(view.rows.find((row) => row.trade === 'electrician')).toMatchObject({
		status: 'failing',
		statusText: 'Limits hall dates',
	})
	expect(view.rows.find((row) => row.trade === 'carpenter')?.short).toBeNull()
})

test('a trade named in the address is shown, an unknown one is not', () => {
	expect(
		buildWorkforceView({ plan: campusPlan(), result: campusResult(), trade: 'carpenter', status: null }).trade,
	).toBe('carpenter')
	expect(buildWorkforceView({ plan: campusPlan(), result: campusResult(), trade: 'wizard', status: null }).trade).toBe(
		'electrician',
	)
})

test('years of the cost table add up to the totals of the months', () => {
	const view = buildMoneyView({ plan: campusPlan(), result: campusResult(), status: null })
	const rows = view.tabs.find(({ id }) => id === 'cash')?.tables?.[1]?.rows ?? []
	expect(rows.map(({ name }) => name)).toEqual(['2026', '2027', '2028', '2029', '2030', '2031', '2032'])
	expect(rows[0]?.figures[0]).toMatchObject({ text: '$15.8B' })
})

test('the heat table shows the lowest month of a quarter and whether the layer binds in it', () => {
	const view = buildBalanceView(campusPlan(), campusResult())
	expect(view.rows.map((row) => row.layer)).toEqual(['applications', 'models', 'infrastructure', 'chips', 'energy'])
	const first = view.rows.at(-1)?.cells[0]
	expect(first?.binds).toBe(true)
	expect(view.quarters).toHaveLength(28)
})

test('neighboring quarters with one cause are told as one', () => {
	const view = buildBalanceView(campusPlan(), campusResult())
	expect(view.causes.map(({ layer }) => layer)).toEqual(['Energy', 'Halls'])
	expect(view.causes[0]?.quarter).toMatch(/^Q1 2026 to Q\d 2026$/)
})

test('the Gantt begins with a year and leaves room after the last bar', () => {
	const gantt = buildGantt(campusPlan(), campusResult())
	expect(gantt.months[0]).toBe('2025-01')
	const built = itemsOf(gantt).filter(({ kind }) => kind === 'phase' || kind === 'order')
	expect(gantt.months.length).toBeGreaterThan(Math.max(...built.map(({ end }) => end)) + 4)
	const heads = gantt.lines.flatMap((line) => (line.kind === 'layer' ? [line.name] : []))
	expect(heads.slice(0, 4)).toEqual(['Energy', 'Procurement', 'Halls', 'Chips'])
})

test('a grid tells typed values from defaults and guesses from contracts', () => {
	const grid = buildGrid(campusPlan(), 'powerContracts')
	const at = (id: string, field: string) =>
		grid.rows.find((row) => row.id === id)?.cells[grid.columns.findIndex((column) => column.field === field)]
	expect(at('utility-1', 'capacityMW')).toMatchObject({
		typed: '200',
		shown: '200',
		isDefault: false,
		quality: 'contract',
	})
	expect(at('gensets', 'rampMonths')).toMatchObject({ typed: '', shown: '1', isDefault: true })
	expect(at('turbines', 'startMonth')?.quality).toBe('guess')
	expect(at('utility-1', 'kind')?.shown).toBe('Utility firm service')
	expect(grid.rows.find((row) => row.id === 'turbines')?.quality).toBe('guess')
})

test('an entry without a name is known by its id in its own row', () => {
	const [first, ...rest] = campusPlan().powerContracts
	const { name: _name, ...unnamed } = must(first)
	const grid = buildGrid(campusPlan({ powerContracts: [unnamed, ...rest] }), 'powerContracts')
	const cell = grid.rows[0]?.cells[grid.columns.findIndex(({ field }) => field === 'name')]
	expect(cell).toMatchObject({ typed: '', shown: unnamed.id, isDefault: true })
})

test('a figure with a range shows both and starts its editor with what would give the same again', () => {
	const capacity = (capacityMW: number, note: Record<string, unknown>) => {
		const [first, ...rest] = campusPlan().powerContracts
		const plan = campusPlan({
			powerContracts: [{ ...first, capacityMW }, ...rest],
			notes: { [`powerContracts/${first?.id ?? ''}/capacityMW`]: note },
		})
		const grid = buildGrid(plan, 'powerContracts')
		const cell = grid.rows[0]?.cells[grid.columns.findIndex(({ field }) => field === 'capacityMW')]
		return [cell?.typed, cell?.shown, cell?.range]
	}
	expect(capacity(52.5, { low: 45, high: 60 })).toEqual(['45..52.5..60', '52.5', '±7.5'])
	expect(capacity(200, { low: 180, high: 200 })).toEqual(['180..200..200', '200', '180–200'])
	expect(capacity(200, { low: 180 })).toEqual(['200', '200', null])
})

test('the form of a new entry starts with what is known and asks for what is needed', () => {
	const form = buildForm({ plan: campusPlan(), list: 'powerContracts', id: null })
	const typed = Object.fromEntries(form?.fields.map(({ column, typed: text }) => [column.field, text]) ?? [])
	expect(typed['siteId']).toBe('Abilene')
	expect(typed['startMonth']).toBe('')
	expect(typed['capacityMW']).toBe('')
	expect(buildForm({ plan: campusPlan(), list: 'powerContracts', id: 'nobody' })).toBeNull()
})

test('an empty plan has pages too', () => {
	const plan = planFile({ sites: [] })
	const result = planResult({ shortfall: noShortfall(24, 'nothing'), binding: flat(0, 24).map(() => null), sites: {} })
	expect(buildOverview({ plan, result, status: null }).finding.title).toBe(
		'Empty plan: start with a place and the power you want',
	)
	expect(buildGantt(plan, result).lines).toEqual([])
	expect(buildBalanceView(plan, result).finding.title).toBe('Empty plan: start with a place and the power you want')
	expect(buildWorkforceView({ plan, result, trade: null, status: null }).finding.title).toBe(
		'No workers needed on site in the plan',
	)
})

test('assumptions are looked at part by part: guesses first, what was replaced, then each layer', () => {
	const { rows } = buildAssumptionsView(planFile())
	const [first, ...others] = assumptionTabs(rows)
	expect(first).toEqual({ id: 'guess', name: 'Guesses', figure: String(inPart(rows, 'guess').length) })
	expect(others.map(({ name }) => name)).not.toContain('Replaced')
	expect(others.at(-1)).toEqual({ id: 'all', name: 'All', figure: String(rows.length) })
	const layers = others.slice(0, -1)
	expect(layers.map(({ id }) => inPart(rows, id).length).reduce((sum, count) => sum + count, 0)).toBe(rows.length)

	const replaced = buildAssumptionsView(planFile({ assumptions: { idlePowerShare: { value: 0.3 } } })).rows
	// The default’s source is none of the figure put in its place.
	expect(replaced.find(({ key }) => key === 'idlePowerShare')?.source).toBe('no source')
	expect(assumptionTabs(replaced).find(({ id }) => id === 'override')).toMatchObject({ name: 'Replaced', figure: '1' })
	expect(inPart(replaced, 'override').map(({ key }) => key)).toEqual(['idlePowerShare'])
})

test('what single sites have in the place of an assumption stands beneath it, with the sites that could have one', () => {
	const sites = [
		{ id: 'reno', name: 'Reno' },
		{ id: 'ely', name: 'Ely' },
	]
	const own = { value: 0.25, why: 'Metered', source: 'Operator' }
	const { rows, finding } = buildAssumptionsView(
		planFile({ sites, assumptions: { 'reno/idlePowerShare': own, 'ely/discountRate': 0.1 } }),
	)
	const row = (key: string) => rows.find((one) => one.key === key)
	const idle = { key: 'reno/idlePowerShare', site: 'Reno', value: '25%', typed: '25%', idle: false }
	expect(row('idlePowerShare')).toMatchObject({
		...{ value: '20%', overridden: false, quality: 'guess' },
		sites: [{ ...idle, why: 'Metered', source: 'Operator' }],
		others: [{ id: 'ely', name: 'Ely' }],
	})
	expect(row('discountRate')).toMatchObject({ sites: [{ site: 'Ely', value: '10%', idle: true }], others: [] })
	expect(row('siteReserve')).toMatchObject({ sites: [], others: sites })
	expect(inPart(rows, 'override').map(({ key }) => key)).toEqual(['idlePowerShare', 'discountRate'])
	expect(finding.title).toMatch(/^Two defaults of \d+ replaced$/)
	const found = shownIn(rows, { tab: 'all', query: 'reno', search: new URLSearchParams() })
	expect(found.entries.map(({ key }) => key)).toEqual(['idlePowerShare'])
})

test('in a plan of another currency an assumption in money says what it is entered in, any other does not', () => {
	const { rows } = buildAssumptionsView({ ...planFile(), currency: 'EUR', usdPerCurrencyUnit: 1.25 })
	const entered = (key: string) => rows.find((row) => row.key === key)?.entered
	expect(entered('perDiemUsdPerDay')).toMatch(/^In EUR: .* Write USD after an amount in dollars\.$/)
	expect(entered('idlePowerShare')).toBe('')
})

test('a screen of assumptions is shown at once, of a part or of those in which a word is found', () => {
	const { rows } = buildAssumptionsView(planFile())
	const shown = (tab: string, query: string, address = '') =>
		shownIn(rows, { tab, query, search: new URLSearchParams(address) })
	const keys = ({ entries }: ReturnType<typeof shown>) => entries.map(({ key }) => key)
	const parts = Array.from({ length: shown('all', '').part?.last ?? 0 }, (_, at) =>
		keys(shown('all', '', `part=assumptions-all/${String(at + 1)}`)),
	)
	expect(parts.flat()).toEqual(rows.map(({ key }) => key))
	expect(Math.max(...parts.map(({ length }) => length))).toBeLessThanOrEqual(25)
	expect(keys(shown('all', 'Idle POWER'))).toEqual(['idlePowerShare'])
	// The second part of one tab is not that of another.
	expect(keys(shown('guess', '', 'part=assumptions-all/2'))).toEqual(keys(shown('guess', '')))
})

test('a plan that spends nothing is not told to give nothing back', () => {
	const source = { plan: planFile(), result: computePlan(planFile()), status: '2026-11' }
	expect(buildMoneyView(source).finding.title).toBe('No capital is spent yet')
})

test('where more people are there than the dates ask for, the overview says why', () => {
	const noteOf = (result: ReturnType<typeof campusResult>) =>
		buildOverview({ plan: campusPlan(), result, status: null }).figures.find(
			({ label }) => label === 'Peak construction headcount',
		)?.note
	const result = campusResult()
	const { unlevelled, construction } = result.workforce
	const asks = (headcount: number) => {
		const asked = { ...unlevelled.construction, peak: { month: '2026-02', headcount } }
		return noteOf({
			...result,
			workforce: { ...result.workforce, unlevelled: { ...unlevelled, construction: asked } },
		})
	}
	expect(asks(construction.peak.headcount - 16)).toMatch(/^catch-up peak; planned [\d,]+, [A-Z]/)
	expect(asks(construction.peak.headcount + 16)).toMatch(/^planned [\d,]+, Feb 2026$/)
})
