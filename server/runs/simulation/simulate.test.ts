import { describe, expect, it } from 'vitest'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import { parsePlanFile, type PlanFile } from '#shared/schemas/plan-file.ts'
import { LAYERS } from '#shared/layers.ts'
import { USUAL_SETTINGS } from '#shared/pages/simulation-address.ts'
import type { SimulationResult, SimulationSettings } from '#shared/result/simulation-result.ts'
import { resultOf, runPlan } from '#server/engine/compute-plan.ts'
import { must } from '../../../tests/factories/must.ts'
import { contract, hall, planFile } from '../../../tests/factories/plan-file.ts'
import { workedPlan } from '../../../tests/factories/worked-plan.ts'
import { differencesOf } from './answer/differences.ts'
import { simulationResult } from './answer/simulation-result.ts'
import { valueAtZ, type Curve } from './chance/curve.ts'
import { normalQuantile } from './chance/normal-quantile.ts'
import { beginSimulation, runSlice, type Simulated } from './draws/run-slice.ts'
import { roomFor, simulate } from './simulate.ts'

const settings = (over: Partial<SimulationSettings> = {}): SimulationSettings => ({
	...USUAL_SETTINGS,
	draws: 24,
	...over,
})

function template(name: string): PlanFile {
	const parsed = parsePlanFile(TEMPLATES.find((known) => known.name === name)?.plan)
	if (!parsed.ok) throw new Error(`There is no plan ${name}.`)
	return parsed.plan
}

/** A hall of 100 MW and the contract that feeds it, chips long ordered: full power when both are there. */
const CHAIN = planFile({
	horizonMonths: 60,
	sites: [
		{
			...{ id: 'abilene', name: 'Abilene', country: 'US', latitude: 32.45, longitude: -99.73 },
			...{ targetItMW: 90, targetMonth: '2027-06' },
		},
	],
	buildPhases: [hall('a', { durationMonths: 16, itMW: 100 })],
	powerContracts: [contract('grid', { startMonth: '2027-05', capacityMW: 400, startDelayMonths: { p50: 0, p90: 6 } })],
	chipOrders: [
		{
			...{ id: 'chips', siteId: 'abilene', chip: 'gb200-nvl72', accelerators: 57_600 },
			...{ orderMonth: '2025-01', leadTimeMonths: 6, deliveryMonths: 1, unitPriceUsd: 40_000 },
		},
	],
	notes: { 'buildPhases/a/durationMonths': { low: 14, high: 22 } },
})
const CHAIN_INPUTS = ['powerContracts/grid/startDelayMonths', 'buildPhases/a/durationMonths']

const allBut = (of: Simulated, names: readonly string[]) =>
	of.spreads.map(({ name }) => name).filter((name) => !names.includes(name))

/** The chance that a curve, rounded to whole months, is at most so many. */
function chanceAtMost(curve: Curve, months: number): number {
	let [low, high] = [1e-12, 1 - 1e-12]
	for (let halving = 0; halving < 60; halving++) {
		const middle = (low + high) / 2
		if (valueAtZ(curve, normalQuantile(middle)) < months + 0.5) low = middle
		else high = middle
	}
	return low
}

describe('odds', () => {
	it('of a contract and a hall are their product, within .02 at 2,048 draws', { timeout: 240_000 }, () => {
		const off = allBut(beginSimulation(CHAIN, settings()), CHAIN_INPUTS)
		const { odds, figures, drivers } = simulate(CHAIN, settings({ draws: 2048, off }))
		const delay = { scale: 'linear', p10: null, p50: 0, p90: 6 } as const
		const length = { scale: 'log', p10: 14, p50: 16, p90: 22 } as const
		// As entered the hall is ready after 16 months, in May 2027, when the contract begins.
		const asEntered = '2027-05'
		expect(figures['verdict.fullPower.month']?.asEntered).toBe(asEntered)
		const months = Object.keys(odds.fullPowerBy)
		const from = months.indexOf(asEntered)
		const apart = months.map((month, place) => {
			const late = place - from
			const exact = late < 0 ? 0 : chanceAtMost(delay, late) * chanceAtMost(length, 16 + late)
			return Math.abs((odds.fullPowerBy[month] ?? NaN) - exact)
		})
		expect(Math.max(...apart)).toBeLessThan(0.02)
		// Of the target month itself, one month on.
		const [onTime, built] = [chanceAtMost(delay, 1), chanceAtMost(length, 17)]
		expect(odds.targetMet).toBeCloseTo(onTime * built, 1)
		// With the hall among its shortest or longest three sixteenths, within three standard errors of 384 draws.
		const known = drivers['verdict.fullPower.month']?.find(({ name }) => name === 'buildPhases/a/durationMonths')
		const ends = {
			p10: onTime * Math.min(1, built / (3 / 16)),
			p90: onTime * Math.max(0, (built - 13 / 16) / (3 / 16)),
		}
		expect(Math.abs((known?.targetOdds?.p10 ?? NaN) - ends.p10)).toBeLessThan(0.08)
		expect(Math.abs((known?.targetOdds?.p90 ?? NaN) - ends.p90)).toBeLessThan(0.08)
		// Both spread the month: known, each leaves what is the other's.
		const late = drivers['verdict.fullPower.month']?.find(({ name }) => name === 'powerContracts/grid/startDelayMonths')
		for (const one of [known, late]) expect(one?.spreadLeft ?? NaN).toBeLessThan(0.95)
	})

	it('of a plan in which nothing is drawn are those of the plan as entered', () => {
		const all = allBut(beginSimulation(CHAIN, settings()), [])
		const found = simulate(CHAIN, settings({ off: all }))
		const result = resultOf(runPlan(CHAIN))
		expect(found).toMatchObject({ draws: 0, failed: 0, steady: true })
		expect(found.inputs.every(({ drawn }) => !drawn)).toBe(true)
		expect(found.figures['finance.totals.capexUsd']).toMatchObject({
			...{ p10: result.finance.totals.capexUsd, p90: result.finance.totals.capexUsd },
			asEntered: result.finance.totals.capexUsd,
		})
		expect(found.odds.targetMet).toBe(1)
		expect(found.series.itMW.p50).toEqual(found.series.itMW.asEntered)
	})

	it('counts each month once, and never falls with time', () => {
		const { odds, limiting, months } = simulate(CHAIN, settings())
		const shares = Object.values(odds.fullPowerBy)
		expect(shares.toSorted((a, b) => a - b)).toEqual(shares)
		for (const month of months.keys()) {
			const all = [...LAYERS, 'none' as const].map((layer) => limiting[layer][month] ?? NaN)
			expect(all.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12)
		}
	})

	it('of a hall full of what was ordered hang on no belief of what it draws', () => {
		const [site, order] = [must(CHAIN.sites[0]), must(CHAIN.chipOrders[0])]
		const full = {
			...CHAIN,
			sites: [{ ...site, targetItMW: 100 }],
			chipOrders: [{ ...order, accelerators: 48_672 }],
		}
		const off = beginSimulation(full, settings()).spreads.filter(({ kind }) => kind !== 'assumption')
		const { odds, figures } = simulate(full, settings({ draws: 64, off: off.map(({ name }) => name) }))
		expect(figures['verdict.fullPower.month']?.asEntered).toBe('2027-05')
		// Hands may be late; what is never there is capacity that is missing.
		expect(Object.values(odds.fullPowerBy).at(-1)).toBe(1)
	})

	it('of the target are told only where one is stated', () => {
		const unasked = planFile({ buildPhases: [hall('a')], powerContracts: [contract('grid')] })
		expect(simulate(unasked, settings({ draws: 2 })).odds.targetMet).toBeNull()
	})
})

describe('a draw', () => {
	it.each(['abilene', 'europe-inference', 'island'])(
		'of %s with nothing drawn is the plan as entered, to the bit',
		(name) => {
			const plan = template(name)
			const whole = resultOf(runPlan(plan))
			const of = beginSimulation(plan, settings({ off: allBut(beginSimulation(plan, settings()), []) }))
			const slice = runSlice(of, { from: 0, to: 1, enough: () => true })
			const entered = of.asEntered.figures.map(({ value }) => value)
			expect([...slice.figures]).toEqual(entered)
			const figures = new Map(of.asEntered.figures.map(({ key, value }) => [key, value]))
			expect(figures.get('finance.totals.capexUsd')).toBe(whole.finance.totals.capexUsd)
			expect(figures.get('finance.totals.npvUsd')).toBe(whole.finance.totals.npvUsd)
			expect(figures.get('finance.totals.usdPerMillionTokens') || null).toBe(whole.finance.totals.usdPerMillionTokens)
			expect(figures.get('workforce.construction.peak.headcount')).toBe(whole.workforce.construction.peak.headcount)
			expect(figures.get('stranded.acceleratorMonths')).toBe(whole.stranded.acceleratorMonths)
			expect([...of.asEntered.series.binding].map((layer) => LAYERS[layer - 1] ?? null)).toEqual(whole.binding)
			const drawn = plan.sites.map(({ id }) => must(whole.sites[id]).itPowerMW)
			expect([...of.asEntered.series.itMW]).toEqual(
				whole.months.map((_, month) => drawn.reduce((sum, site) => sum + must(site[month]), 0)),
			)
		},
	)

	it('comes to the same from the run as entered and alone', () => {
		const plan = workedPlan('campus')
		const of = beginSimulation(plan, settings())
		const slice = runSlice(of, { from: 5, to: 6, enough: () => true })
		const alone = beginSimulation(
			of.drawing.planOf(plan, 5, () => {}),
			settings(),
		).asEntered.figures
		expect([...slice.figures]).toEqual(alone.map(({ value }) => value))
	})

	it('keeps its inputs when a hall is added', () => {
		const more = {
			...CHAIN,
			buildPhases: [must(CHAIN.buildPhases[0]), { ...must(CHAIN.buildPhases[0]), id: 'b', name: 'b' }],
		}
		const [before, after] = [CHAIN, more].map((plan) => must(beginSimulation(plan, settings()).drawing).valuesOf(7))
		expect(after).toMatchObject(must(before))
		expect(Object.keys(must(after)).length).toBe(Object.keys(must(before)).length + 1)
	})

	it('has no range of what has happened, and none that would have come before now', () => {
		const ranged = { ...CHAIN, notes: { ...CHAIN.notes, 'chipOrders/chips/leadTimeMonths': NOTED } }
		const found = beginSimulation({ ...ranged, asOfMonth: '2026-06' }, settings()).spreads
		const named = (name: string) => found.find((spread) => spread.name === name)
		// The chips came in July 2025; the hall began in January 2026 and can't have taken less than five months.
		expect(named('chipOrders/chips/leadTimeMonths')).toBeUndefined()
		expect(named('chipOrders/chips/slipMonths')).toBeUndefined()
		expect(named('buildPhases/a/durationMonths')?.min).toBe(5)
		const late = beginSimulation({ ...ranged, asOfMonth: '2027-06' }, settings()).spreads
		const left = late.filter(({ name }) => name.startsWith('buildPhases/') || name.startsWith('powerContracts/'))
		expect(left.map(({ name }) => name)).toEqual([])
	})

	it('raises halls of a class together: the first draws for the site, the others come after it', () => {
		const usual = { ...must(CHAIN.buildPhases[0]), durationMonths: null }
		const plan = { ...CHAIN, notes: {}, buildPhases: ['a', 'b', 'c'].map((id) => ({ ...usual, id, name: id })) }
		const { drawing, spreads } = beginSimulation(plan, settings())
		expect(spreads.find(({ name }) => name === 'buildPhases/a/durationMonths')).toMatchObject({
			p10: 12,
			p50: 20,
			p90: 31,
		})
		const lengths = Array.from({ length: 512 }, (_, draw) => {
			const values = drawing.valuesOf(draw)
			return ['a', 'b', 'c'].map((id) => must(values[`buildPhases/${id}/durationMonths`]))
		})
		expect(lengths.every(([a, b, c]) => must(a) <= Math.min(must(b), must(c)))).toBe(true)
		const sorted = lengths.map(([a]) => must(a)).sort((one, other) => one - other)
		expect([sorted[51], sorted[256], sorted[460]].map((months) => Math.round(must(months)))).toEqual([12, 20, 31])
	})

	it('writes whole months and whole servers, within the limits of the field', () => {
		const note = { low: 100, high: 57_600 }
		const plan = {
			...CHAIN,
			chipOrders: [{ ...must(CHAIN.chipOrders[0]), orderMonth: '2026-06' }],
			notes: { ...CHAIN.notes, 'chipOrders/chips/accelerators': { ...noteOf(), ...note } },
		}
		const { drawing } = beginSimulation(plan, settings())
		for (let draw = 0; draw < 40; draw++) {
			const values = drawing.valuesOf(draw)
			expect(values['powerContracts/grid/startDelayMonths']).toSatisfy(
				(late: number) => Number.isInteger(late) && late >= 0,
			)
			expect(must(values['chipOrders/chips/accelerators']) % 4).toBe(0)
		}
	})

	it('that comes to an impossible figure is listed and left out; of many nothing is told', () => {
		const of = beginSimulation(CHAIN, settings({ draws: 200 }))
		const kept = roomFor(of)
		const [good, bad] = [
			runSlice(of, { from: 0, to: 1, enough: () => true }),
			{ draw: 1, why: 'came to NaN', values: {} },
		]
		const repeated = (from: number, failures: typeof good.failures) => ({ ...good, from, to: from + 1, failures })
		for (let draw = 0; draw < 200; draw++) kept.put(repeated(draw, draw === 1 ? [bad] : []))
		const one = simulationResult(of, kept, 200)
		expect(one).toMatchObject({ failed: 1, failures: [bad], draws: 200 })
		expect(one.figures['finance.totals.capexUsd']?.p50).not.toBeNull()
		for (const draw of [2, 3, 4]) kept.put(repeated(draw, [{ ...bad, draw }]))
		const many = simulationResult(of, kept, 200)
		expect(many.failed).toBe(4)
		expect(many.figures['finance.totals.capexUsd']).toMatchObject({ p10: null, p50: null, p90: null })
	})
})

const noteOf = () => ({ low: null, high: null, why: null, source: null, quality: null })
const NOTED = { ...noteOf(), low: 4, high: 12 }

describe('slices', () => {
	const plan = workedPlan('campus')
	const asked = settings({ draws: 12 })
	const document = (found: SimulationResult) => JSON.stringify(found)
	const whole = document(simulate(plan, asked))

	/** As several threads run them: each begins by itself, and hands over what it has when it has it. */
	function inParts(parts: readonly (readonly [number, number])[]): string {
		const first = beginSimulation(plan, asked)
		const kept = roomFor(first)
		const slices = parts.map(([from, to]) => runSlice(beginSimulation(plan, asked), { from, to, enough: () => false }))
		for (const slice of slices) kept.put(structuredClone(slice))
		return document(simulationResult(first, kept, kept.done))
	}

	it.each([
		['one', [[0, 12]]],
		[
			'two',
			[
				[6, 12],
				[0, 6],
			],
		],
		[
			'three, the last first',
			[
				[8, 12],
				[3, 8],
				[0, 3],
			],
		],
	] as const)('give the same bytes in %s', (_, parts) => {
		expect(inParts(parts)).toBe(whole)
	})

	it('give the same bytes cancelled and begun again', () => {
		const of = beginSimulation(plan, asked)
		const kept = roomFor(of)
		const stopped = runSlice(of, { from: 0, to: 12, enough: () => true })
		expect(stopped.to).toBe(1)
		kept.put(stopped)
		while (kept.done < 12) kept.put(runSlice(of, { from: kept.done, to: 12, enough: () => kept.done % 2 === 0 }))
		expect(document(simulationResult(of, kept, 12))).toBe(whole)
	})

	it('tell of what is done, as far as it is without a gap', () => {
		const of = beginSimulation(plan, asked)
		const kept = roomFor(of)
		kept.put(runSlice(of, { from: 0, to: 3, enough: () => false }))
		kept.put(runSlice(of, { from: 5, to: 6, enough: () => false }))
		const found = simulationResult(of, kept, 12)
		expect(found).toMatchObject({ draws: 3, progress: { done: 3, of: 12 } })
	})

	it('give other bytes for another seed', () => {
		expect(document(simulate(plan, { ...asked, seed: 7 }))).not.toBe(whole)
	})
})

describe('scenarios', () => {
	const drawnOf = (plan: PlanFile) => {
		const of = beginSimulation(plan, settings())
		const kept = roomFor(of)
		kept.put(runSlice(of, { from: 0, to: 24, enough: () => false }))
		return { figures: of.asEntered.figures, kept }
	}

	it('meet the same draws: what changes nothing differs in none, what comes later is later in each', () => {
		const later = { ...CHAIN, powerContracts: [{ ...must(CHAIN.powerContracts[0]), startMonth: '2029-05' }] }
		const [as, same, moved] = [drawnOf(CHAIN), drawnOf(CHAIN), drawnOf(later)]
		expect(differencesOf(as, same)['finance.totals.capexUsd']).toEqual({
			p10: 0,
			p50: 0,
			p90: 0,
			less: 0,
			same: 1,
			more: 0,
		})
		expect(differencesOf(as, moved)['contracts.grid.start']).toMatchObject({ p10: 24, p50: 24, p90: 24, more: 1 })
		expect(Object.keys(differencesOf(as, moved, ['contracts.grid.start', 'unknown']))).toEqual(['contracts.grid.start'])
	})

	it('count a month that never comes as later, and tell no months of it', () => {
		const never = { ...CHAIN, powerContracts: [{ ...must(CHAIN.powerContracts[0]), startMonth: '2034-05' }] }
		expect(differencesOf(drawnOf(CHAIN), drawnOf(never))['verdict.fullPower.month']).toMatchObject({
			p50: null,
			less: 0,
			more: 1,
		})
	})
})

describe('common causes', () => {
	it('move what they have in common together, as much as is set', () => {
		const halls = {
			...CHAIN,
			notes: {},
			buildPhases: ['a', 'b'].map((id) => ({ ...must(CHAIN.buildPhases[0]), id, name: id })),
		}
		const correlation = (rho: number) => {
			const { drawing, spreads } = beginSimulation(halls, settings({ rho: { 'builder/abilene': rho } }))
			const [a, b] = ['a', 'b'].map((id) =>
				must(spreads.find(({ name }) => name === `buildPhases/${id}/durationMonths`)),
			)
			const pairs = Array.from({ length: 512 }, (_, draw) => drawing.zOf(must(a), draw) * drawing.zOf(must(b), draw))
			return pairs.reduce((sum, product) => sum + product, 0) / 512
		}
		for (const rho of [0, 0.5, 0.95]) expect(Math.abs(correlation(rho) - rho)).toBeLessThan(0.1)
	})
})
