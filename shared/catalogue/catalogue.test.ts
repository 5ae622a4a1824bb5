import { expect, test } from 'vitest'
import { computePlan } from '#server/engine/compute-plan.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'
import { climates } from './rows/climates.ts'
import { builtInCatalogue } from './tables.ts'
import { catalogueFor, exportRuleOf, getChip, getClimate, getCooling, getModel } from './catalogue.ts'
import { ratedPower } from './chip-power.ts'
import { nonRoutedParamsB } from './own-rows.ts'
import { designPueIn, peakPueIn } from './climate-cooling.ts'
import { gridRegionOf, nearestClimate } from './nearest.ts'
import { TRADES } from './workforce-types.ts'

const tables = Object.entries(builtInCatalogue).flatMap(([name, table]) =>
	Array.isArray(table) ? [[name, table] as const] : [],
)

test('every row says where it is from, as of when and how sure', () => {
	for (const [name, rows] of tables) {
		if (name === 'workforceCases') continue
		for (const row of rows) {
			expect(row.source, `${name} ${row.id}`).not.toBe('')
			expect(row.asOf, `${name} ${row.id}`).toMatch(/^\d{4}(-\d{2})?$/)
			expect(['high', 'medium', 'low']).toContain(row.confidence)
		}
	}
})

test('ids are unique in every table', () => {
	for (const [name, rows] of tables) expect(new Set(rows.map(({ id }) => id)).size, name).toBe(rows.length)
})

test('every range runs from low over its middle to high', () => {
	const check = (value: unknown): void => {
		if (typeof value !== 'object' || value === null) return
		if ('low' in value && 'high' in value && typeof value.low === 'number' && typeof value.high === 'number') {
			expect(value.low).toBeLessThanOrEqual(value.high)
			const middle = 'best' in value ? value.best : 'mid' in value ? value.mid : value.low
			if (typeof middle === 'number') {
				expect(middle).toBeGreaterThanOrEqual(value.low)
				expect(middle).toBeLessThanOrEqual(value.high)
			}
		}
		for (const below of Object.values(value)) check(below)
	}
	check(builtInCatalogue)
})

const planWith = (chip: string) => ({
	format: 'strata.plan/1',
	name: 'One order',
	startMonth: '2026-01',
	horizonMonths: 12,
	sites: [{ id: 's', name: 'S', latitude: 32, longitude: -99 }],
	chipOrders: [{ id: 'o', siteId: 's', chip, accelerators: 8, orderMonth: '2026-01' }],
})

test('for each chip power, price and lead time are known, or the plan is told which field mends it', () => {
	for (const chip of builtInCatalogue.chips) {
		const parsed = parsePlanFile(planWith(chip.id))
		const problems = parsed.ok ? [] : parsed.problems
		const gaps = [
			...(ratedPower(chip) === null ? ['chipOrders[0].chip'] : []),
			...(chip.priceUsd === null ? ['chipOrders[0].unitPriceUsd'] : []),
			...(chip.leadWeeks === null ? ['chipOrders[0].leadTimeMonths'] : []),
		]
		expect(
			problems.map(({ path }) => path),
			chip.id,
		).toEqual(gaps)
		for (const { mend } of problems) expect(mend, chip.id).toBeTruthy()
	}
})

test('a chip without published power can be ordered once the plan gives its row', () => {
	const plan = planWith('tpu7x-ironwood')
	const { source: _source, asOf: _asOf, confidence: _confidence, ...row } = getChip(builtInCatalogue, 'tpu7x-ironwood')
	const order = { ...plan.chipOrders[0], unitPriceUsd: 15_000, leadTimeMonths: 6 }
	const parsed = parsePlanFile({ ...plan, chipOrders: [order], catalogue: { chips: [{ ...row, rackMaxKW: 69 }] } })
	if (!parsed.ok) throw new Error(parsed.problems.map(({ path, message }) => `${path}: ${message}`).join('\n'))
	expect(ratedPower(getChip(catalogueFor(parsed.plan), 'tpu7x-ironwood'))).toEqual({ kW: 69 / 64, basis: 'rack' })
})

test('rated power prefers the node, then the rack, then a guess from TDP', () => {
	expect(ratedPower(getChip(builtInCatalogue, 'h100-sxm'))).toEqual({ kW: 10.2 / 8, basis: 'node' })
	expect(ratedPower(getChip(builtInCatalogue, 'gb200-nvl72'))).toEqual({ kW: 132 / 72, basis: 'rack' })
	expect(ratedPower(getChip(builtInCatalogue, 'b300-sxm'))?.basis).toBe('tdp')
	expect(ratedPower(getChip(builtInCatalogue, 'tpu-v5p'))).toBeNull()
})

test('parameters outside the experts follow from total, active and routing within a tenth of the published count', () => {
	for (const id of ['deepseek-v3-r1', 'qwen3-235b-a22b', 'kimi-k2']) {
		const model = getModel(builtInCatalogue, id)
		const derived = nonRoutedParamsB(model) ?? 0
		expect(Math.abs(derived - (model.nonRoutedParamsB ?? 0)) / (model.totalParamsB ?? 1), id).toBeLessThan(0.01)
	}
})

test('a model of the plan’s own is completed by rule and found before the built-in row', () => {
	const parsed = parsePlanFile({
		...planWith('gb200-nvl72'),
		catalogue: {
			models: [
				{
					id: 'own',
					name: 'Own',
					kind: 'dense',
					totalParamsB: 70,
					layers: 80,
					hiddenSize: 8192,
					attentionHeads: 64,
					kvHeads: 8,
					headDim: 128,
				},
				{ id: 'llama-3.1-70b', name: 'Changed', kind: 'dense', totalParamsB: 71 },
			],
		},
	})
	if (!parsed.ok) throw new Error('the plan should parse')
	const catalogue = catalogueFor(parsed.plan)
	expect(catalogueFor({ ...parsed.plan })).toBe(catalogue)
	const own = getModel(catalogue, 'own')
	expect(own.kvBytesPerTokenBf16).toBe(327_680)
	expect(own.activeParamsB).toBe(70)
	expect(own.fullAttentionLayers).toBe(80)
	expect(getModel(catalogue, 'llama-3.1-70b').name).toBe('Changed')
	expect(catalogue.models.filter(({ id }) => id === 'llama-3.1-70b')).toHaveLength(1)
})

test('a climate of the plan’s own reckons PUE from its temperatures', () => {
	const parsed = parsePlanFile({
		...planWith('gb200-nvl72'),
		catalogue: { climates: [{ id: 'own', latitude: 32, longitude: -99, meanDryBulbC: 18, designDryBulb04C: 38 }] },
	})
	if (!parsed.ok) throw new Error('the plan should parse')
	const catalogue = catalogueFor(parsed.plan)
	const climate = getClimate(catalogue, 'own')
	const place = { catalogue, climate, technology: getCooling(catalogue, 'd2c_dry_trim') }
	expect(designPueIn(place).value).toBeCloseTo(1.087156 - 0.000325 * 18 + 8.6e-5 * 18 ** 2, 6)
	expect(peakPueIn(place).value).toBeCloseTo(1.057104 - 0.001942 * 38 + 0.000189 * 38 ** 2, 6)
	expect(climate.gridRegion).toBe('US-ERCT')
})

test('every climate zone has a grid region, and all have figures of the same cooling technologies', () => {
	const regions = new Set(builtInCatalogue.gridRegions.map(({ id }) => id))
	const known = new Set(builtInCatalogue.coolingTechnologies.map(({ id }) => id))
	for (const zone of climates) {
		expect(regions.has(zone.gridRegion), zone.id).toBe(true)
		const tabled = Object.keys(zone.designPue)
		expect(tabled).toHaveLength(9)
		for (const id of tabled) {
			expect(known.has(id), id).toBe(true)
			expect(zone.designPue[id], id).toBeGreaterThan(1)
			expect(zone.peakPue[id], id).toBeGreaterThanOrEqual((zone.designPue[id] ?? 0) - 0.001)
			expect(zone.wueLPerKWhIT[id], id).toBeGreaterThanOrEqual(0)
		}
	}
})

test('every cooling technology names machines, a chain and a year that exist', () => {
	const items = new Set(builtInCatalogue.equipment.map(({ id }) => id))
	const chains = new Set(builtInCatalogue.electricalChains.map(({ id }) => id))
	const technologies = new Set(builtInCatalogue.coolingTechnologies.map(({ id }) => id))
	for (const { id, machines, parameters, yearLike, rackKW, maxRackKW } of builtInCatalogue.coolingTechnologies) {
		for (const item of [machines.chiller, machines.rejection, machines.liquid, machines.room])
			expect(item === null || items.has(item), `${id}: ${String(item)}`).toBe(true)
		expect(chains.has(parameters.chain), id).toBe(true)
		expect(yearLike === null || technologies.has(yearLike), id).toBe(true)
		expect(rackKW, id).toBeLessThanOrEqual(maxRackKW)
	}
})

test('a grid region has a price, or a grid contract there that states none is told to be unpriced', () => {
	for (const region of builtInCatalogue.gridRegions) {
		const sites = [{ id: 's', name: 'S', climate: 'Dallas TX', gridRegion: region.id }]
		const contract = { id: 'c', siteId: 's', kind: 'utility_firm', capacityMW: 1, startMonth: '2026-01' }
		const parsed = parsePlanFile({ ...planWith('h100-sxm'), sites, powerContracts: [contract] })
		if (!parsed.ok) throw new Error(`${region.id}: ${parsed.problems.map(({ message }) => message).join(' ')}`)
		const priced = region.industrialPriceUsdPerMWh !== null || region.wholesalePriceUsdPerMWh !== null
		const told = computePlan(parsed.plan).warnings.filter(({ code }) => code === 'unpriced')
		expect(told.length, region.id).toBe(priced ? 0 : 1)
	}
})

test('trades and packages speak of the same trades', () => {
	expect(builtInCatalogue.trades.map(({ id }) => id).toSorted()).toEqual([...TRADES].toSorted())
	for (const pack of builtInCatalogue.workPackages) {
		const sum = Object.values(pack.hoursPerUnit).reduce((total, hours) => total + hours, 0)
		expect(sum, pack.id).toBeCloseTo(pack.totalHoursPerUnit, 6)
	}
})

test('chips that batch jobs were timed on are known', () => {
	const known = new Set([...builtInCatalogue.chips, ...builtInCatalogue.referenceAccelerators].map(({ id }) => id))
	const named = [
		...builtInCatalogue.models.flatMap(({ job }) => (job ? [job.chip, ...job.points.map(({ chip }) => chip)] : [])),
		...builtInCatalogue.archetypes.flatMap(({ batchJobs }) => batchJobs.map(({ chip }) => chip)),
	]
	for (const chip of named) expect(known.has(chip), chip).toBe(true)
})

const withRows = (catalogue: Readonly<Record<string, unknown>>) =>
	parsePlanFile({ ...planWith('gb200-nvl72'), catalogue })
function ownRows(rows: Readonly<Record<string, unknown>>) {
	const parsed = withRows(rows)
	if (!parsed.ok) throw new Error(parsed.problems.map(({ path, message }) => `${path}: ${message}`).join('\n'))
	return catalogueFor(parsed.plan)
}

test('a working year of the plan’s own keeps what it leaves out, and travellers go by who builds there (pP5, pL3)', () => {
	const { countryWork } = ownRows({
		countryWork: [
			{ id: 'DE', weeklyHours: 38 },
			{ id: 'LU', constructionEmploymentM: 8.3 / 4 },
		],
	})
	const german = builtInCatalogue.countryWork.find(({ id }) => id === 'DE')
	expect(countryWork.filter(({ id }) => id === 'DE')).toHaveLength(1)
	expect(countryWork[0]).toMatchObject({ weeklyHours: 38, leaveWeeks: german?.leaveWeeks, own: true })
	// A quarter of the builders of the United States: half of the 7,000.
	expect(countryWork[1]?.travellersCap.best).toBeCloseTo(3500, 9)
})

test('a town, a place of known temperatures and a region of users may be the plan’s own (pP2, pP3, pW6)', () => {
	const catalogue = ownRows({
		gridAnchors: [
			{ id: 'town', name: 'Town', country: 'US', latitude: 44.1, longitude: -103.2, gridRegion: 'US-ERCT' },
		],
		climatePoints: [
			{
				...{ id: 'peak', country: 'US', latitude: 44.2, longitude: -103.3, meanDryBulbC: 5 },
				...{ designDryBulb04C: 30, designWetBulb04C: 18 },
			},
		],
		demandRegions: [{ id: 'isle', name: 'Isle', latitude: 10, longitude: -30, utcOffset: -2, countries: ['PT'] }],
	})
	const site = { country: 'US', point: { latitude: 44.1, longitude: -103.2 } }
	expect(gridRegionOf(catalogue, site)).toMatchObject({ row: { id: 'US-ERCT' }, anchor: 'Town' })
	expect(nearestClimate(catalogue, site)).toMatchObject({
		row: { id: 'peak', own: true, meanDryBulbC: 5, designPue: {} },
	})
	expect(catalogue.demandRegions[0]).toMatchObject({ id: 'isle', own: true, source: 'This plan’s own row' })
})

test('export rules of the plan’s own stand before the built-in ones, that of a chip before that of its tier (pW10)', () => {
	const catalogue = ownRows({
		chipExport: [
			{ id: 'AE', status: 'open' },
			{ id: 'CN', status: 'barred', exceptions: ['h200-sxm'] },
			{ id: 'CN, H100', country: 'CN', chips: 'h100-sxm', status: 'open' },
		],
	})
	const ruleOf = (chip: string, country: string) =>
		exportRuleOf(catalogue, getChip(catalogue, chip), country)?.status ?? 'open'
	expect(ruleOf('gb200-nvl72', 'AE')).toBe('open')
	expect(['gb200-nvl72', 'h200-sxm', 'h100-sxm'].map((chip) => ruleOf(chip, 'CN'))).toEqual([
		'barred',
		'licence',
		'open',
	])
	expect(ruleOf('gb200-nvl72', 'SA')).toBe('licence')
})

test('own rows that name what there is not are refused by name', () => {
	const parsed = withRows({
		gridAnchors: [{ id: 'town', name: 'Town', country: 'US', latitude: 44, longitude: -103, gridRegion: 'US-NOWHERE' }],
		chipExport: [{ id: 'AE', status: 'open', chips: 'gb2000', exceptions: ['h100'] }],
	})
	expect(parsed.ok ? [] : parsed.problems.map(({ path }) => path).sort()).toEqual([
		'catalogue.chipExport[0].chips',
		'catalogue.chipExport[0].exceptions[0]',
		'catalogue.gridAnchors[0].gridRegion',
	])
})
