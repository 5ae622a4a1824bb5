import { expect, test } from 'vitest'
import { campusPlan } from '../../../tests/factories/campus/campus-plan.ts'
import { campusResult } from '../../../tests/factories/campus/campus-result.ts'
import { contract, hall, planFile } from '../../../tests/factories/plan-file.ts'
import { layerVerdicts, lossOf, madeVerdict } from '../../../tests/factories/verdict/made-verdict.ts'
import {
	balanceOf,
	bindingSpells,
	flat,
	layersOf,
	planResult,
	siteResult,
	stepUp,
} from '../../../tests/factories/plan-result.ts'
import type { Layer } from '#shared/layers.ts'
import type { PlanResult } from '#shared/result.ts'
import type { LayerVerdict } from '#shared/result/verdict-result.ts'
import { layerStatuses } from '../layers/layer-status.ts'
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

/** What the verdict says of one layer, and the loss that it is for. */
const judged = (layer: Layer, verdict: Partial<LayerVerdict>, loss: ReturnType<typeof lossOf>) =>
	planResult({
		verdict: madeVerdict({
			case: 'target_late',
			facts: { loss: 0, monthsLate: 14, targetMonth: '2029-06' },
			layers: layerVerdicts({ [layer]: verdict }),
			losses: [loss],
			totals: { late: { mwMonths: loss.mwMonths, usd: loss.usd } },
		}),
	})

test('the heading of a plan, of its balance and of its late layer are of one verdict', () => {
	const plan = entered(2)
	const loss = lossOf({ cause: 'starts_later', layer: 'energy', item: 'contract:a', facts: { until: '2030-08' } })
	const result = judged('energy', { state: 'late', monthsLate: 14 }, loss)
	expect(overviewFinding(plan, result)).toEqual({
		title: 'Full power comes in August 2030, 14 months after the June 2029 target',
		lede: 'A starts in August 2030; 975 MW-months late.',
	})
	expect(scheduleFinding({ ...result, schedule: { 'phase:a': onTime } }, plan).title).toBe(
		overviewFinding(plan, result).title,
	)
	expect(energyFinding(plan, result).title).toBe('Energy is 14 months after target: a starts in August 2030')
	expect(balanceFinding(plan, result).title).toBe('975 MW-months late')
	expect(stripFinding(result)).toBe('Energy is 14 months late')
})

test('what is not entered yet is told before anything is judged', () => {
	const missing = (layer: Layer) =>
		overviewFinding(entered(1), planResult({ verdict: madeVerdict({ case: 'incomplete', facts: { missing: layer } }) }))
	expect(missing('infrastructure').title).toBe('No halls yet: power has no load')
	expect(missing('chips')).toEqual({
		title: 'No chips yet: the halls stay empty',
		lede: 'Add a chip order to see its power draw and when it runs.',
	})
	const empty = planResult({ verdict: madeVerdict({ case: 'empty' }) })
	expect(overviewFinding(planFile(), empty).title).toBe('Site added: add power next')
	expect(overviewFinding(planFile({ sites: [] }), empty)).toEqual({
		title: 'Empty plan: start with a place and the power you want',
		lede: 'Three answers give a first date: where, how many megawatts, and by when.',
	})
})

test('chips that are idle are told by their share and what it costs, wherever they are told', () => {
	const plan = entered(1)
	const loss = lossOf({
		...{ kind: 'idle', cause: 'over_built', layer: 'applications', usd: 11.7e9 },
		facts: { stands: 'chips', usedShare: 0.34 },
	})
	const result = judged('chips', { state: 'idle', usd: 11.7e9 }, loss)
	expect(chipsFinding(plan, result).title).toBe('Chips are 66% idle, $11.7B')
	expect(layerStatuses(plan, result).find(({ layer }) => layer === 'chips')?.word).toBe('idle 66%')
})

test('the last hall is dated by the leveled schedule and compared with the planned one', () => {
	expect(
		lastHallSentence(planResult({ schedule: { 'phase:a': onTime, 'phase:b': entry(8, { finish: '2027-08' }) } })),
	).toBe('The last hall is ready in September 2027, eight months behind plan.')
	expect(lastHallSentence(planResult({ schedule: { 'phase:a': onTime } }))).toBe(
		'The hall is ready in January 2027, as planned.',
	)
	expect(lastHallSentence(planResult({ schedule: { 'phase:a': entry(0, { name: 'Hall A', finish: null }) } }))).toBe(
		'Hall A is not ready by plan end; planned January 2027.',
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
	).toBe('Energy limits first, then Halls, then nothing')
	expect(
		say([
			['infrastructure', 12],
			['energy', 12],
		]),
	).toBe('Halls limit first, then Energy')
	expect(say([['chips', 24]])).toBe('Chips limit every month')
	expect(say([['applications', 24]])).toBe('No layer falls short of demand')
	expect(
		say([
			['energy', 6],
			['chips', 6],
			['energy', 6],
			['applications', 6],
		]),
	).toBe('The limiting layer changes three times; none limits at the end')
	expect(say([[null, 24]])).toBe('No demand on any layer yet')
})

test('power ahead of halls and halls ahead of power are told apart', () => {
	const build = (energy: readonly number[], infrastructure: readonly number[]) => ({
		itMW: { energy, infrastructure, chips: flat(0, 3) },
		targetItMW: 100,
		binding: [null, null, null],
	})
	const months = ['2026-01', '2026-02', '2026-03']
	expect(poweredFinding(build([0, 415, 500], [0, 100, 400]), months)).toBe('Power leads halls by up to 315 MW IT')
	expect(poweredFinding(build([0, 10, 100], [50, 100, 100]), months)).toBe(
		'Up to 90 MW IT of halls have no power (February 2026)',
	)
	expect(poweredFinding(build([0, 10, 100], [0, 10, 100]), months)).toBe('Power and halls arrive together')
})

test('energy on target says so, and when its firm power comes', () => {
	const energy = balanceOf('energy', flat(100, 24), stepUp({ before: 20, after: 150, at: 6, months: 24 }))
	const result = planResult({ layers: layersOf(24, { energy }), verdict: madeVerdict({ basis: 'plan' }) })
	const finding = energyFinding(planFile({ powerContracts: [contract('a', { capacityMW: 200 })] }), result)
	expect(finding.title).toBe('Power keeps to the planned dates')
	expect(finding.lede).toContain('Peak firm: 150 MW at the meter from July 2026.')
})

test('stranded accelerators are told with what they cost', () => {
	const accelerators = stepUp({ before: 8000, after: 0, at: 3, months: 24 })
	const sites = { abilene: siteResult(24, { installedAccelerators: flat(9000, 24) }) }
	const finding = chipsFinding(
		planFile({
			chipOrders: [{ id: 'o', siteId: 'abilene', chip: 'gb200-nvl72', accelerators: 9000, orderMonth: '2025-06' }],
		}),
		planResult({ sites, stranded: { accelerators, acceleratorMonths: 24_000, idleCapitalUsd: 1.2e9 } }),
	)
	expect(finding.title).toBe('All but 8,000 accelerators have power and a hall once installed')
	expect(finding.lede).toContain('24,000 stranded accelerator-months')
})

test('halls on time and halls late are told apart', () => {
	const plan = planFile({ buildPhases: halls(2) })
	expect(
		infrastructureFinding(plan, planResult({ schedule: { 'phase:hall-1': onTime, 'phase:hall-2': onTime } })).title,
	).toBe('Every hall is ready on its planned date')
	expect(
		infrastructureFinding(
			plan,
			planResult({ schedule: { 'phase:hall-1': onTime, 'phase:hall-2': entry(5, { name: 'Hall 2' }) } }),
		).title,
	).toBe('Hall 2 is five months behind plan: electrician shortage')
})

test('late things are counted, their slips ranged, and a shared cause named', () => {
	const title = (schedule: PlanResult['schedule']) => scheduleFinding(planResult({ schedule }), entered(1)).title
	expect(title({ 'phase:a': entry(4), 'phase:b': entry(8), 'phase:c': onTime })).toBe(
		'Two halls slip four to eight months: electrician shortage',
	)
	expect(title({ 'phase:a': entry(1) })).toBe('One hall slips one month: electrician shortage')
	expect(title({ 'phase:a': entry(2), 'contract:b': entry(2, { cause: 'long_lead:hv_transformer' }) })).toBe(
		'Two items slip two months',
	)
	expect(title({ 'phase:a': onTime })).toBe('Everything is on its planned date')
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
		balanceFinding(plan, result),
		scheduleFinding(result, plan),
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
	expect(meterTitle(plan, asks(0.035, 0))).toMatch(/^Firm power is 0\.035 MW below need/)
	expect(meterTitle(plan, asks(200, 199.99))).toBe('Firm power is above need in every month')
})

test('a plan that is looked at from behind its end says that all of it is past', () => {
	const lede = (asOfMonth: string | null) =>
		overviewFinding({ ...entered(2), startMonth: '2026-01', horizonMonths: 24, asOfMonth }, planResult()).lede
	const past =
		'The whole plan is in the past, so there is no advice: it ends in December 2027, and the status month is January 2028.'
	expect(lede('2028-01')).toContain(past)
	for (const within of [null, '2025-06', '2027-12']) expect(lede(within)).not.toContain('are past')
})
