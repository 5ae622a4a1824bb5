import { expect, test } from 'vitest'
import { campusPlan } from '../../../tests/factories/campus/campus-plan.ts'
import { campusResult } from '../../../tests/factories/campus/campus-result.ts'
import { contract, hall, planFile } from '../../../tests/factories/plan-file.ts'
import {
	balanceOf,
	bindingSpells,
	causeOf,
	flat,
	layersOf,
	heldBack,
	layerFacts,
	noShortfall,
	planResult,
	siteResult,
	stepUp,
} from '../../../tests/factories/plan-result.ts'
import { balanceFinding } from './balance-finding.ts'
import { chipsFinding } from './chips-finding.ts'
import { costsFinding } from './costs-finding.ts'
import { applicationsFinding } from './demand-finding.ts'
import { energyFinding } from './energy-finding.ts'
import { infrastructureFinding } from './infrastructure-finding.ts'
import { lastHallSentence } from './hall-sentence.ts'
import { meterTitle } from './meter-sentence.ts'
import { overviewFinding } from './overview-finding.ts'
import { poweredFinding } from './powered-finding.ts'
import { scheduleFinding } from './schedule-finding.ts'
import { stripFinding } from './strip-finding.ts'
import { workforceFinding } from './workforce-finding.ts'

const halls = (count: number, over: Record<string, unknown> = {}) =>
	Array.from({ length: count }, (_, index) => hall(`hall-${index + 1}`, over))
const entry = (delayMonths: number, over: Record<string, unknown> = {}) => ({
	name: 'Hall',
	siteId: 'abilene',
	plannedStart: '2026-01',
	plannedFinish: '2026-12',
	start: '2026-01',
	finish: `2027-${String(delayMonths).padStart(2, '0')}`,
	delayMonths,
	cause: 'labour:electrician' as const,
	progress: null,
	...over,
})
const onTime = entry(0, { finish: '2026-12', cause: null })

/** A plan in which every layer has something. */
const entered = (count: number) =>
	planFile({
		buildPhases: halls(count),
		powerContracts: [contract('a')],
		chipOrders: [{ id: 'o', siteId: 'abilene', chip: 'gb200-nvl72', accelerators: 9000, orderMonth: '2025-06' }],
	})

test('what loses most MW-months is named with its months and its part of what is lost', () => {
	const result = planResult({
		binding: bindingSpells([
			['energy', 9],
			['infrastructure', 12],
			['applications', 3],
		]),
		...heldBack(
			{
				layer: 'infrastructure',
				cause: 'labour:electrician',
				from: '2026-10',
				to: '2027-09',
				groupMWMonths: 715,
				lostMWMonths: 870,
				shareOfLost: 0.82,
			},
			24,
		),
	})
	const finding = overviewFinding(entered(8), result)
	expect(finding.title).toBe(
		'Too few electricians hold the campus back between October 2026 and September 2027, costing 715 MW-months (82\u202f% of what is lost)',
	)
	expect(finding.lede).toContain('Eight halls, 800 MW IT.')
	expect(finding.lede).toContain(
		'Energy is the limit until September 2026, then Infrastructure for twelve months, then demand.',
	)
})

test('a loss that lasts to the end has no end, one of a month is in it', () => {
	const title = (over: Parameters<typeof heldBack>[0], all: Parameters<typeof heldBack>[2] = {}) =>
		overviewFinding(entered(1), planResult(heldBack(over, 24, all))).title
	expect(title({ layer: 'energy', cause: 'contract_not_started', form: 'in', to: '2026-01' })).toBe(
		'Power that starts later holds the site back in January 2026, costing 100 MW-months',
	)
	expect(title({ layer: 'chips', cause: 'retired', form: 'from' })).toBe(
		'Chips that have left service hold the site back from January 2026, costing 100 MW-months',
	)
	const span = (to: string) => title({ layer: 'chips', cause: 'retired', form: 'between', from: '2026-07', to })
	expect(span('2026-11')).toContain(' back between July and November 2026, ')
	expect(span('2026-08')).toContain(' back in July and August 2026, ')
	expect(span('2027-11')).toContain(' back between July 2026 and November 2027, ')
	// Most of the loss is in two months and the cause binds in two more: the loss is of all four, and so are the months.
	const ramping = { layer: 'energy', cause: 'contract_ramping', from: '2026-07', to: '2026-08' } as const
	expect(title(ramping, { months: 4, lastMonth: '2026-11' })).toContain(
		' back in four months between July and November 2026, costing 100 MW-months',
	)
})

test('demand without a workload is told from the first month it binds, though most of its tokens are lost later', () => {
	const cause = 'no_workload'
	const held = heldBack(
		{ layer: 'models', cause, from: '2026-09', to: '2027-12', form: 'from', weighedBy: 'tokens' },
		24,
	)
	const fromMarch = bindingSpells([
		[null, 2],
		['models', 22],
	])
	const result = planResult({
		headline: held.headline,
		shortfall: { ...noShortfall(24, 'demand'), demandedTokenMonths: 100, unclaimedTokenMonths: 100 },
		binding: fromMarch,
		bindingCause: fromMarch.map((layer) => (layer === null ? null : causeOf(cause))),
	})
	expect(overviewFinding(entered(1), result).title).toBe(
		'Demand that no workload serves holds the site back in 22 months from March 2026',
	)
})

test('of several sites the one is named that loses most of what is lost, not the first among many alike', () => {
	const sites = ['abilene', 'waco'].map((id) => ({
		id,
		name: id === 'waco' ? 'Waco' : 'Abilene',
		country: 'US',
		latitude: 32,
		longitude: -98,
	}))
	const title = (lostThere: number) => {
		const own = siteResult(24, { layerFacts: layerFacts({ chips: { lostMWMonths: lostThere } }) })
		const held = heldBack({ layer: 'chips', cause: 'retired', form: 'from', siteId: 'waco' }, 24)
		const result = planResult({ ...held, sites: { abilene: siteResult(24), waco: own } })
		return overviewFinding({ ...entered(1), sites: planFile({ sites }).sites }, result).title
	}
	expect(title(90)).toMatch(/^Chips that have left service hold Waco back from /)
	expect(title(10)).toMatch(/^Chips that have left service hold the plan back from /)
})

test('a trifle is told as what is served, with the worst month', () => {
	const worst = { month: '2026-03', siteId: 'abilene', itMW: 0.8 }
	const shortfall = { ...noShortfall(24, 'demand'), requiredMWMonths: 5000, lostMWMonths: 1, worst }
	expect(overviewFinding(entered(1), planResult({ shortfall })).title).toBe(
		'The plan carries 99.98\u202f% of the MW-months asked of it; at worst 0.8 MW IT are short, in March 2026',
	)
})

test('what is not entered yet is told before anything is judged', () => {
	const power = {
		energy: flat(0, 24).map((_, index) => (index < 6 ? 0 : 100)),
		infrastructure: flat(0, 24),
		chips: flat(0, 24),
	}
	const result = planResult({ buildout: { itMW: power, targetItMW: 0, binding: flat(0, 24).map(() => null) } })
	expect(overviewFinding(planFile({ powerContracts: [contract('a')] }), result).title).toBe(
		'No hall yet: power starts in July 2026 and feeds nothing',
	)
	expect(overviewFinding(planFile({ buildPhases: halls(1) }), result).title).toBe(
		'No power yet: nothing of this plan can run',
	)
	expect(overviewFinding(planFile(), result).title).toBe('A place and nothing on it yet: power comes next')
})

test('48,000 accelerators of which 1,242 have work are told by their use', () => {
	const facts = layerFacts({
		chips: { mostRequired: 1242, mostAvailable: 48_000, neverNeeded: 46_758, neverNeededUsd: 1.5e9 },
	})
	const sites = { abilene: siteResult(24, { layerFacts: facts }) }
	expect(overviewFinding(entered(1), planResult({ layerFacts: facts, sites })).title).toBe(
		'No month asks for more than 1,242 of 48,000 accelerators',
	)
})

test('a plan that serves everything says so', () => {
	expect(overviewFinding(entered(2), planResult()).title).toBe('The plan serves all that is asked of it')
})

test.each([
	[
		'chips',
		'The plan serves all its work; at worst 99.87\u202f% of the accelerators and their spares asked for are there',
	],
	['infrastructure', 'The plan serves all its work; at worst 99.87\u202f% of the halls asked for are there'],
	['energy', 'The plan serves all its work; at worst 99.87\u202f% of the firm power asked for is there'],
	['models', 'At worst 99.87\u202f% of the tokens of ready models asked for are there'],
	['applications', 'At worst 99.87\u202f% of the tokens asked for are there'],
] as const)('a plan that loses no work and lacks some of %s says what share of it is there', (layer, title) => {
	const { layers, ...rest } = planResult()
	const coverage = layers[layer].coverage.map((_, month) => (month === 5 ? 0.9987 : 1))
	const short = { ...rest, layers: { ...layers, [layer]: { ...layers[layer], coverage } } }
	expect(overviewFinding(entered(2), short).title).toBe(`${title} in June 2026`)
})

test('a plan without anything asks for nothing yet', () => {
	const nothing = planResult({ binding: flat(0, 24).map(() => null) })
	expect(overviewFinding(planFile({ sites: [] }), nothing)).toEqual({
		title: 'An empty plan: begin with where it stands',
		lede: 'Add a site, power, halls and chips to see what each layer carries.',
	})
	expect(overviewFinding(planFile({ powerContracts: [contract('grid-1')] }), nothing).lede).toBe(
		'Add halls and chips to see what each layer carries.',
	)
})

test('the last hall is dated by the levelled schedule and compared with the planned one', () => {
	expect(
		lastHallSentence(planResult({ schedule: { 'phase:a': onTime, 'phase:b': entry(8, { finish: '2027-08' }) } })),
	).toBe('The last hall is finished in August 2027, eight months late.')
	expect(lastHallSentence(planResult({ schedule: { 'phase:a': onTime } }))).toBe(
		'The hall is finished in December 2026, as planned.',
	)
	expect(lastHallSentence(planResult({ schedule: { 'phase:a': entry(0, { name: 'Hall A', finish: null }) } }))).toBe(
		'Hall A does not finish in the months looked at; it was planned for December 2026.',
	)
})

test('the strip tells the layers in the order they bind', () => {
	const say = (spells: Parameters<typeof bindingSpells>[0]) =>
		stripFinding(planResult({ binding: bindingSpells(spells) }))
	expect(
		say([
			['energy', 9],
			['infrastructure', 12],
			['applications', 3],
		]),
	).toBe('The limit climbs from Energy to Infrastructure, then to demand')
	expect(
		say([
			['infrastructure', 12],
			['energy', 12],
		]),
	).toBe('The limit moves from Infrastructure to Energy')
	expect(say([['chips', 24]])).toBe('Chips are the limit in every month')
	expect(say([['applications', 24]])).toBe('Demand is the only limit')
	expect(
		say([
			['energy', 6],
			['chips', 6],
			['energy', 6],
			['applications', 6],
		]),
	).toBe('The limit changes hands three times, ending with demand')
	expect(say([[null, 24]])).toBe('No layer is asked for anything yet')
})

test('power ahead of halls and halls ahead of power are told apart', () => {
	const build = (energy: readonly number[], infrastructure: readonly number[]) => ({
		itMW: { energy, infrastructure, chips: flat(0, 3) },
		targetItMW: 100,
		binding: [null, null, null],
	})
	const months = ['2026-01', '2026-02', '2026-03']
	expect(poweredFinding(build([0, 415, 500], [0, 100, 400]), months)).toBe(
		'Power runs ahead of the halls by up to 315 MW IT',
	)
	expect(poweredFinding(build([0, 10, 100], [50, 100, 100]), months)).toBe(
		'Halls stand without power by up to 90 MW IT in February 2026',
	)
	expect(poweredFinding(build([0, 10, 100], [0, 10, 100]), months)).toBe('Power and halls arrive together')
})

test('energy that comes late is not called short', () => {
	const energy = balanceOf('energy', flat(100, 24), stepUp({ before: 20, after: 150, at: 6, months: 24 }))
	const result = planResult({
		layers: layersOf(24, { energy }),
		binding: bindingSpells([
			['energy', 6],
			['applications', 18],
		]),
	})
	const finding = energyFinding(planFile({ powerContracts: [contract('a', { capacityMW: 200 })] }), result)
	expect(finding.title).toBe('Power comes late: 80 MW missing in January 2026, the worst of six months')
	expect(finding.lede).toContain('At most 150 MW is firm at the meter, from July 2026.')
})

test('energy that is still short at the end says by how much', () => {
	const energy = balanceOf('energy', flat(100, 24), flat(70, 24))
	const result = planResult({ layers: layersOf(24, { energy }), binding: bindingSpells([['energy', 24]]) })
	expect(energyFinding(planFile({ powerContracts: [contract('a')] }), result).title).toBe(
		'Power is short: 30 MW missing in January 2026, the worst of 24 months',
	)
})

test('energy that never binds tells the tightest margin', () => {
	const energy = balanceOf('energy', flat(100, 24), stepUp({ before: 112, after: 150, at: 6, months: 24 }))
	expect(
		energyFinding(
			planFile({ powerContracts: [contract('a')], buildPhases: halls(2) }),
			planResult({
				layers: layersOf(24, { energy }),
				sites: { abilene: siteResult(24, { layers: layersOf(24, { energy }) }) },
			}),
		).title,
	).toBe('Power covers what the campus asks for, with 12 MW to spare at the tightest')
})

test('stranded accelerators are told with their worst month and what they cost', () => {
	const accelerators = stepUp({ before: 8000, after: 0, at: 3, months: 24 })
	const finding = chipsFinding(
		planFile({
			chipOrders: [{ id: 'o', siteId: 'abilene', chip: 'gb200-nvl72', accelerators: 9000, orderMonth: '2025-06' }],
		}),
		planResult({ stranded: { accelerators, acceleratorMonths: 24_000, idleCapitalUsd: 1.2e9 } }),
	)
	expect(finding.title).toBe('8,000 accelerators wait for power or a hall in January 2026')
	expect(finding.lede).toContain('24,000 accelerator-months')
})

test('halls on time and halls late are told apart', () => {
	const plan = planFile({ buildPhases: halls(2) })
	expect(
		infrastructureFinding(plan, planResult({ schedule: { 'phase:hall-1': onTime, 'phase:hall-2': onTime } })).title,
	).toBe('Every hall opens on its planned date')
	expect(
		infrastructureFinding(
			plan,
			planResult({ schedule: { 'phase:hall-1': onTime, 'phase:hall-2': entry(5, { name: 'Hall 2' }) } }),
		).title,
	).toBe('Hall 2 is five months late: too few electricians')
})

test('late things are counted, their slips ranged, and a shared cause named', () => {
	expect(
		scheduleFinding(planResult({ schedule: { 'phase:a': entry(4), 'phase:b': entry(8), 'phase:c': onTime } })).title,
	).toBe('Two halls slip by four to eight months: too few electricians')
	expect(scheduleFinding(planResult({ schedule: { 'phase:a': entry(1) } })).title).toBe(
		'One hall slips by one month: too few electricians',
	)
	expect(
		scheduleFinding(
			planResult({ schedule: { 'phase:a': entry(2), 'contract:b': entry(2, { cause: 'long_lead:hv_transformer' }) } }),
		).title,
	).toBe('Two items slip by two months')
	expect(scheduleFinding(planResult({ schedule: { 'phase:a': onTime } })).title).toBe(
		'Everything is on its planned date',
	)
})

test('every finding of the campus is a sentence without gaps', () => {
	const plan = campusPlan()
	const result = campusResult()
	const findings = [
		overviewFinding(plan, result),
		energyFinding(plan, result),
		chipsFinding(plan, result),
		infrastructureFinding(plan, result),
		applicationsFinding(plan, result),
		costsFinding(plan, result),
		balanceFinding(result),
		scheduleFinding(result),
		workforceFinding(result),
	]
	for (const { title, lede } of findings) {
		expect(title).not.toMatch(/undefined|NaN|null| {2}/)
		expect(lede).not.toMatch(/undefined|NaN|null| {2}/)
		expect(title).toMatch(/^[A-Z$0-9]/)
	}
})

test('power is not said to suffice where all of it is missing, however little is asked', () => {
	const asks = (required: number, available: number) =>
		planResult({ layers: layersOf(1, { energy: balanceOf('energy', [required], [available]) }) })
	const plan = planFile()
	expect(meterTitle(plan, asks(0.035, 0))).toMatch(/^Firm power is 0\.035 MW short/)
	expect(meterTitle(plan, asks(200, 199.99))).toBe('Firm power stays above what is asked for in every month')
})

test('a plan that is looked at from behind its end says that all of it is past', () => {
	const lede = (asOfMonth: string | null) =>
		overviewFinding({ ...entered(2), startMonth: '2026-01', horizonMonths: 24, asOfMonth }, planResult()).lede
	const past =
		'All months of the plan are past, and no advice lies ahead: its last is December 2027, the status month January 2028.'
	expect(lede('2028-01')).toContain(past)
	for (const within of [null, '2025-06', '2027-12']) expect(lede(within)).not.toContain('are past')
})
