import { beforeAll, describe, expect, test } from 'vitest'
import { computePlan } from '#server/engine/compute-plan.ts'
import { simulate } from '#server/runs/simulation/simulate.ts'
import { longMonth, shortMonth } from '#shared/formats/months.ts'
import type { SimulationResult } from '#shared/result/simulation-result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { sampleTemplate, findTemplate } from '#shared/catalogue/templates.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'
import { oddsLede, oddsTitle } from '../messages/odds/heading.ts'
import { oddsText } from '../messages/odds/odds-words.ts'
import { oddsBeside } from './beside.ts'
import { drivenInputs, oddsDrivers } from './drivers.ts'
import { oddsKnowing } from './knowing.ts'
import { oddsMilestones } from './milestones.ts'
import { type OddsInput, sharesBy } from './odds-input.ts'
import { buildOdds, type ShownOdds } from './odds-view.ts'
import { oddsChips, siteChips } from './target-odds.ts'

const SETTINGS = { seed: 2026, draws: 64, off: [], rho: {} } as const
const FULL = 'verdict.fullPower.month'

function planOf(template: string): PlanFile {
	const parsed = parsePlanFile(findTemplate(template)?.plan)
	if (!parsed.ok) throw new Error(`${template} is no plan`)
	return parsed.plan
}

const odds = (input: OddsInput): ShownOdds => {
	const view = buildOdds(input, input.simulation)
	if (view.odds === null) throw new Error(`no odds: ${view.title}`)
	return view.odds
}

let input: OddsInput
beforeAll(() => {
	const plan = planOf(sampleTemplate)
	input = { plan, result: computePlan(plan), simulation: simulate(plan, SETTINGS) }
}, 300_000)

const inputWith = (simulation: Partial<SimulationResult>): OddsInput => ({
	...input,
	simulation: { ...input.simulation, ...simulation },
})

describe('in words', () => {
	test('odds are whole percents, and neither sure nor impossible', () => {
		const texts = Array.from({ length: 1001 }, (_, place) => oddsText(place / 1000))
		expect(new Set(texts.filter((text) => !/^(?:[5-9]|[1-9]\d)%$/.test(text)))).toEqual(
			new Set(['less than 5%', 'more than 95%']),
		)
		expect([0.0499, 0.05, 0.95, 0.9501].map(oddsText)).toEqual(['less than 5%', '5%', '95%', 'more than 95%'])
	})

	test('the page says no decimal of a percent, and no month that is not in the plan', () => {
		const view = buildOdds(input, input.simulation)
		const { milestones, drivers, sureness, fan } = odds(input)
		const said = JSON.stringify([view.title, view.lede, milestones.title, drivers, sureness, fan.title])
		expect(said).not.toMatch(/\d\.\d+\s?%/)
		expect(JSON.stringify(milestones.rows.map(({ odds: own }) => own?.text))).not.toContain('.')
		const late = input.simulation.months.at(-1) ?? ''
		const full = input.simulation.figures[FULL]
		if (full?.kind !== 'month') throw new Error('no date')
		for (const month of [full.p10, full.p50, full.p80, full.p90]) if (month !== null) expect(month <= late).toBe(true)
	})

	test('a percentile behind the plan is no month', () => {
		const full = input.simulation.figures[FULL]
		if (full?.kind !== 'month') throw new Error('no date')
		const beyond = inputWith({ figures: { ...input.simulation.figures, [FULL]: { ...full, p80: null, p90: null } } })
		expect(buildOdds(beyond, beyond.simulation).title).toContain('80% not by plan end')
		expect(odds(beyond).milestones.rows.at(-1)?.p80).toBe('not by plan end')
	})
})

test('one value an odds figure, wherever it is shown', () => {
	const { simulation, result } = input
	const full = simulation.figures[FULL]
	if (full?.kind !== 'month') throw new Error('no date')
	const { targetMonth } = result.verdict.headline.facts
	const share = sharesBy(simulation.odds.fullPowerBy, simulation.months)(targetMonth ?? '') ?? NaN
	// Of one site with one step the target is met where full power comes by its month.
	expect(simulation.odds.targetMet).toBe(share)
	const view = buildOdds(input, simulation)
	const row = odds(input).milestones.rows.at(-1)
	const [target, p50, p80] = oddsChips(input)
	// Each leads to its milestone on the page of odds.
	const keys = oddsMilestones(input).rows.map(({ key }) => key)
	for (const chip of [target, p50, p80]) expect(keys).toContain(chip?.key)
	const [siteId = ''] = Object.keys(result.verdict.sites)
	expect([row?.odds?.text, target?.text, siteChips(input, siteId)[0]?.text]).toEqual(Array(3).fill(oddsText(share)))
	expect(view.title.toLowerCase()).toContain(
		`${oddsText(share)} odds of 824 mw it by ${longMonth(targetMonth ?? '').toLowerCase()}`,
	)
	expect([row?.p50, row?.p80]).toEqual([p50?.text, p80?.text])
	expect(p50?.text).toBe(shortMonth(full.p50 ?? ''))
	expect(oddsBeside(input, { siteId: null, ref: null }).eighty['full']).toBe(p80?.text)
	// The odds of the target are those of the date's own curve.
	expect(sharesBy(full.by, simulation.months)(targetMonth ?? '')).toBe(share)
})

test('a fan lies between its percentiles, and what limits adds up to all draws', () => {
	const { chart } = odds(input).fan
	for (const [month, low] of chart.p10.entries()) {
		const [middle, high] = [chart.p50[month] ?? NaN, chart.p90[month] ?? NaN]
		expect((low ?? NaN) <= middle && middle <= high).toBe(true)
	}
	const { limiting, months } = input.simulation
	for (const [place] of months.entries()) {
		const limited = chart.limits.reduce((sum, { shares }) => sum + (shares[place] ?? 0), 0)
		expect(limited + (limiting.applications[place] ?? 0) + (limiting.none[place] ?? 0)).toBeCloseTo(1, 9)
	}
	expect(chart.target?.index).toBe(months.indexOf(input.result.verdict.headline.facts.targetMonth ?? ''))
})

test('bars of a date are the shares of draws, the last of them what ever comes', () => {
	for (const { key, distribution } of odds(input).milestones.rows) {
		const figure = input.simulation.figures[key]
		if (figure?.kind !== 'month' || distribution === null) throw new Error(key)
		expect(distribution.shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1 - figure.never, 9)
		expect(Math.min(...distribution.shares)).toBeGreaterThanOrEqual(0)
	}
})

test('how many dates are worse than even is the same however many have room', () => {
	const titles = [2, 5, 8, 100].map((most) => oddsMilestones(input, most).title)
	expect(new Set(titles).size).toBe(1)
	const { rows, title } = oddsMilestones(input, 100)
	const judged = rows.flatMap((row) => row.odds ?? [])
	const worse = judged.filter(({ share }) => share < 0.5).length
	expect([judged.length, worse, title]).toEqual([9, 3, 'Three of nine targets have odds below 50%'])
})

test('years of the bars stand where their months do, and have room', () => {
	const { rows, years } = odds(input).milestones
	const months = rows[0]?.distribution?.months ?? []
	expect(years.length).toBeGreaterThan(0)
	for (const { year, at } of years) expect(months[Math.round(at * months.length)]).toMatch(new RegExp(`^${year}-`))
	for (const [index, { at }] of years.entries()) expect(at - (years[index - 1]?.at ?? -1)).toBeGreaterThanOrEqual(0.3)
})

test('without a target the title counts the rows that stand there', () => {
	const sites = input.plan.sites.map((site) => ({ ...site, targets: [], targetItMW: null, targetMonth: null }))
	const plan = { ...input.plan, sites }
	const own = { ...input, plan, result: computePlan(plan) }
	const all = oddsMilestones(own, 100)
	expect(all.title).toMatch(/ uncertain dates$/)
	const { title, rows, others } = oddsMilestones(own, 4)
	expect([rows.length, others]).toEqual([4, all.rows.length - 4])
	expect(title).toMatch(/^The four latest of \S+ uncertain dates$/)
})

test('the line below the heading says nothing again that the heading says', () => {
	const [full] = [input.simulation.figures[FULL]]
	if (full?.kind !== 'month') throw new Error('no month')
	const target = { itMW: 824, month: '2027-12', odds: 0.35, isOfSteps: false }
	const said = { itMW: 824, full: { ...full, p50: '2031-01' }, everBy: 1, movers: [] }
	expect(oddsTitle({ ...said, target: null })).toContain('Even odds of 824 MW IT by January 2031')
	expect(oddsLede({ ...said, target: null })).not.toContain('January 2031')
	expect(oddsLede({ ...said, target })).toContain('Even odds: January 2031.')
	expect(oddsLede({ ...said, target: { ...target, odds: null } })).not.toContain('Even odds')
})

describe('states', () => {
	test('nobody has drawn yet', () => {
		expect(buildOdds(input, null)).toMatchObject({ state: 'none', odds: null })
	})

	test('no input is uncertain: it says what to enter, and lists what could be drawn', () => {
		const off = input.simulation.inputs.map(({ name }) => name)
		const certain = simulate(input.plan, { ...SETTINGS, off })
		const view = buildOdds(input, certain)
		expect(view).toMatchObject({ state: 'certain', odds: null, title: 'Every input is a single value' })
		expect(view.inputs?.rows.every(({ isDrawn }) => !isDrawn)).toBe(true)
		expect(oddsChips({ ...input, simulation: certain })).toEqual([])
	})

	test('without a target no odds of one are told, and no column of them', () => {
		const plan: PlanFile = {
			...input.plan,
			sites: input.plan.sites.map((site) => ({ ...site, targets: [], targetItMW: null, targetMonth: null })),
		}
		const own = { plan, result: computePlan(plan), simulation: simulate(plan, { ...SETTINGS, draws: 32 }) }
		const { milestones, fan } = odds(own)
		expect([milestones.hasTargets, fan.chart.target]).toEqual([false, null])
		expect(buildOdds(own, own.simulation).title).toMatch(/^(?:Even odds of |\S+ .*odds of .* in the plan)/)
		expect(oddsChips(own).map(({ label }) => label)).toEqual(['P50', 'P80'])
	})

	test('too many draws failed: their cause in place of percentiles, with what was drawn', () => {
		const [name = ''] = input.simulation.inputs.map((one) => one.name)
		const failures = [{ draw: 3, why: 'A share is above 1.', values: { [name]: 2 } }]
		const failed = inputWith({ failed: 2, failures })
		const view = buildOdds(failed, failed.simulation)
		expect(view).toMatchObject({ state: 'failed', odds: null })
		expect(view.title).toContain('A share is above 1.')
		expect(view.failures[0]?.values).not.toBe('')
		expect(oddsChips(failed)).toEqual([])
	})

	test('under way: bands so far, and no rank of drivers yet', () => {
		const under = inputWith({ progress: { done: 64, of: 512 } })
		expect(buildOdds(under, under.simulation).progress).toEqual({ done: 64, of: 512 })
		expect(oddsDrivers(under).quiet).toContain('512')
	})
})

test('a common cause that is set to nothing warns that the band is too narrow', () => {
	const [group] = input.simulation.groups.filter(({ members }) => members.length > 1)
	const groups = input.simulation.groups.map((one) => (one.id === group?.id ? { ...one, rho: 0 } : one))
	const view = buildOdds(input, { ...input.simulation, groups })
	expect(view.inputs?.groups.find(({ id }) => id === group?.id)?.warning).toContain('narrow')
	expect(buildOdds(input, input.simulation).inputs?.groups.every(({ warning }) => warning === '')).toBe(true)
})

test('drivers are named, the largest first, and what is a guess says so', () => {
	const shares = [0.4, 0.2]
	const [first, second] = input.simulation.inputs
	const drivers = [first, second].map((one, place) => ({
		...{ name: one?.name ?? '', rho: 0.5, share: shares[place] ?? 0, direction: 'more' as const },
		...{
			source: place === 0 ? ('guess' as const) : ('typed' as const),
			moves: { p10: -1, p90: place === 0 ? 3.4 : null },
			...{ spreadLeft: place === 0 ? 0.75 : 1, targetOdds: { p10: 0.62, p90: 0.03 } },
		},
	}))
	const own = inputWith({ drivers: { [FULL]: drivers }, together: { [FULL]: 0.3 }, guesses: { [FULL]: 0.4 } })
	const { title, chart, notes } = oddsDrivers(own)
	expect(title).toMatch(/alone can cost 3\.4 months$/)
	expect(chart.rows.map(({ share, isGuess, p90 }) => [share, isGuess, p90])).toEqual([
		['40%', true, 3.4],
		['20%', false, null],
	])
	expect(notes).toEqual(['30% comes from inputs in combination.', '40% of the spread comes from guesses.'])
	expect(drivenInputs(own)[0]).toMatchObject({ source: 'guess', share: '40%' })
	// Of the two the first narrows the band to three quarters; the second is not worth finding out.
	const full = own.simulation.figures[FULL]
	if (full?.kind !== 'month') throw new Error('no date')
	const twelve = { ...full, p10: '2027-01', p90: '2028-01' }
	const knowing = oddsKnowing({ ...own, simulation: { ...own.simulation, figures: { [FULL]: twelve } } })
	expect(knowing?.rows.map(({ band, isGuess }) => [band, isGuess])).toEqual([['9 months', true]])
	expect(knowing?.rows[0]?.odds).toEqual({
		p10: { text: '62%', state: 'ok' },
		p90: { text: 'less than 5%', state: 'failing' },
	})
	expect(knowing?.title).toBe(`Pin down “${chart.rows[0]?.name ?? ''}” first: 12 to 9 months`)
	const beyond = { ...twelve, p90: null }
	const open = oddsKnowing({ ...own, simulation: { ...own.simulation, figures: { [FULL]: beyond } } })
	expect([open?.rows[0]?.band, open?.title.endsWith('first: 25% narrower')]).toEqual(['25% narrower', true])
	// What inputs have in common nobody can look up, and before there are enough draws nothing is said.
	const cause = drivers.map((one) => ({ ...one, name: 'cause/builder/abilene' }))
	expect(oddsKnowing({ ...own, simulation: { ...own.simulation, drivers: { [FULL]: cause } } })).toBeNull()
	expect(odds(input).knowing).toBeNull()
})
