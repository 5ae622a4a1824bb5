import { expect, test } from 'vitest'
import { must } from '../../../tests/factories/must.ts'
import { reproduction, reproductionFile } from '../../../tests/factories/reproduction.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'
import { computePlan } from '../compute-plan.ts'

/** A hall of 60 MW IT, full and at work from its second half year on. */
const run = (heat: Readonly<Record<string, unknown>> | null, more: Readonly<Record<string, unknown>> = {}) =>
	computePlan(reproduction({ site: { heat, ...more } }))
const at = (result: ReturnType<typeof run>) => must(result.sites['s'])
const [JANUARY, JULY] = [24, 30]
const codes = (result: ReturnType<typeof run>) => result.warnings.map(({ code }) => code)

test('lP34: in winter a buyer takes what it asks or what is there, in summer nothing', () => {
	const result = run({ MW: 15, usdPerMWh: 20 })
	const { heat } = at(result)
	expect(heat.recoverableMW[JANUARY]).toBeGreaterThan(15)
	expect([heat.deliveredMWh[JANUARY], heat.deliveredMWh[JULY]]).toEqual([10_950, 0])
	expect(heat.usd[JANUARY]).toBe(219_000)
	expect(result.finance.revenueByKind.heatUsd[JANUARY]).toBe(219_000)
	const all = at(run({ MW: 500, months: [1, 7] })).heat
	expect(all.deliveredMWh[JULY]).toBeCloseTo(must(all.recoverableMW[JULY]) * 730, 6)
	expect(all.deliveredMWh[JULY + 1]).toBe(0)
})

test('lP34: four fifths by liquid give .896 of the mean IT power, all by air .6', () => {
	const none = at(run(null))
	const mean = must(none.energyMWh[JANUARY]) / must(none.pue[JANUARY]) / 730
	expect(none.heat.recoverableMW[JANUARY]).toBeCloseTo(mean * (0.8 * 0.97 + 0.2 * 0.6), 6)
	expect(none.heat.deliveredMWh.every((MWh) => MWh === 0)).toBe(true)
	expect(none.heat.sourceC).toBe(40)
	const hot = at(run(null, { cooling: 'd2c_full_w45_dry' })).heat
	expect(hot.sourceC).toBe(45)
	expect(hot.recoverableMW[JANUARY]).toBeGreaterThan(must(none.heat.recoverableMW[JANUARY]))
})

test('lP34: a buyer who wants it too hot or too much is warned of, one who can be served is not', () => {
	expect(codes(run({ MW: 15, temperatureC: 65 })).filter((code) => code.startsWith('heat_'))).toEqual([])
	expect(codes(run({ MW: 15, temperatureC: 90 }))).toContain('heat_below_buyer')
	expect(codes(run({ MW: 400 }))).toContain('heat_over_supply')
})

test('lP34: months of the year are whole ones, each once, in whatever order they are written', () => {
	const problems = parsePlanFile(reproductionFile({ site: { heat: { MW: 15, months: [1.5] } } }))
	expect(problems).toMatchObject({ ok: false, problems: [{ path: 'sites[0].heat.months[0]' }] })
	const plan = reproduction({ site: { heat: { MW: 15, months: [2, 1, 1] } } })
	expect(must(plan.sites[0]).heat.months).toEqual([1, 2])
})

test('lP35: a year of 210,000 MWh, 180,000 of it IT, 76,000 of heat sold and 120,000 renewable (worked example)', () => {
	// 14,024 accelerators of 132 kW racks run at .72 of nameplate; 14.87 MW of heat in seven months; flat hydro.
	const accelerators = Math.round((180_000 / 8760 / 0.72 / 1.11 / (132 / 72)) * 1000)
	const sheetAt = (designPue: number) =>
		must(
			computePlan(
				reproduction({
					site: { designPue, heat: { MW: 76_000 / 7 / 730 } },
					contracts: [
						{ id: 'w', kind: 'hydro_ppa', capacityMW: 120_000 / 8760, capacityFactor: 1, energyPriceUsdPerMWh: 40 },
					],
					order: { accelerators },
					plan: { horizonMonths: 48 },
				}),
			).sites['s'],
		).sheet
	// Of a hall a third full the same losses weigh more: the design PUE at which they come to a sixth there.
	const atPart = must(sheetAt(1.1).pueByMonth[JANUARY]) - 1
	const sheet = sheetAt(1 + (0.1 / atPart) * (30 / 180))
	const ofYear = (series: readonly number[]) => series.slice(24, 36).reduce((all, month) => all + month, 0)
	expect(ofYear(sheet.itEnergyMWh)).toBeCloseTo(180_000, -2)
	expect(ofYear(sheet.energyMWh)).toBeCloseTo(210_000, -2)
	const { pueByMonth, wueByMonth, erfByMonth, refByMonth } = sheet
	const told = [pueByMonth, wueByMonth, erfByMonth, refByMonth].map((series) => must(series[JANUARY]))
	for (const [place, printed] of [1.167, 0, 0.3619, 0.5714].entries()) expect(told[place]).toBeCloseTo(printed, 3)
})

test('lP35: the sheet of a year is its months together, heat and renewable energy over what is served', () => {
	const nuclear = { id: 'n', kind: 'nuclear_existing', capacityMW: 5, energyPriceUsdPerMWh: 60 }
	const wind = { id: 'w', kind: 'ppa_wind', capacityMW: 20, energyPriceUsdPerMWh: 40 }
	const of = (contracts: readonly Readonly<Record<string, unknown>>[]) =>
		must(computePlan(reproduction({ site: { heat: { MW: 15 } }, contracts, plan: { horizonMonths: 48 } })).sites['s'])
	const { sheet, heat, energyMWh, pue } = of([wind])
	const sum = (series: readonly number[]) => series.slice(24, 36).reduce((all, month) => all + month, 0)
	const it = sum(energyMWh.map((MWh, month) => MWh / (pue[month] ?? 1)))
	expect(sheet.pueByMonth[JANUARY]).toBeCloseTo(sum(energyMWh) / it, 9)
	expect(sheet.pueByMonth[JULY]).toBe(sheet.pueByMonth[JANUARY])
	expect(sheet.wueByMonth[JANUARY]).toBe(0)
	expect(sum(heat.deliveredMWh)).toBe(7 * 10_950)
	expect(sheet.erfByMonth[JANUARY]).toBeCloseTo((7 * 10_950) / sum(energyMWh), 9)
	expect(sheet.refByMonth[JANUARY]).toBeCloseTo(sum(sheet.renewableMWh) / sum(energyMWh), 9)
	expect(must(sheet.refByMonth[JANUARY])).toBeGreaterThan(0)
	expect(of([nuclear]).sheet.refByMonth[JANUARY]).toBe(0)
	expect(sheet.pueByMonth[0]).toBe(sheet.pueByMonth[11])
})
