import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parsePlanFile, type Problem } from './plan-file.ts'

const site = { id: 's', name: 'Site', latitude: 32.45, longitude: -99.73 }
const plan = (over: Readonly<Record<string, unknown>> = {}) => ({
	format: 'strata.plan/1',
	name: 'Plan',
	startMonth: '2026-01',
	horizonMonths: 24,
	sites: [site],
	...over,
})
const contract = (over: Readonly<Record<string, unknown>> = {}) => ({
	id: 'c',
	siteId: 's',
	kind: 'utility_firm',
	capacityMW: 10,
	startMonth: '2026-01',
	...over,
})
const hall = (over: Readonly<Record<string, unknown>> = {}) => ({
	id: 'h',
	siteId: 's',
	itMW: 10,
	startMonth: '2026-01',
	durationMonths: 12,
	...over,
})
const order = (over: Readonly<Record<string, unknown>> = {}) => ({
	id: 'o',
	siteId: 's',
	chip: 'h100-sxm',
	accelerators: 8,
	orderMonth: '2026-01',
	...over,
})
const application = (over: Readonly<Record<string, unknown>> = {}) => ({
	id: 'a',
	archetype: 'chat-consumer',
	unitsAtStart: 100,
	...over,
})
const serving = (over: Readonly<Record<string, unknown>> = {}) => ({
	id: 'w',
	kind: 'inference',
	model: 'llama-3.1-70b',
	startMonth: '2026-01',
	...over,
})
const training = (over: Readonly<Record<string, unknown>> = {}) => ({
	id: 'w',
	kind: 'training',
	model: 'llama-3.1-70b',
	startMonth: '2026-01',
	accelerators: 8,
	...over,
})
const batch = (over: Readonly<Record<string, unknown>> = {}) => ({
	id: 'w',
	kind: 'batch',
	model: 'alphafold3',
	startMonth: '2026-01',
	jobsPerMonth: 10,
	...over,
})

function problemsOf(input: unknown): readonly Problem[] {
	const parsed = parsePlanFile(input)
	return parsed.ok ? [] : parsed.problems
}
const lines = (input: unknown) => problemsOf(input).map(({ path, message }) => `${path}: ${message}`)

test('the smallest plan is a name, a month, a horizon and a format', () => {
	const parsed = parsePlanFile({ format: 'strata.plan/1', name: 'Empty', startMonth: '2026-01', horizonMonths: 1 })
	expect(parsed.ok && parsed.plan.sites).toEqual([])
})

test('after parsing every optional field is there: null, or an empty list', () => {
	const parsed = parsePlanFile(plan({ powerContracts: [contract()] }))
	if (!parsed.ok) throw new Error('the plan should parse')
	expect(parsed.plan.sites[0]?.labour.weeklyHours).toBeNull()
	expect(parsed.plan.sites[0]?.interconnection.transformers).toEqual([])
	expect(parsed.plan.powerContracts[0]?.rampSteps).toEqual([])
	expect(parsed.plan.powerContracts[0]?.termMonths).toBeNull()
})

test('a target comes in steps that rise, and is said once; a single step is the target and its month (V1)', () => {
	const asked = (over: Readonly<Record<string, unknown>>) => plan({ sites: [{ ...site, ...over }] })
	const targets = [
		{ month: '2027-01', itMW: 40 },
		{ month: '2027-07', itMW: 100 },
	]
	const steps = parsePlanFile(asked({ targets }))
	expect(steps.ok && steps.plan.sites[0]).toMatchObject({ targets, targetItMW: null, targetMonth: null })
	const one = parsePlanFile(asked({ targets: targets.slice(0, 1) }))
	expect(one).toEqual(parsePlanFile(asked({ targetItMW: 40, targetMonth: '2027-01' })))
	expect(lines(asked({ targets: targets.toReversed() }))).toEqual([
		'sites[0].targets[1].month: expected a month after July 2027: 100 MW by July 2027 stands before 40 MW by January 2027',
		'sites[0].targets[1].itMW: expected more than 100 MW: 100 MW by July 2027 stands before 40 MW by January 2027',
	])
	expect(lines(asked({ targets, targetMonth: '2027-01' }))).toEqual([
		'sites[0].targetMonth: the target is said twice: here, and in 2 steps',
	])
	expect(lines(asked({ targets: targets.slice(0, 1), targetItMW: 30 }))).toEqual([
		'sites[0].targetItMW: the target is said twice: here, and in a step',
	])
})

test('null means left out, for lists and groups too', () => {
	expect(
		lines(
			plan({
				powerContracts: null,
				assumptions: null,
				catalogue: null,
				sites: [{ ...site, labour: null, gridRegion: null }],
			}),
		),
	).toEqual([])
})

test('the worked examples and the plan with every field are valid', () => {
	for (const name of ['worked-example-simple', 'worked-example-campus', 'every-field']) {
		const text = readFileSync(new URL(`../../tests/fixtures/plans/${name}.json`, import.meta.url), 'utf8')
		expect(lines(JSON.parse(text)), name).toEqual([])
	}
})

test('all problems are told at once, by path', () => {
	const told = lines(
		plan({
			horizonMonths: 300,
			powerContracts: [
				contract(),
				contract({ id: 'd', kind: 'nope' }),
				contract({ id: 'e', startMonth: '2026-13', siteId: 'x' }),
			],
		}),
	)
	expect(told).toEqual([
		'horizonMonths: expected 1 to 240',
		'powerContracts[2].startMonth: expected YYYY-MM',
		'powerContracts[2].siteId: "x" is not a site of this plan',
		'powerContracts[1].kind: "nope" is not a kind of power contract',
	])
})

test('what stands within an item names what exists, also where the item is wrong elsewhere', () => {
	const purchase = { item: 'flux-capacitor', quantity: 1, orderMonth: '2026-01' }
	const hall = { id: 'h', siteId: site.id, itMW: 'ten', startMonth: '2026-01', durationMonths: 12 }
	expect(lines(plan({ buildPhases: [{ ...hall, procurement: [purchase] }] }))).toEqual([
		'buildPhases[0].itMW: expected a number',
		'buildPhases[0].procurement[0].item: "flux-capacitor" is not an item of equipment',
	])
})

test('an unknown field is refused by name, wherever it stands', () => {
	expect(lines(plan({ budget: 1, sites: [{ ...site, colour: 'red', labour: { hours: 1 } }] }))).toEqual([
		'sites[0].labour.hours: unknown field',
		'sites[0].colour: unknown field',
		'budget: unknown field',
	])
})

test('a field of another kind of workload is refused where it is filled and dropped where it is blank', () => {
	expect(lines(plan({ workloads: [training({ jobsPerMonth: null, applicationIds: [] })] }))).toEqual([])
	expect(lines(plan({ workloads: [training({ jobsPerMonth: 3 })] }))).toEqual([
		'workloads[0].jobsPerMonth: means nothing for this kind of workload',
	])
})

test('months are months', () => {
	for (const month of ['2026-13', '2026-00', '2026-1', '26-01', '2026-01-01', 202601, '']) {
		expect(lines(plan({ startMonth: month })), String(month)).toContain('startMonth: expected YYYY-MM')
	}
	expect(lines(plan({ startMonth: '0001-01' }))).toEqual(['startMonth: expected a year from 1990 to 2100'])
})

test('ids are unique within their list and may name scopes', () => {
	expect(lines(plan({ sites: [site, { ...site, name: 'Other' }] }))).toEqual([
		'sites[1].id: "s" is already the id of sites[0]',
	])
	expect(lines(plan({ sites: [{ ...site, id: 'a/b' }] }))[0]).toContain('sites[0].id')
	expect(lines(plan({ sites: [{ ...site, id: 's 1.b-c_d' }] }))).toEqual([])
})

test('a site has a place: both coordinates, or climate and grid region', () => {
	expect(lines(plan({ sites: [{ id: 's', name: 'S' }] }))).toEqual(['sites[0].latitude: the site has no place'])
	expect(lines(plan({ sites: [{ id: 's', name: 'S', latitude: 1 }] }))).toEqual([
		'sites[0].longitude: required beside the other coordinate',
	])
	expect(lines(plan({ sites: [{ id: 's', name: 'S', climate: 'Dallas TX', gridRegion: 'US-ERCT' }] }))).toEqual([])
})

test('a misspelt key is answered with the nearest one', () => {
	const [problem] = problemsOf(plan({ chipOrders: [order({ chip: 'gb200-nvl27' })] }))
	expect(problem?.mend).toContain('Did you mean gb200-nvl72?')
	const [begun] = problemsOf(plan({ chipOrders: [order({ chip: 'gb200' })] }))
	expect(begun?.mend).toContain('Did you mean gb200-nvl72?')
})

test('an application ends in or after the month it begins, told as every other month is', () => {
	const over = { applications: [application({ startMonth: '2027-03', endMonth: '2027-01' })] }
	expect(lines(plan(over))).toEqual(['applications[0].endMonth: expected March 2027 or later'])
})

test('halls may not wait for each other in a circle, nor for a hall elsewhere', () => {
	const told = lines(plan({ buildPhases: [hall({ id: 'x', startsAfter: 'y' }), hall({ id: 'y', startsAfter: 'x' })] }))
	expect(told).toEqual(['buildPhases[0].startsAfter: the halls x, y wait for each other'])
	expect(lines(plan({ buildPhases: [hall({ startsAfter: 'h' })] }))).toEqual([
		'buildPhases[0].startsAfter: a hall cannot wait for itself',
	])
})

test('only an existing hall takes no time', () => {
	expect(lines(plan({ buildPhases: [hall({ durationMonths: 0 })] }))).toEqual([
		'buildPhases[0].durationMonths: expected 1 to 240',
	])
	expect(lines(plan({ buildPhases: [hall({ durationMonths: 0, scope: 'existing' })] }))).toEqual([])
})

test('a virtual PPA needs its capacity factor', () => {
	expect(lines(plan({ powerContracts: [contract({ kind: 'vppa' })] }))).toEqual([
		'powerContracts[0].capacityFactor: required for the kind Virtual PPA (contract for differences)',
	])
})

test('an order may not be capped above its TDP', () => {
	expect(lines(plan({ chipOrders: [order({ powerCapW: 701 })] }))).toEqual([
		'chipOrders[0].powerCapW: expected at most the TDP, 700 W',
	])
})

test('exponential growth starts from something', () => {
	expect(lines(plan({ applications: [application({ unitsAtStart: 0, growth: 'exponential' })] }))).toEqual([
		'applications[0].unitsAtStart: expected more than 0 for exponential growth',
	])
})

test('shares are one for each application and no more than all of it', () => {
	const two = { applications: [application(), application({ id: 'b' })] }
	expect(lines(plan({ ...two, workloads: [serving({ applicationIds: ['a', 'b'], shares: [0.5] })] }))).toEqual([
		'workloads[0].shares: expected 2 shares, one for each application',
	])
	const over = [
		serving({ applicationIds: ['a'], shares: [0.7] }),
		serving({ id: 'v', applicationIds: ['a'], shares: [0.6] }),
	]
	expect(lines(plan({ ...two, workloads: over }))).toEqual(['workloads[1].shares[0]: the shares of "a" add up to 1.3'])
})

test('training knows its tokens and either accelerators or a deadline', () => {
	expect(lines(plan({ workloads: [training({ model: 'qwen3-235b-a22b', accelerators: null })] }))).toEqual([
		'workloads[0].accelerators: required, or a deadline',
	])
	expect(lines(plan({ workloads: [training({ model: 'timesfm-2.5' })] }))).toEqual([
		'workloads[0].trainingTokens: required: the model has none',
	])
	expect(lines(plan({ workloads: [training({ accelerators: null, deadlineMonth: '2025-12' })] }))).toEqual([
		'workloads[0].deadlineMonth: expected January 2026 or later',
	])
})

test('a model is served or run as its row allows', () => {
	expect(lines(plan({ workloads: [serving({ model: 'alphafold3' })] }))).toEqual([
		'workloads[0].model: AlphaFold 3 is not sized by tokens',
	])
	expect(lines(plan({ workloads: [serving({ model: 'olmo-3-32b' })] }))[0]).toContain('lacks layers')
	expect(lines(plan({ workloads: [batch({ model: 'mace-mp-0' })] }))[0]).toContain(
		'workloads[0].acceleratorHoursPerJob: required',
	)
	expect(lines(plan({ workloads: [batch()] }))).toEqual([])
})

test('what a run produces is a model of the plan’s own', () => {
	expect(lines(plan({ workloads: [training({ producesModel: 'llama-3.1-8b' })] }))).toEqual([
		'workloads[0].producesModel: "llama-3.1-8b" is not a model of this plan’s catalogue',
	])
})

test('unknown assumptions are refused by name, known ones kept within limits', () => {
	const told = lines(
		plan({
			assumptions: {
				trainingGoodputt: 1,
				's/weeklyHours': 500,
				'x/weeklyHours': 50,
				defaultChip: 3,
				discountRate: 'high',
				's/absenceShare': { value: 0.1, why: 'GC' },
			},
		}),
	)
	expect(told).toEqual([
		'assumptions.trainingGoodputt: "trainingGoodputt" is not an assumption',
		'assumptions.s/weeklyHours: expected 20 to 84',
		'assumptions.x/weeklyHours: "x" is not a site of this plan',
		'assumptions.defaultChip: expected the id of a chip',
		'assumptions.discountRate: expected a number',
	])
})

test('a bare assumption and its long form are the same after parsing', () => {
	const parsed = parsePlanFile(plan({ assumptions: { weeklyHours: 55, defaultChip: 'h100-sxm' } }))
	expect(parsed.ok && parsed.plan.assumptions).toEqual({
		weeklyHours: { value: 55, text: null, why: null, source: null },
		defaultChip: { value: 0, text: 'h100-sxm', why: null, source: null },
	})
})

test('a note stands beside a field that exists', () => {
	const notes = {
		'powerContracts/c/capacityMW': { low: 8, high: 12 },
		'powerContracts/z/capacityMW': {},
		'sites/s/bogus': {},
		'sites/s/labour/weeklyHours': {},
		startMonth: {},
	}
	expect(lines(plan({ powerContracts: [contract()], notes }))).toEqual([
		'notes.powerContracts/z/capacityMW: "z" is not an id of powerContracts',
		'notes.sites/s/bogus: "bogus" is not a field of sites',
	])
})

test('another currency needs its rate', () => {
	expect(lines(plan({ currency: 'EUR' }))).toEqual(['usdPerCurrencyUnit: required where the currency is EUR'])
	expect(lines(plan({ currency: 'EUR', usdPerCurrencyUnit: 1.1 }))).toEqual([])
})

test('reports from the site name what they report on', () => {
	const actuals = [
		{ ref: 'phase:h', month: '2026-02' },
		{ ref: 'phase:x', month: '2026-02' },
		{ ref: 'hall', month: '2026-02' },
	]
	expect(lines(plan({ buildPhases: [hall()], actuals }))).toEqual([
		'actuals[1].ref: "x" is not a phase of this plan',
		'actuals[2].ref: expected phase:ID, contract:ID or order:ID',
	])
})

test('numbers that are none and numbers out of this world are refused', () => {
	for (const capacityMW of [Number.NaN, Number.POSITIVE_INFINITY, 1e308, -1, '10', true]) {
		expect(lines(plan({ powerContracts: [contract({ capacityMW })] }))[0], String(capacityMW)).toContain(
			'powerContracts[0].capacityMW',
		)
	}
})

test('keys that reach a prototype are refused and change nothing', () => {
	const hostile: unknown = JSON.parse(
		'{"format":"strata.plan/1","__proto__":{"polluted":true},"sites":[{"__proto__":{"a":1}}],"assumptions":{"__proto__":1}}',
	)
	expect(lines(hostile).toSorted()).toEqual([
		'__proto__: unknown field',
		'assumptions.__proto__: unknown field',
		'sites[0].__proto__: unknown field',
	])
	expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
})

test('lists, texts and nesting have limits', () => {
	expect(lines(plan({ sites: Array.from({ length: 201 }, (_, index) => ({ ...site, id: `s${index}` })) }))).toContain(
		'sites: expected at most 200 entries',
	)
	expect(lines(plan({ name: 'x'.repeat(1e6) }))).toEqual(['name: expected at most 200 characters'])
	let deep: unknown = 1
	for (let index = 0; index < 1e4; index += 1) deep = { a: deep }
	expect(lines(deep)[0]).toContain('nested more than')
})

test('a file with thousands of slips is answered, with the first five hundred', () => {
	const notes = Object.fromEntries(
		Array.from({ length: 19_000 }, (_, index) => [`sites/${'x'.repeat(40)}${index}/targetItMW`, {}]),
	)
	const sites = Array.from({ length: 200 }, (_, index) => ({
		...site,
		id: `${'y'.repeat(40)}${index}`,
		climate: 'nowhere',
	}))
	expect(problemsOf(plan({ sites, notes }))).toHaveLength(501)
})

test('nothing that is no plan throws', () => {
	for (const input of [null, undefined, 3, 'plan', [], [plan()], Symbol('x'), () => 1])
		expect(parsePlanFile(input).ok).toBe(false)
	fc.assert(
		fc.property(fc.anything({ withNullPrototype: true }), (input) => typeof parsePlanFile(input).ok === 'boolean'),
	)
	fc.assert(
		fc.property(
			fc.object(),
			(over) =>
				typeof parsePlanFile(plan({ ...over, sites: [{ ...site, ...over }], workloads: [serving(over)] })).ok ===
				'boolean',
		),
	)
})
