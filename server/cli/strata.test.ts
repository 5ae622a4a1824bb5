import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { computePlan } from '#server/engine/compute-plan.ts'
import { layerStatuses } from '#server/views/layers/layer-status.ts'
import { LAYER_NAMES } from '#shared/formats/names.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import { toPlanFile } from '#shared/schemas/plan-export.ts'
import { VERDICT_PLANS } from '../../tests/verdicts/plans.ts'
import { runStrata } from './strata.ts'

async function strata(...args: string[]) {
	const written = { out: '', err: '' }
	const code = await runStrata(args, {
		out: (text) => (written.out += text),
		err: (text) => (written.err += text),
	})
	return { code, ...written }
}

async function fileWith(content: string): Promise<string> {
	const folder = await mkdtemp(path.join(tmpdir(), 'strata-cli-'))
	onTestFinished(() => rm(folder, { recursive: true, force: true }))
	const file = path.join(folder, 'plan.json')
	await writeFile(file, content)
	return file
}

const template = async (name: string) => (await strata('template', name)).out

test('every template is listed, printed as a plan file, and valid', async () => {
	const { out } = await strata('template')
	for (const { name } of TEMPLATES) {
		expect(out).toContain(name)
		expect(await strata('validate', await fileWith(await template(name)))).toEqual({ code: 0, out: '', err: '' })
	}
})

test('an invalid plan ends with 1 and every problem on stderr as path: message', async () => {
	const plan = JSON.parse(await template('llama-405b'))
	plan.sites[0].targetItMW = 'many'
	plan.powerContracts[0].startMonth = 'June'
	plan.colour = 'red'
	const { code, out, err } = await strata('compute', await fileWith(JSON.stringify(plan)))
	expect([code, out]).toEqual([1, ''])
	const lines = err.trimEnd().split('\n')
	expect(lines.filter((line) => !/^[\w.[\]/-]+: \S/.test(line))).toEqual([])
	expect(err).toContain('powerContracts[0].startMonth: expected YYYY-MM')
	expect(err).toContain('sites[0].targetItMW: ')
	expect(err).toContain('colour: unknown field')
})

test('text that is no JSON is an invalid plan', async () => {
	const { code, err } = await strata('validate', await fileWith('{ "format": '))
	expect(code).toBe(1)
	expect(err).toMatch(/^plan: this is not JSON/)
})

test('wrong usage ends with 2 and says how it goes', async () => {
	const plan = await fileWith(await template('llama-405b'))
	for (const args of [
		[],
		['compile'],
		['__proto__'],
		['validate'],
		['validate', 'missing.json'],
		['validate', plan, plan],
		['compute', plan, '--fast'],
		['compute', plan, '--out', '/nowhere/at/all.json'],
		['explain', plan],
		['explain', plan, 'happiness'],
		['explain', plan, 'facilityPowerMW', '--month', '1999-01'],
		['report', plan],
		['template', 'atlantis'],
		['catalogue', 'dragons'],
	]) {
		const { code, out, err } = await strata(...args)
		expect([args, code, out]).toEqual([args, 2, ''])
		expect(err).toMatch(/strata/)
	}
})

test('compute prints the result document, or writes it', async () => {
	const plan = await fileWith(await template('llama-405b'))
	const { code, out, err } = await strata('compute', plan)
	expect([code, err]).toEqual([0, ''])
	expect(JSON.parse(out)).toMatchObject({ format: 'strata.result/1' })
	const result = `${plan}.result`
	expect(await strata('compute', plan, '--out', result)).toMatchObject({ code: 0, out: '' })
	expect(await readFile(result, 'utf8')).toBe(out)
})

test('explain leads from a figure to where it comes from, as text and as JSON', async () => {
	const plan = await fileWith(await template('llama-405b'))
	const text = await strata('explain', plan, 'facilityPowerMW')
	expect(text.code).toBe(0)
	expect(text.out).toMatch(/^Facility power/)
	expect(text.out).toMatch(/from the plan|catalog|assumption|default of/)
	const { out } = await strata('explain', plan, 'facilityPowerMW', '--json')
	expect(JSON.parse(out)).toMatchObject({ quantity: expect.any(String), inputs: expect.any(Array) })
})

test('explain --list names every quantity without a plan', async () => {
	const { code, out } = await strata('explain', '--list')
	expect(code).toBe(0)
	expect(out).toContain('sites.facilityPowerMW')
})

const CAMPUS = 'tests/fixtures/plans/worked-example-campus.json'

test.each([
	['contracts.firmMW', 'contract:utility'],
	['sites.pue', 'site:abilene'],
	['workloads.servedShare', 'workload:serve-405b'],
	['applications.servedShare', 'application:chat'],
	['workloads.replica.batch', 'workload:serve-405b'],
	['schedule.phase.finish', 'phase:hall-1'],
	['sites.layers.energy.available', 'site:abilene'],
	['workforce.construction.hours', 'plan'],
])('explain takes a key of the result with its list, %s, and answers by that name', async (quantity, scope) => {
	const { code, out } = await strata('explain', CAMPUS, quantity, '--scope', scope, '--json')
	expect(code).toBe(0)
	expect(JSON.parse(out)).toMatchObject({ quantity, value: expect.any(Number) })
})

test.each([
	['energy.contractFirm', 'contract:utility', 'contracts.firmMW'],
	['facilityPowerMW', 'site:abilene', 'sites.facilityPowerMW'],
	['servedShare', 'application:chat', 'applications.servedShare'],
	['schedule.hallDateStart', 'phase:hall-1', 'schedule.phase.start'],
	['layers.energy.available', 'site:abilene', 'sites.layers.energy.available'],
])('a name that a figure had, %s of %s, leads to it', async (quantity, scope, name) => {
	const { out } = await strata('explain', CAMPUS, quantity, '--scope', scope, '--json')
	expect(JSON.parse(out)).toMatchObject({ quantity: name })
})

test('the catalogue prints its tables, rows with sources, and every field and assumption', async () => {
	expect((await strata('catalogue')).out).toMatch(/^chips /m)
	for (const row of JSON.parse((await strata('catalogue', 'chips', '--json')).out)) {
		expect(row).toMatchObject({ id: expect.any(String), source: expect.any(String), asOf: expect.any(String) })
	}
	const fields = JSON.parse((await strata('catalogue', 'fields', '--json')).out)
	expect(fields.map((field: { path: string }) => field.path)).toContain('sites[].targetItMW')
	expect((await strata('catalogue', 'assumptions')).out).toMatch(/^itOverheadFactor .*1\.11/m)
})

test('validate tells as JSON what a run of the plan comes to', async () => {
	const { code, out } = await strata('validate', await fileWith(await template('abilene')), '--json')
	expect(code).toBe(0)
	expect(JSON.parse(out)).toEqual({ valid: true, estimatedCells: expect.any(Number) })
})

test('help is an answer, not a mistake', async () => {
	expect(await strata('--help')).toMatchObject({ code: 0, err: '' })
})

test('backtest prints every case with its verdict, and why a miss misses; misses do not fail it', async () => {
	const { code, out } = await strata('backtest')
	expect(code).toBe(0)
	expect(out.split('\n')[0]).toMatch(/^case +published +predicted +unit +error +tolerance +class +verdict +what$/)
	expect(out).toMatch(/^C13 +1,500 peak +654 .*missed/m)
	expect(out).toMatch(/^Power dates +\d+ of \d+ met · median error \d+ months · \d+ of \d+ not after their P90$/m)
	expect(JSON.parse((await strata('backtest', '--json')).out).length).toBeGreaterThan(90)
	expect((await strata('backtest', 'all')).code).toBe(2)
})

const decisionSchema = z.object({
	id: z.string(),
	lever: z.string(),
	cause: z.string(),
	change: z.record(z.string(), z.unknown()),
	actBy: z.string(),
	decider: z.string(),
	costUsd: z.number(),
	regains: z.object({ mwMonths: z.number(), usd: z.number().nullable(), monthsSooner: z.number() }),
	then: z.object({ layer: z.string() }).nullable(),
})

test('a plan’s verdict is printed as the result has it, or in words', async () => {
	const file = await fileWith(await template('canal-flats'))
	const [verdict, result, words] = [
		await strata('verdict', file, '--json'),
		await strata('compute', file),
		await strata('verdict', file),
	]
	expect(JSON.parse(verdict.out)).toEqual(z.object({ verdict: z.unknown() }).parse(JSON.parse(result.out)).verdict)
	expect([words.code, words.out.split('\n')[0]?.length]).toEqual([0, expect.any(Number)])
	expect(words.out).toMatch(/^layer +state +late or unserved$/m)
	expect(words.out).toMatch(/^loss +amount +why +size$/m)
})

test('a verdict in words has the target, when it is reached, and the states that pages show', async () => {
	const printed = async (plan: PlanFile) => (await strata('verdict', await fileWith(JSON.stringify(plan)))).out
	const late = await printed(VERDICT_PLANS['late-target']())
	expect(late).toMatch(/^Status month November 2026; first power June 2029; full power June 2029\.$/m)
	expect(late).toMatch(/^Campus: 40 MW IT +June 2028 +June 2029 +12 mo$/m)
	const let_ = VERDICT_PLANS.landlord()
	const words = await printed(let_)
	expect(words).toMatch(/^Campus: 40 MW IT +January 2028 +not in the plan +missed$/m)
	for (const { layer, word } of layerStatuses(let_, computePlan(let_)))
		expect(words).toMatch(new RegExp(`^${LAYER_NAMES[layer]} +${word}( |$)`, 'm'))
})

test('decisions are printed with what every door promises of them, and in words with the month first', async () => {
	const file = await fileWith(await template('island'))
	const { out } = await strata('remedies', file, '--json')
	const { decisions } = z.object({ decisions: z.array(decisionSchema) }).parse(JSON.parse(out))
	expect(decisions.length).toBeGreaterThan(0)
	const words = await strata('remedies', file)
	expect(words.out.match(/^By \w+ \d{4}: /gm)).toHaveLength(decisions.length)
	// Chips are idle before work waits for them: what the work makes do with meanwhile is due by when it waits, in September. Rule D2.
	expect(words.out).toMatch(/^By August 2027: run Serve coding agents in FP4 /m)
	expect((await strata('remedies', file, '--month', '2020-01')).code).toBe(2)
}, 60_000)

test('simulate prints the odds in words and as the contract says, the same bytes for the same seed', async () => {
	const file = await fileWith(await template('llama-405b'))
	const [one, two] = [
		await strata('simulate', file, '--draws', '6', '--json'),
		await strata('simulate', file, '--draws', '6', '--json'),
	]
	expect(one).toEqual(two)
	const spread = z.object({
		p10: z.unknown(),
		p50: z.unknown(),
		p80: z.unknown(),
		p90: z.unknown(),
		asEntered: z.unknown(),
	})
	const shares = z.record(z.string().regex(/^\d{4}-\d{2}$/), z.number().min(0).max(1))
	const band = z.object({ p10: z.array(z.number().nullable()), p50: z.array(z.unknown()), p90: z.array(z.unknown()) })
	const document = z.object({
		...{ seed: z.literal(2026), draws: z.literal(6), figures: z.record(z.string(), spread) },
		odds: z.object({ targetMet: z.number().nullable(), firstPowerBy: shares, fullPowerBy: shares }),
		series: z.object({ itMW: band, servedShare: band }),
		limiting: z.object({ energy: z.array(z.number()), none: z.array(z.number()) }),
		...{
			drivers: z.record(z.string(), z.array(z.unknown())),
			cut: z.record(z.string(), z.number()),
			failed: z.literal(0),
		},
	})
	const { figures } = document.parse(JSON.parse(one.out))
	const named = [
		'verdict.firstPower',
		'verdict.fullPower.month',
		'verdict.fullPower.monthsLate',
		'finance.totals.capexUsd',
	]
	const more = [
		'finance.totals.usdPerMillionTokens',
		'workforce.construction.peak.headcount',
		'stranded.acceleratorMonths',
	]
	expect(Object.keys(figures)).toEqual(expect.arrayContaining([...named, ...more]))
	expect((await strata('simulate', file, '--draws', '6', '--seed', '7', '--json')).out).not.toBe(one.out)
	const words = await strata('simulate', file, '--draws', '6')
	expect(words.out).toMatch(/odds of .+ (by|within) /)
	expect(words.out).toContain('As entered: ')
	expect(words.out).not.toContain('Pin down')
	const uncertain = await fileWith(JSON.stringify(toPlanFile(VERDICT_PLANS['late-target']())))
	const many = await strata('simulate', uncertain, '--draws', '512')
	expect(many.out).toMatch(
		/^Pin down “.+” first: .+ \(span of full power, P10 to P90, on average with one input known\)\.$/m,
	)
	expect(many.out).toMatch(/^Grid: start +\d+% +later +guess$/m)
	expect(many.out).toMatch(/^Capital: knowing “.+” narrows its span from \$.+ to \$.+\.$/m)
	for (const wrong of [
		['--draws', '0'],
		['--draws', '10001'],
		['--seed', 'x'],
		['--draws', '1.5'],
	])
		expect((await strata('simulate', file, ...wrong)).code).toBe(2)
}, 60_000)

test('dates prints the months to each building of a class, in words, as JSON, and as months of the calendar', async () => {
	const one = await strata('dates', '--class', 'ai_build', '--started', '2026-01', '--mw', '100', '--json')
	expect(JSON.parse(one.out)).toEqual({
		steps: [
			{
				...{ building: 1, mw: 100, p10: 12, p50: 20, p90: 31 },
				months: { p10: '2027-01', p50: '2027-09', p90: '2028-08' },
			},
		],
	})
	const { code, out } = await strata('dates', '--class', 'own_pace', '--buildings', '3', '--json')
	const { steps } = z.object({ steps: z.array(z.record(z.string(), z.number().nullable())) }).parse(JSON.parse(out))
	expect(code).toBe(0)
	expect(steps.map(({ building, mw }) => [building, mw])).toEqual([
		[1, null],
		[2, null],
		[3, null],
	])
	for (const step of steps)
		for (const months of Object.values(step)) expect(Math.round((months ?? 0) * 10)).toBeCloseTo((months ?? 0) * 10, 9)
	expect((await strata('dates', '--class', 'retrofit')).out).toMatch(
		/guess[^]*building +P10 +P50 +P90\n1 +4\.0 +8\.0 +13\.0\n$/,
	)
	for (const wrong of [
		[],
		['--class', 'slow'],
		['--class', 'retrofit', '--buildings', '0'],
		['--class', 'retrofit', '--started', '2026'],
		['--class', 'retrofit', '--group', '21'],
		['--class', 'retrofit', 'plan.json'],
	])
		expect((await strata('dates', ...wrong)).code).toBe(2)
})

test('export writes figures, the workbook and the schedule, each in its format, and says what it takes', async () => {
	const plan = await fileWith(await template('llama-405b'))
	const starts = { csv: '\uFEFFkey,figure', parquet: 'PAR1', xlsx: 'PK', xml: '<?xml', xer: 'ERMHDR\t' }
	for (const [format, first] of Object.entries(starts)) {
		const out = `${plan}.${format}`
		expect(await strata('export', plan, '--format', format, '--out', out)).toMatchObject({ code: 0, err: '' })
		expect(
			(await readFile(out))
				.subarray(0, first.length + 2)
				.toString('utf8')
				.startsWith(first),
		).toBe(true)
	}
	expect((await strata('export', plan, '--format', 'mpp', '--out', 'x')).err).toContain('csv|parquet|xlsx|xml|xer')
	expect((await strata('export', plan, '--format', 'xer')).code).toBe(2)
})
